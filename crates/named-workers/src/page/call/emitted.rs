//! The values that a call emits while it runs.

use std::cell::OnceCell;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use futures_channel::mpsc::UnboundedReceiver;
use futures_channel::oneshot;
use futures_core::Stream;
use futures_util::FutureExt;
use serde::de::DeserializeOwned;

use crate::page::worker::{Reply, Runner};
use crate::protocol::{CallId, Callee, Error, Json, STREAM_WINDOW};

/// Where a call runs.
pub(super) struct Source {
    pub(super) worker: Rc<Runner>,
    pub(super) id: CallId,
}

/// The values of a call, in order. Returned by [`Call::stream`](crate::Call::stream).
///
/// Dropping the stream cancels the call. The worker is at most 16 values ahead: an async function that
/// awaits `emit` produces them no faster than they are taken.
///
/// # Errors
/// The last item, if the call does not end in a value.
#[must_use = "dropping the stream cancels the call"]
pub struct Emitted<T> {
    callee: Callee,
    running: Option<oneshot::Receiver<Reply>>,
    values: UnboundedReceiver<Json>,
    source: Rc<OnceCell<Source>>,
    /// How many values have been taken since the worker was last told.
    taken: usize,
    reply: Option<Reply>,
    item: PhantomData<fn() -> T>,
}

impl<T> Emitted<T> {
    pub(super) fn new(
        callee: Callee,
        running: oneshot::Receiver<Reply>,
        values: UnboundedReceiver<Json>,
        source: Rc<OnceCell<Source>>,
    ) -> Self {
        let (running, item) = (Some(running), PhantomData);
        Self { callee, running, values, source, taken: 0, reply: None, item }
    }

    /// What the function returned, once the stream has ended.
    pub(crate) fn take_returned(&mut self) -> Option<Json> {
        self.reply.take()?.ok()
    }

    /// Tells the worker how much room there is, half a window at a time.
    fn make_room(&mut self) {
        self.taken += 1;
        if self.taken < STREAM_WINDOW / 2 || self.running.is_none() {
            return;
        }
        if let Some(Source { worker, id }) = self.source.get() {
            worker.allow_more(*id, std::mem::take(&mut self.taken));
        }
    }

    /// Learns whether the call has ended.
    fn poll_reply(&mut self, context: &mut Context<'_>) {
        let reply = self.running.as_mut().map(|running| running.poll_unpin(context));
        if let Some(Poll::Ready(reply)) = reply {
            self.running = None;
            self.reply = Some(reply.unwrap_or_else(|_| Err(self.callee.terminated())));
        }
    }
}

impl<T: DeserializeOwned> Emitted<T> {
    fn decode(&mut self, value: &Json) -> Result<T, Error> {
        self.make_room();
        value.decode().map_err(|error| {
            self.running = None; // the call is cancelled
            self.reply = None;
            self.values.close();
            while self.values.try_recv().is_ok() {}
            self.callee.bad_result(error.within("emitted"))
        })
    }
}

impl<T: DeserializeOwned> Stream for Emitted<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        this.poll_reply(context);
        // The emitted values come before the reply.
        match Pin::new(&mut this.values).poll_next(context) {
            Poll::Ready(Some(value)) => Poll::Ready(Some(this.decode(&value))),
            _ if this.running.is_some() => Poll::Pending,
            _ => Poll::Ready(match this.reply.take_if(|reply| reply.is_err()) {
                Some(Err(error)) => Some(Err(error)),
                _ => None,
            }),
        }
    }
}

impl<T> fmt::Debug for Emitted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emitted").field("of", &self.callee).finish_non_exhaustive()
    }
}
