//! How a worker becomes ready, or why it does not.

use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use crate::page::caller::Waiter;
use crate::page::link::Link;
use crate::page::program::{self, Program};
use crate::page::{Declaration, State, config, time};
use crate::protocol::{Level, Loading, PROTOCOL, Start, ToHost};

use super::{Ready, Supervisor};

impl Supervisor {
    pub(in crate::page) fn start(self: &Rc<Self>) {
        self.attempt.set(self.attempt.get() + 1);
        self.set_state(State::Starting(Loading::default()));
        self.set_start_limit();
        let checked = self.declaration.borrow().check();
        match checked {
            Ok(()) => spawn_local(Rc::clone(self).prepare(self.attempt.get())),
            Err(error) => self.fail(error),
        }
    }

    /// Settles every call in flight as terminated, and starts afresh.
    pub(in crate::page) fn restart(self: &Rc<Self>) {
        self.restarts.borrow_mut().clear();
        self.close();
        self.start();
        self.settle_all(|function| self.terminated(Some(function)));
    }

    /// Starts afresh as something else of the same name.
    pub(in crate::page) fn redeclare(self: &Rc<Self>, declaration: Declaration) {
        *self.declaration.borrow_mut() = declaration;
        self.exports.take();
        self.error.take();
        self.restart();
    }

    /// Waits until the worker serves calls, or fails with the reason why it will not.
    pub(in crate::page) async fn ready(&self) -> Ready {
        self.ready_for(None).await
    }

    /// The same; `waiter` is what waits in another worker.
    pub(in crate::page) async fn ready_for(&self, waiter: Option<Waiter>) -> Ready {
        // One that was ready may have crashed by the time this task goes on, so it looks again.
        loop {
            match &*self.state.borrow() {
                State::Ready | State::Busy(_) => return Ok(()),
                State::Failed(error) => return Err(error.clone()),
                State::Terminated => return Err(self.terminated(None)),
                State::Starting(_) | State::Crashed(_) => {}
            }
            let (sender, waiting) = oneshot::channel();
            self.waiting.borrow_mut().push((waiter.clone(), sender));
            waiting.await.unwrap_or_else(|_| Err(self.terminated(None)))?;
        }
    }

    async fn prepare(self: Rc<Self>, attempt: u32) {
        let source = self.declaration.borrow().config.clone();
        let config = config::read(source.as_ref()).await;
        if attempt != self.attempt.get() {
            return;
        }
        if let Err(reason) = config.and_then(|config| self.open(config)) {
            self.fail(self.start_failed(reason));
        }
    }

    fn open(self: &Rc<Self>, read: config::Read) -> Result<(), String> {
        for key in &read.unknown {
            self.log(Level::Warning, format!("config key `{key}` is unknown and was ignored"));
        }
        let Program { bundle, script } = program::of(&self.declaration.borrow(), &read.written)?;
        let config = read.config;
        let start = Start { protocol: PROTOCOL, worker: self.name().to_owned(), config, script };
        let (this, attempt) = (Rc::downgrade(self), self.attempt.get());
        let receive = move |incoming| match this.upgrade() {
            Some(this) if this.attempt.get() == attempt => this.receive(incoming, &start),
            _ => {}
        };
        let link = Link::open(&bundle, self.name(), receive)?;
        *self.link.borrow_mut() = Some(link);
        Ok(())
    }

    pub(super) fn greet(&self, start: &Start) -> Result<(), String> {
        match &*self.link.borrow() {
            Some(link) => {
                link.connect().and_then(|()| link.send(ToHost::Start(Box::new(start.clone()))))
            }
            None => Ok(()),
        }
    }

    /// Begins to wait for a sign of progress. A slow network is none that has failed.
    pub(super) fn set_start_limit(self: &Rc<Self>) {
        let limit = self.declaration.borrow().start_timeout;
        self.set_timer(limit, move |this| {
            let milliseconds = time::milliseconds(limit);
            let reason = format!("it was not ready after {milliseconds} ms without progress");
            this.fail(this.start_failed(reason));
        });
    }

    /// Sets what comes next if nothing else does before.
    pub(super) fn set_timer(
        self: &Rc<Self>,
        after: Duration,
        then: impl FnOnce(&Rc<Self>) + 'static,
    ) {
        let this = Rc::downgrade(self);
        let expire = move || {
            if let Some(this) = this.upgrade() {
                then(&this);
            }
        };
        *self.timer.borrow_mut() = Some(Timeout::new(time::milliseconds(after), expire));
    }
}
