//! The discovery of a remote worker, which stands for its start.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{AbortHandle, abortable};

use crate::page::worker::prepared::not_started;
use crate::page::worker::transport::{Incoming, Receive};
use crate::protocol::{Loading, PROTOCOL, Signature, ToPage};
use crate::task;

use super::endpoint::{Endpoint, Undescribed};

/// How long to wait before asking again for the first time; each later time it is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(250);
/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// A discovery that is under way, or has succeeded. Dropping it ends it.
pub(super) struct Discovery {
    endpoint: Rc<Endpoint>,
    exports: Rc<RefCell<Vec<String>>>,
    asking: AbortHandle,
}

impl Discovery {
    /// Asks the worker what it exports, until it answers or the time is up; tells `receive`.
    pub(super) fn begin(
        endpoint: Endpoint,
        worker: String,
        limit: Duration,
        receive: Receive,
    ) -> Self {
        let endpoint = Rc::new(endpoint);
        let exports: Rc<RefCell<Vec<String>>> = Rc::default();
        let (asked, found) = (Rc::clone(&endpoint), Rc::clone(&exports));
        let (asking, handle) = abortable(async move {
            let message = match ask(&asked, limit, &receive).await {
                Ok(exports) => {
                    found.replace(exports.iter().map(|export| export.name.clone()).collect());
                    ToPage::Ready { protocol: PROTOCOL, exports }
                }
                Err(reason) => ToPage::StartFailed { error: not_started(worker)(reason) },
            };
            receive(Incoming::Message(message));
        });
        task::spawn(async move {
            asking.await.ok(); // or it was ended, and nobody waits for it
        });
        Self { endpoint, exports, asking: handle }
    }

    /// Where the worker is.
    pub(super) fn endpoint(&self) -> Rc<Endpoint> {
        Rc::clone(&self.endpoint)
    }

    /// The names of what it exports; none before it is known.
    pub(super) fn exports(&self) -> Vec<String> {
        self.exports.borrow().clone()
    }
}

impl Drop for Discovery {
    fn drop(&mut self) {
        self.asking.abort();
    }
}

/// Asks again and again, ever more rarely. Asking has no effects.
async fn ask(
    endpoint: &Endpoint,
    limit: Duration,
    receive: &Receive,
) -> Result<Vec<Signature>, String> {
    let end = task::now() + f64::from(task::milliseconds(limit));
    let mut wait = FIRST_WAIT;
    loop {
        let reason = match endpoint.describe().await {
            Ok(exports) => return Ok(exports),
            Err(Undescribed::Ever(reason)) => return Err(reason),
            Err(Undescribed::Yet(reason)) => reason,
        };
        if task::now() + f64::from(task::milliseconds(wait)) >= end {
            return Err(format!("{reason} (for {} ms)", task::milliseconds(limit)));
        }
        receive(Incoming::Message(ToPage::Loading(Loading { what: reason, done: 0, total: None })));
        task::sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}
