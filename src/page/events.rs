//! Everything that happens to the page's workers, as a stream for whoever listens.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_core::Stream;

use super::Event;

/// The events of all workers from now on. Dropping it ends the subscription.
#[derive(Debug)]
pub struct Events(UnboundedReceiver<Event>);

impl Stream for Events {
    type Item = Event;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Event>> {
        Pin::new(&mut self.0).poll_next(context)
    }
}

/// Where events come from: gives each to every listener.
#[derive(Clone, Default)]
pub(super) struct Emitter(Rc<RefCell<Vec<UnboundedSender<Event>>>>);

impl Emitter {
    /// Adds a listener.
    pub(super) fn subscribe(&self) -> Events {
        let (sender, receiver) = unbounded();
        self.0.borrow_mut().push(sender);
        Events(receiver)
    }

    /// Emits an event, which is made only if somebody listens.
    pub(super) fn emit(&self, event: impl FnOnce() -> Event) {
        let mut listeners = self.0.borrow_mut();
        listeners.retain(|listener| !listener.is_closed());
        if listeners.is_empty() {
            return;
        }
        let event = event();
        for listener in listeners.iter() {
            // A listener that closes at this very moment is dropped at the next event.
            listener.unbounded_send(event.clone()).ok();
        }
    }
}
