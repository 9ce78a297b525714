//! Everything that happens to the page's workers, as a stream of events.

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

/// Everyone who listens to the events of the page's workers.
#[derive(Clone, Default)]
pub(crate) struct Listeners(Rc<RefCell<Vec<UnboundedSender<Event>>>>);

impl Listeners {
    /// Adds a listener.
    pub(crate) fn subscribe(&self) -> Events {
        let (sender, receiver) = unbounded();
        self.0.borrow_mut().push(sender);
        Events(receiver)
    }

    /// Notifies everyone of an event, which is created only if somebody listens.
    pub(crate) fn notify(&self, event: impl FnOnce() -> Event) {
        let mut listeners = self.0.borrow_mut();
        listeners.retain(|listener| !listener.is_closed());
        if listeners.is_empty() {
            return;
        }
        let event = event();
        for listener in listeners.iter() {
            // A listener that closes just now is dropped at the next event.
            listener.unbounded_send(event.clone()).ok();
        }
    }
}
