//! One worker of the page: carries out the effects of its life.
//!
//! Nothing is borrowed while a callback runs or a listener is notified, so both may call back in.

mod link;
mod look;
mod tell;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::AbortHandle;

use crate::flat_map::FlatMap;
use crate::page::declare::Declaration;
use crate::protocol::{CallId, Error, Json, RequestId};
use crate::task;

use super::life::{Effect, Life, Ready, Sending, Timer};
use super::pending::Outgoing;
use super::records::Records;
use super::surroundings::{Asked, Surroundings};
use super::transport::Link;
use super::waiter::Waiter;

/// Lists a worker again.
pub(crate) type ListAgain = Box<dyn Fn(&Rc<Runner>)>;

/// A declared worker, from its declaration to its end.
pub(crate) struct Runner {
    declaration: Declaration,
    /// What its relative URLs resolve against: fixed when it was declared.
    base: String,
    surroundings: Rc<Surroundings>,
    /// Lists the worker again that is restarted after it was forgotten.
    list_again: ListAgain,
    life: RefCell<Life>,
    link: RefCell<Option<Box<dyn Link>>>,
    /// Dropping one clears the timer.
    timers: RefCell<FlatMap<Timer, oneshot::Sender<()>>>,
    /// What the worker has asked of others.
    requests: RefCell<FlatMap<RequestId, AbortHandle>>,
    records: RefCell<Records>,
}

impl Runner {
    /// Starts a worker.
    pub(crate) fn start(
        declaration: Declaration,
        surroundings: Rc<Surroundings>,
        list_again: ListAgain,
    ) -> Rc<Self> {
        let life = Life::new(&declaration.name, declaration.start_timeout, declaration.restarts);
        let this = Rc::new(Self {
            base: surroundings.transport.base(),
            declaration,
            surroundings,
            list_again,
            life: RefCell::new(life),
            link: RefCell::default(),
            timers: RefCell::default(),
            requests: RefCell::default(),
            records: RefCell::default(),
        });
        this.act(Life::start);
        this
    }

    /// Has something happen in the worker's life, and carries out its effects at once.
    fn act<T>(self: &Rc<Self>, happen: impl FnOnce(&mut Life) -> T) -> T {
        let output = happen(&mut self.life.borrow_mut());
        loop {
            let effect = self.life.borrow_mut().next_effect();
            match effect {
                Some(effect) => self.perform(effect),
                None => return output,
            }
        }
    }

    fn perform(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Open(attempt) => self.open(attempt),
            Effect::Close => drop(self.link.take()),
            Effect::Send(message) => self.send_message(message),
            Effect::SetTimer(timer, after) => self.set_timer(timer, after),
            Effect::ClearTimer(timer) => drop(self.timers.borrow_mut().remove(timer)),
            Effect::Settle(settled) => self.settle(settled),
            Effect::Emit(id, value) => self.emit(id, value),
            Effect::Report(id, progress) => self.report(id, progress),
            Effect::Wake(waiting, ready) => {
                for waiting in waiting {
                    waiting.send(ready.clone()).ok(); // a waiter that is gone need not know
                }
            }
            Effect::Ask { id, during, grace, worker, ask } => {
                let waiter = self.waiter(during);
                self.ask(id, Asked { waiter, worker, ask, grace });
            }
            Effect::Withdraw(id) => {
                if let Some(request) = self.requests.borrow_mut().remove(id) {
                    request.abort();
                }
            }
            Effect::Log(lines) => self.log(lines),
            Effect::LeaveOut(lines) => self.leave_out(lines),
            Effect::State(state) => self.notify_state(state),
            Effect::Step(id, step) => self.notify_step(id, step),
        }
    }
}

/// What can be done to a worker.
impl Runner {
    /// Sends a call to a worker that is ready; returns its id, and what to await.
    ///
    /// # Errors
    /// If the worker does not export the function, or is gone.
    pub(super) fn send(self: &Rc<Self>, call: Outgoing, arguments: Json) -> Result<Sending, Error> {
        let mut call = Some(call);
        self.act(|life| life.send(&mut call, arguments, task::now()))
    }

    /// Ends a call that nobody waits for any more, unless it has ended already.
    pub(super) fn cancel(self: &Rc<Self>, id: CallId, error: impl FnOnce() -> Error) {
        let is_in_flight = self.life.borrow().is_in_flight(id);
        if is_in_flight {
            self.act(|life| life.cancel(id, error()));
        }
    }

    /// Allows the worker to send this many more values of a call.
    pub(crate) fn allow_more(self: &Rc<Self>, id: CallId, values: usize) {
        self.act(|life| life.allow_more(id, values));
    }

    /// Ends the worker and all its calls at once.
    pub(crate) fn terminate(self: &Rc<Self>) {
        self.act(Life::terminate);
    }

    /// Terminates the worker for good.
    pub(crate) fn retire(self: &Rc<Self>) {
        self.act(Life::retire);
    }

    /// Ends every call in flight as terminated, and starts afresh.
    pub(crate) fn restart(self: &Rc<Self>) {
        (self.list_again)(self);
        self.act(Life::restart);
    }

    /// Waits until the worker serves calls, or fails with the reason why it will not.
    pub(crate) async fn ready(self: &Rc<Self>) -> Ready {
        self.ready_for(None).await
    }

    /// Like `ready`; `waiter` is what waits in another worker.
    pub(crate) async fn ready_for(self: &Rc<Self>, waiter: Option<Waiter>) -> Ready {
        // A worker that was ready may have crashed by the time this task resumes, so check again.
        loop {
            let waiting = match self.act(|life| life.wait(waiter.clone())) {
                Ok(ready) => return ready,
                Err(waiting) => waiting,
            };
            waiting.await.unwrap_or_else(|_| Err(self.life.borrow().terminated()))?;
        }
    }

    /// What to await while the worker may be stuck in a cancelled call; none if it is not.
    pub(crate) fn nothing_lingers(self: &Rc<Self>) -> Option<oneshot::Receiver<()>> {
        self.act(Life::nothing_lingers)
    }
}

impl fmt::Debug for Runner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runner").field("life", &self.life).finish_non_exhaustive()
    }
}
