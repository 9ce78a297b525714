//! A function gives values while it runs.
//!
//! The page holds at most [`STREAM_WINDOW`] values of a call that its caller has not taken. The others
//! wait here, and the call's answer after them; an async function that awaits [`emit`] waits as well.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_channel::oneshot;
use futures_util::FutureExt;
use serde::Serialize;

use crate::protocol::{CallId, Json, NotJson, STREAM_WINDOW, ToPage};

use super::{current, outbox};

/// The values of one call whose caller takes them.
struct Stream {
    /// How many more values the page takes now.
    room: usize,
    /// The values that the page has no room for.
    kept: VecDeque<Json>,
    /// Who waits until there is room.
    waiting: Vec<oneshot::Sender<()>>,
    /// How many values there have been.
    count: usize,
    /// The first value that was refused.
    refused: Option<NotJson>,
    /// What ends the call, after all its values.
    answer: Option<ToPage>,
}

thread_local! {
    static STREAMS: RefCell<BTreeMap<CallId, Stream>> = const { RefCell::new(BTreeMap::new()) };
}

/// Hands a value to the caller while the function runs, if the caller takes them as a stream.
///
/// The values come in order. In an async function await what this gives: it is there as soon as the
/// caller keeps up, so that a slow caller slows the function down; while nobody takes the values, it is
/// there at once, and gives way to nothing. In a sync function the caller gets the first 16 at once,
/// and the others when the function returns.
///
/// A value that JSON cannot hold ends the call with
/// [`BadResult`](crate::Error::BadResult) when the function returns.
pub fn emit(value: impl Serialize) -> Emit {
    let id = current::call().filter(|id| is_open(*id));
    let added = id.map(|id| add(id, Json::encode(&value)));
    Emit(added.flatten())
}

/// Ready when the caller keeps up.
#[derive(Debug)]
pub struct Emit(Option<oneshot::Receiver<()>>);

impl Future for Emit {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match &mut self.0 {
            Some(room) => room.poll_unpin(context).map(|_| ()),
            None => Poll::Ready(()),
        }
    }
}

/// Begins a call whose caller takes values.
pub(super) fn open(id: CallId) {
    let stream = Stream {
        room: STREAM_WINDOW,
        kept: VecDeque::new(),
        waiting: Vec::new(),
        count: 0,
        refused: None,
        answer: None,
    };
    STREAMS.with_borrow_mut(|all| all.insert(id, stream));
}

/// Whether a caller takes the values of this call.
pub(super) fn is_open(id: CallId) -> bool {
    STREAMS.with_borrow(|all| all.contains_key(&id))
}

/// Adds a value; gives what to await if there is no room.
pub(super) fn add(id: CallId, value: Result<Json, NotJson>) -> Option<oneshot::Receiver<()>> {
    STREAMS.with_borrow_mut(|all| all.get_mut(&id)?.add(id, value))
}

/// The first value of a call that was refused.
pub(super) fn refused(id: CallId) -> Option<NotJson> {
    STREAMS.with_borrow_mut(|all| all.get_mut(&id)?.refused.take())
}

/// The caller has taken some values.
pub(super) fn make_room(id: CallId, values: usize) {
    let ended = STREAMS.with_borrow_mut(|all| {
        let stream = all.get_mut(&id)?;
        stream.room = stream.room.saturating_add(values);
        stream.send(id).then(|| all.remove(&id))?
    });
    outbox::send_all(ended.and_then(|stream| stream.answer));
}

/// Sends what ends a call, now or after all its values.
pub(super) fn answer(id: CallId, answer: ToPage) {
    let answer = STREAMS.with_borrow_mut(|all| match all.get_mut(&id) {
        Some(stream) if !stream.kept.is_empty() => {
            stream.answer = Some(answer);
            None
        }
        _ => {
            all.remove(&id);
            Some(answer)
        }
    });
    outbox::send_all(answer);
}

/// Forgets a call that nobody waits for.
pub(super) fn forget(id: CallId) {
    STREAMS.with_borrow_mut(|all| all.remove(&id));
}

impl Stream {
    fn add(&mut self, id: CallId, value: Result<Json, NotJson>) -> Option<oneshot::Receiver<()>> {
        let index = self.count;
        self.count += 1;
        match value {
            Ok(value) => self.kept.push_back(value),
            Err(NotJson { path, reason }) => {
                let path = format!("[{index}]{path}");
                self.refused.get_or_insert(NotJson { path, reason });
            }
        }
        self.send(id);
        if self.kept.is_empty() {
            return None;
        }
        let (sender, room) = oneshot::channel();
        self.waiting.push(sender);
        Some(room)
    }

    /// Sends what there is room for; tells whether the call has ended.
    fn send(&mut self, id: CallId) -> bool {
        while self.room > 0
            && let Some(value) = self.kept.pop_front()
        {
            self.room -= 1;
            outbox::send(ToPage::Emitted { id, value });
        }
        if self.kept.is_empty() {
            self.waiting.clear(); // which wakes them
        }
        self.kept.is_empty() && self.answer.is_some()
    }
}
