//! The link to the worker, its timers, and what it asks of others.

use std::rc::{Rc, Weak};
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::{Either, abortable, select};

use crate::page::worker::life::{Attempt, Timer};
use crate::page::worker::surroundings::{Asked, as_json};
use crate::page::worker::transport::Incoming;
use crate::page::worker::waiter::Waiter;
use crate::protocol::{CallId, RequestId, ToHost};
use crate::task;

use super::Runner;

impl Runner {
    pub(super) fn open(self: &Rc<Self>, attempt: Attempt) {
        self.link.take();
        let this = Rc::downgrade(self);
        let receive = Rc::new(move |incoming| receive(&this, attempt, incoming));
        let opening = match self.declaration.check() {
            Ok(()) => self.surroundings.transport.open(&self.declaration, &self.base, receive),
            Err(error) => Box::pin(async { Err(error) }),
        };
        let this = Rc::downgrade(self);
        task::spawn(async move {
            let opened = opening.await;
            let Some(this) = this.upgrade() else { return };
            match opened {
                Ok(link) if this.life.borrow().awaits(attempt) => {
                    drop(this.link.replace(Some(link)))
                }
                Ok(_) => {} // the worker has ended meanwhile, so this drops its link
                Err(error) => this.act(|life| life.not_opened(attempt, error, task::now())),
            }
        });
    }

    /// Sends a message; a link that cannot take it is broken.
    pub(super) fn send_message(self: &Rc<Self>, message: ToHost) {
        self.surroundings.taps.sent(self.name(), &message);
        let sent = self.link.borrow().as_ref().map(|link| link.send(message));
        if let Some(Err(reason)) = sent {
            self.act(|life| life.break_link(reason, task::now()));
        }
    }

    pub(super) fn set_timer(self: &Rc<Self>, timer: Timer, after: Duration) {
        let (cleared, clearing) = oneshot::channel::<()>();
        let this = Rc::downgrade(self);
        task::spawn(async move {
            let expired = matches!(select(task::sleep(after), clearing).await, Either::Left(_));
            if let Some(this) = this.upgrade().filter(|_| expired) {
                this.timers.borrow_mut().remove(timer);
                this.act(|life| life.expire(timer, task::now()));
            }
        });
        self.timers.borrow_mut().insert(timer, cleared);
    }

    pub(super) fn waiter(&self, during: Option<CallId>) -> Option<Waiter> {
        let name = self.declaration.name.clone();
        match during {
            Some(call) => Some(Waiter::Call(name, call)),
            None => self.is_starting().then_some(Waiter::Start(name)),
        }
    }

    /// Answers a request once there is an answer, unless the worker withdraws it or ends first.
    pub(super) fn ask(self: &Rc<Self>, id: RequestId, asked: Asked) {
        let (answer, handle) = abortable((self.surroundings.answer)(asked));
        self.requests.borrow_mut().insert(id, handle);
        let this = Rc::downgrade(self);
        task::spawn(async move {
            if let (Ok(answer), Some(this)) = (answer.await, this.upgrade()) {
                this.requests.borrow_mut().remove(id);
                this.act(|life| life.answer(id, answer.map_err(|error| as_json(&error))));
            }
        });
    }
}

fn receive(runner: &Weak<Runner>, attempt: Attempt, incoming: Incoming) {
    if let Some(runner) = runner.upgrade() {
        if let Incoming::Message(message) = &incoming {
            runner.surroundings.taps.received(runner.name(), message);
        }
        runner.act(|life| life.receive(attempt, incoming, task::now()));
    }
}
