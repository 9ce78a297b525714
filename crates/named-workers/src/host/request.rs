//! Asks another worker.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_channel::oneshot;
use futures_util::FutureExt;

use crate::protocol::{Ask, CallId, Callee, Error, Json, NotJson, RequestId, ToPage};

use super::Host;
use super::requests::Answer;

/// A request to another worker. Dropping it withdraws it.
pub struct Request {
    host: Host,
    id: RequestId,
    answer: oneshot::Receiver<Answer>,
}

impl Host {
    /// Asks another worker of the page, as part of the call `during`, if that is known.
    pub fn ask(&self, during: Option<CallId>, worker: &str, ask: Ask) -> Request {
        let (id, answer) = self.requests().borrow_mut().add();
        self.post(ToPage::Request { id, during, worker: worker.to_owned(), ask });
        Request { host: self.clone(), id, answer }
    }

    /// Tells the page that nobody waits for an answer any more.
    pub fn withdraw(&self, id: RequestId) {
        let has_waited = self.requests().borrow_mut().forget(id);
        if has_waited {
            self.post(ToPage::Withdraw { id });
        }
    }
}

impl Request {
    /// Identifies it among the worker's requests.
    pub fn id(&self) -> RequestId {
        self.id
    }
}

impl Future for Request {
    type Output = Result<Json, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.answer.poll_unpin(context).map(|answer| match answer {
            Ok(answer) => answer.map_err(|error| read(&error)),
            // It was withdrawn: this ends the task that waited for it.
            Err(oneshot::Canceled) => Err(Callee::default().cancelled()),
        })
    }
}

/// Not by `Json::decode`, as no user's type is involved: a host of Python has no other need for it, and it is large.
fn read(error: &Json) -> Error {
    serde_json::from_str(error.as_str()).unwrap_or_else(|error| {
        Callee::new("", "error").unexpected(&NotJson::at_root(error.to_string()))
    })
}

impl Drop for Request {
    fn drop(&mut self) {
        self.host.withdraw(self.id);
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("id", &self.id).finish_non_exhaustive()
    }
}
