//! The values that a call emits while it runs.

use std::cell::OnceCell;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use futures_channel::mpsc::UnboundedReceiver;
use futures_core::Stream;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;

use crate::protocol::{CallId, Error, Json, STREAM_WINDOW};

use super::pending::Outcome;
use super::supervisor::Supervisor;

/// Where a call runs.
pub(super) struct Source {
    pub(super) worker: Rc<Supervisor>,
    pub(super) id: CallId,
}

/// The values of a call, in order; made by [`Call::stream`](super::Call::stream).
///
/// The call is sent when the first value is awaited. Dropping the stream cancels it. The worker is
/// at most 16 values ahead: those of a function that is async and awaits `emit` are made no faster
/// than they are taken.
///
/// # Errors
/// The last item, where the call does not end in a value.
#[must_use = "the call is sent when a value is awaited"]
pub struct Results<T> {
    at: (String, String),
    running: Option<LocalBoxFuture<'static, Outcome>>,
    values: UnboundedReceiver<Json>,
    source: Rc<OnceCell<Source>>,
    /// How many values have been taken since the worker was told last.
    taken: usize,
    end: Option<Outcome>,
    item: PhantomData<fn() -> T>,
}

impl<T> Results<T> {
    pub(super) fn new(
        at: (String, String),
        running: LocalBoxFuture<'static, Outcome>,
        values: UnboundedReceiver<Json>,
        source: Rc<OnceCell<Source>>,
    ) -> Self {
        Self { at, running: Some(running), values, source, taken: 0, end: None, item: PhantomData }
    }

    /// What the function returned, once the stream has ended.
    pub(super) fn returned(&mut self) -> Option<Json> {
        self.end.take()?.ok()
    }

    /// Tells the worker now and then how much room there is: half a window at a time.
    fn make_room(&mut self) {
        self.taken += 1;
        if self.taken < STREAM_WINDOW / 2 || self.running.is_none() {
            return;
        }
        if let Some(Source { worker, id }) = self.source.get() {
            worker.allow_more(*id, std::mem::take(&mut self.taken));
        }
    }
}

impl<T: DeserializeOwned> Results<T> {
    fn decode(&mut self, value: &Json) -> Result<T, Error> {
        self.make_room();
        value.decode().map_err(|error| {
            self.running = None; // the call is cancelled
            self.end = None;
            self.values.close();
            while self.values.try_recv().is_ok() {}
            let (worker, function) = self.at.clone();
            Error::BadResult { worker, function, reason: error.within("emitted") }
        })
    }
}

impl<T: DeserializeOwned> Stream for Results<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let end = this.running.as_mut().map(|running| running.poll_unpin(context));
        if let Some(Poll::Ready(end)) = end {
            this.running = None;
            this.end = Some(end);
        }
        // What the function has emitted comes before how it ended.
        match Pin::new(&mut this.values).poll_next(context) {
            Poll::Ready(Some(value)) => Poll::Ready(Some(this.decode(&value))),
            _ if this.running.is_some() => Poll::Pending,
            _ => Poll::Ready(match this.end.take_if(|end| end.is_err()) {
                Some(Err(error)) => Some(Err(error)),
                _ => None,
            }),
        }
    }
}
