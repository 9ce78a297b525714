//! The messages between the page and its workers, for whoever asks to see them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use futures_core::Stream;
use serde::{Deserialize, Serialize};

use crate::protocol::{CallId, ToHost, ToPage};
use crate::task;

/// The most messages that wait for a reader; of more, the oldest are dropped.
const MOST: usize = 10_000;

/// A message between the page and a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Message {
    /// When it was sent or received: milliseconds of the page's clock, `performance.now()`.
    pub time: f64,
    /// The worker.
    pub worker: String,
    /// Which way it goes.
    pub direction: Direction,
    /// Its name in the protocol: `Call`, `Returned`.
    pub name: Cow<'static, str>,
    /// The call that it is about, if it is about one.
    pub call: Option<CallId>,
    /// The size of the JSON or the text that it carries, in bytes. Its frame adds some tens of bytes.
    pub size: usize,
}

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// From the page to the worker.
    ToWorker,
    /// From the worker to the page.
    ToPage,
}

/// The messages of all workers from now on. Dropping it ends the subscription. At most 10,000 wait to be
/// read; of more, the oldest are dropped.
#[derive(Debug)]
pub struct Messages(Rc<RefCell<Queue>>);

#[derive(Debug, Default)]
struct Queue {
    messages: VecDeque<Message>,
    reader: Option<Waker>,
}

impl Stream for Messages {
    type Item = Message;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Message>> {
        let mut queue = self.0.borrow_mut();
        match queue.messages.pop_front() {
            Some(message) => Poll::Ready(Some(message)),
            None => {
                queue.reader = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

/// Everyone who watches the messages of the page's workers.
#[derive(Clone, Default)]
pub(crate) struct Taps(Rc<RefCell<Vec<Weak<RefCell<Queue>>>>>);

impl Taps {
    /// Adds a reader.
    pub(crate) fn subscribe(&self) -> Messages {
        let queue = Rc::default();
        self.0.borrow_mut().push(Rc::downgrade(&queue));
        Messages(queue)
    }

    /// The page has sent a message.
    pub(super) fn sent(&self, worker: &str, message: &ToHost) {
        self.tell(|| Message {
            time: task::now(),
            worker: worker.to_owned(),
            direction: Direction::ToWorker,
            name: message.name().into(),
            call: message.call(),
            size: message.size(),
        });
    }

    /// A worker has sent a message.
    pub(super) fn received(&self, worker: &str, message: &ToPage) {
        self.tell(|| Message {
            time: task::now(),
            worker: worker.to_owned(),
            direction: Direction::ToPage,
            name: message.name().into(),
            call: message.call(),
            size: message.size(),
        });
    }

    /// Looks at a message only if somebody reads.
    fn tell(&self, message: impl FnOnce() -> Message) {
        if self.0.borrow().is_empty() {
            return;
        }
        let message = message();
        let mut wakers = Vec::new();
        self.0.borrow_mut().retain(|tap| {
            let Some(queue) = tap.upgrade() else { return false };
            let mut queue = queue.borrow_mut();
            if queue.messages.len() == MOST {
                queue.messages.pop_front();
            }
            queue.messages.push_back(message.clone());
            wakers.extend(queue.reader.take());
            true
        });
        wakers.into_iter().for_each(Waker::wake);
    }
}
