//! What a worker asks of other workers, and waits for.

use std::collections::BTreeMap;

use futures_channel::oneshot;

use crate::protocol::{Json, RequestId};

/// A value, or an error that nobody has read yet.
pub(super) type Answer = Result<Json, Json>;

/// The requests that wait for an answer.
#[derive(Default)]
pub(super) struct Requests {
    last: RequestId,
    waiting: BTreeMap<RequestId, oneshot::Sender<Answer>>,
}

impl Requests {
    pub(super) fn add(&mut self) -> (RequestId, oneshot::Receiver<Answer>) {
        let (sender, answer) = oneshot::channel();
        self.last += 1;
        self.waiting.insert(self.last, sender);
        (self.last, answer)
    }

    /// Gives an answer to whoever waits for it.
    pub(super) fn answer(&mut self, id: RequestId, answer: Answer) {
        if let Some(waiting) = self.waiting.remove(&id) {
            waiting.send(answer).ok(); // who waited has gone
        }
    }

    /// Forgets a request; tells whether anybody waited.
    pub(super) fn forget(&mut self, id: RequestId) -> bool {
        self.waiting.remove(&id).is_some()
    }
}
