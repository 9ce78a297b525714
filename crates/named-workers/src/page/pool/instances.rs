//! The instances of a pool, and who waits for one.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::LocalBoxFuture;
use futures_util::{FutureExt, StreamExt};

use crate::page::Workers;
use crate::page::call::{Lease, Target};
use crate::page::worker::{Runner, Waiter};
use crate::protocol::Error;
use crate::task;

/// How long an instance may stay stuck in a cancelled call, unless the caller says otherwise. Other
/// calls may be waiting for it.
const GRACE: Duration = Duration::from_secs(1);

/// The instances of a pool, and who waits for one.
pub(super) struct Instances {
    workers: Workers,
    name: String,
    all: Vec<Rc<Runner>>,
    free: RefCell<VecDeque<Rc<Runner>>>,
    waiting: RefCell<VecDeque<oneshot::Sender<Lease>>>,
    /// Instances that could not start. They are tried again when no other is left.
    broken: RefCell<Vec<Rc<Runner>>>,
    is_terminated: Cell<bool>,
}

impl Instances {
    pub(super) fn new(workers: Workers, name: String, all: Vec<Rc<Runner>>) -> Self {
        Self {
            workers,
            name,
            free: RefCell::new(all.iter().cloned().collect()),
            all,
            waiting: RefCell::default(),
            broken: RefCell::default(),
            is_terminated: Cell::default(),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn all(&self) -> &[Rc<Runner>] {
        &self.all
    }

    /// Waits for an instance that is free and ready. Those that cannot start are skipped, unless none
    /// can.
    async fn free_and_ready(self: &Rc<Self>) -> Result<Lease, Error> {
        loop {
            let lease = self.next().await?;
            if self.is_over() {
                return Err(self.terminated());
            }
            if lease.worker().has_ended() {
                lease.worker().restart();
            }
            match lease.worker().ready().await {
                Ok(()) => return Ok(lease),
                Err(error) if self.put_aside(lease) => return Err(error),
                Err(_) => {}
            }
        }
    }

    /// Sets aside an instance that cannot start; returns whether no other is left.
    fn put_aside(self: &Rc<Self>, lease: Lease) -> bool {
        let worker = lease.into_worker();
        self.broken.borrow_mut().push(Rc::clone(&worker));
        let is_last = self.broken.borrow().len() == self.all.len();
        if is_last {
            for worker in self.broken.take() {
                Rc::clone(self).hand_out(worker);
            }
        } else {
            task::spawn(Rc::clone(self).await_repair(worker));
        }
        is_last
    }

    /// Hands out a broken instance as soon as somebody has restarted it by hand.
    async fn await_repair(self: Rc<Self>, worker: Rc<Runner>) {
        let mut events = self.workers.events();
        while events.next().await.is_some() {
            if !self.is_broken(&worker) || self.is_over() {
                return; // it was handed out
            }
            if !worker.has_ended() && worker.ready().await.is_ok() && self.is_broken(&worker) {
                self.broken.borrow_mut().retain(|broken| !Rc::ptr_eq(broken, &worker));
                return self.hand_out(worker);
            }
        }
    }

    fn is_broken(&self, worker: &Rc<Runner>) -> bool {
        self.broken.borrow().iter().any(|broken| Rc::ptr_eq(broken, worker))
    }

    fn is_over(&self) -> bool {
        self.is_terminated.get() || self.workers.is_left()
    }

    async fn next(self: &Rc<Self>) -> Result<Lease, Error> {
        if self.is_over() {
            return Err(self.terminated());
        }
        let free = self.free.borrow_mut().pop_front();
        if let Some(worker) = free {
            return Ok(self.lease_of(worker));
        }
        let (sender, lease) = oneshot::channel();
        self.waiting.borrow_mut().push_back(sender);
        lease.await.map_err(|_| self.terminated())
    }

    fn lease_of(self: &Rc<Self>, worker: Rc<Runner>) -> Lease {
        let this = Rc::clone(self);
        Lease::new(worker, Box::new(move |worker| this.take_back(worker)))
    }

    /// Takes an instance back as soon as it is not stuck in a cancelled call.
    fn take_back(self: Rc<Self>, worker: Rc<Runner>) {
        match worker.nothing_lingers() {
            None => self.hand_out(worker),
            Some(coming_back) => task::spawn(async move {
                coming_back.await.ok();
                self.hand_out(worker);
            }),
        }
    }

    /// Hands a free instance to whoever has waited longest.
    fn hand_out(self: Rc<Self>, mut worker: Rc<Runner>) {
        loop {
            let waiting = self.waiting.borrow_mut().pop_front();
            let Some(waiting) = waiting else { break };
            match waiting.send(self.lease_of(worker)) {
                Ok(()) => return,
                Err(lease) => worker = lease.into_worker(), // that waiter is gone
            }
        }
        self.free.borrow_mut().push_back(worker);
    }

    pub(super) fn terminate(&self) {
        if self.is_terminated.replace(true) {
            return; // its instances may belong to another pool now
        }
        self.waiting.take();
        self.all.iter().for_each(|instance| instance.terminate());
    }

    pub(super) fn terminated(&self) -> Error {
        Error::Terminated { worker: self.name.clone(), function: None }
    }
}

impl Target for Instances {
    fn name(&self) -> &str {
        &self.name
    }

    fn lease(self: Rc<Self>, _: Option<Waiter>) -> LocalBoxFuture<'static, Result<Lease, Error>> {
        async move { self.free_and_ready().await }.boxed_local()
    }

    fn grace(&self) -> Option<Duration> {
        Some(GRACE)
    }
}
