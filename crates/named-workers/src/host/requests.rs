//! The requests of a worker to other workers.

use futures_channel::oneshot;

use crate::flat_map::FlatMap;
use crate::protocol::{Json, RequestId};

/// A value, or an error that has not been decoded yet.
pub(super) type Answer = Result<Json, Json>;

/// The requests that wait for an answer.
#[derive(Default)]
pub(super) struct Requests {
    last: RequestId,
    waiting: FlatMap<RequestId, oneshot::Sender<Answer>>,
}

impl Requests {
    pub(super) fn add(&mut self) -> (RequestId, oneshot::Receiver<Answer>) {
        let (sender, answer) = oneshot::channel();
        self.last += 1;
        self.waiting.insert(self.last, sender);
        (self.last, answer)
    }

    /// Passes an answer to whoever waits for it.
    pub(super) fn answer(&mut self, id: RequestId, answer: Answer) {
        if let Some(waiting) = self.waiting.remove(id) {
            waiting.send(answer).ok(); // the waiter may be gone
        }
    }

    /// Forgets a request; returns whether anybody waited for it.
    pub(super) fn forget(&mut self, id: RequestId) -> bool {
        self.waiting.remove(id).is_some()
    }
}
