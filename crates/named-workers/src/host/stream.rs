//! The values that a function emits while it runs.
//!
//! The page holds at most [`STREAM_WINDOW`] values of a call that its caller has not taken. The others
//! wait here, followed by the call's reply; an async function that awaits [`emit`](super::emit()) waits
//! as well.

use std::collections::VecDeque;

use futures_channel::oneshot;

use crate::protocol::{CallId, Json, NotJson, STREAM_WINDOW, ToPage};

/// Ready when the caller has room for more.
pub type Room = oneshot::Receiver<()>;

/// The values of one call whose caller takes them.
pub(super) struct Stream {
    /// How many more values the page accepts now.
    room: usize,
    /// The values the page has no room for yet.
    kept: VecDeque<Json>,
    /// Who waits until there is room.
    waiting: Vec<oneshot::Sender<()>>,
    /// How many values have been emitted.
    count: usize,
    /// The first value that was refused.
    refused: Option<NotJson>,
}

impl Default for Stream {
    fn default() -> Self {
        let (kept, waiting) = (VecDeque::new(), Vec::new());
        Self { room: STREAM_WINDOW, kept, waiting, count: 0, refused: None }
    }
}

impl Stream {
    /// Adds a value; returns what to send now, and what to await if there is no room.
    pub(super) fn add(
        &mut self,
        id: CallId,
        value: Result<Json, NotJson>,
    ) -> (Vec<ToPage>, Option<Room>) {
        let index = self.count;
        self.count += 1;
        match value {
            Ok(value) => self.kept.push_back(value),
            Err(NotJson { path, reason }) => {
                let path = format!("[{index}]{path}");
                self.refused.get_or_insert(NotJson { path, reason });
            }
        }
        let messages = self.send(id);
        if self.kept.is_empty() {
            return (messages, None);
        }
        let (sender, room) = oneshot::channel();
        self.waiting.push(sender);
        (messages, Some(room))
    }

    /// The caller has taken some values; returns what to send now.
    pub(super) fn make_room(&mut self, id: CallId, values: usize) -> Vec<ToPage> {
        self.room = self.room.saturating_add(values);
        self.send(id)
    }

    /// Whether the page has every value.
    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The first value that was refused.
    pub(super) fn take_refused(&mut self) -> Option<NotJson> {
        self.refused.take()
    }

    fn send(&mut self, id: CallId) -> Vec<ToPage> {
        let count = self.room.min(self.kept.len());
        self.room -= count;
        let sent = self.kept.drain(..count).map(|value| ToPage::Emitted { id, value }).collect();
        if self.kept.is_empty() {
            self.waiting.clear(); // which wakes them
        }
        sent
    }
}
