//! The instances of a pool, and who waits for one.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::oneshot;
use wasm_bindgen_futures::spawn_local;

use crate::page::supervisor::Supervisor;
use crate::page::target::Lease;
use crate::page::workers;
use crate::protocol::Error;

/// The instances of a pool, and who waits for one.
pub(in crate::page) struct Instances {
    name: String,
    pub(super) all: Vec<Rc<Supervisor>>,
    free: RefCell<VecDeque<Rc<Supervisor>>>,
    waiting: RefCell<VecDeque<oneshot::Sender<Lease>>>,
    /// Those that could not start. They are tried again when no other is left.
    broken: RefCell<Vec<Rc<Supervisor>>>,
    is_terminated: Cell<bool>,
}

impl Instances {
    pub(super) fn new(name: String, all: Vec<Rc<Supervisor>>) -> Self {
        Self {
            name,
            free: RefCell::new(all.iter().cloned().collect()),
            all,
            waiting: RefCell::default(),
            broken: RefCell::default(),
            is_terminated: Cell::default(),
        }
    }

    pub(in crate::page) fn name(&self) -> &str {
        &self.name
    }

    /// Waits for an instance that is free and ready. One that cannot start is passed over, unless
    /// none can.
    pub(in crate::page) async fn lease(self: &Rc<Self>) -> Result<Lease, Error> {
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

    /// Keeps an instance that cannot start out of the way of others; tells whether there are none.
    fn put_aside(self: &Rc<Self>, lease: Lease) -> bool {
        self.broken.borrow_mut().push(lease.into_worker());
        let is_last = self.broken.borrow().len() == self.all.len();
        if is_last {
            for worker in self.broken.take() {
                Rc::clone(self).hand_out(worker);
            }
        }
        is_last
    }

    fn is_over(&self) -> bool {
        self.is_terminated.get() || workers().is_left()
    }

    async fn next(self: &Rc<Self>) -> Result<Lease, Error> {
        if self.is_over() {
            return Err(self.terminated());
        }
        // Somebody may have brought back by hand what was broken.
        let alive: Vec<_> =
            self.broken.borrow_mut().extract_if(.., |worker| !worker.has_ended()).collect();
        self.free.borrow_mut().extend(alive);
        let free = self.free.borrow_mut().pop_front();
        if let Some(worker) = free {
            return Ok(Lease::of(worker, Rc::clone(self)));
        }
        let (sender, lease) = oneshot::channel();
        self.waiting.borrow_mut().push_back(sender);
        lease.await.map_err(|_| self.terminated())
    }

    /// Takes an instance back as soon as it is not stuck in a call that was cancelled.
    pub(in crate::page) fn give_back(self: Rc<Self>, worker: Rc<Supervisor>) {
        if !worker.has_lingering() {
            return self.hand_out(worker);
        }
        spawn_local(async move {
            worker.nothing_lingers().await;
            self.hand_out(worker);
        });
    }

    /// Gives a free instance to whoever has waited longest.
    fn hand_out(self: Rc<Self>, mut worker: Rc<Supervisor>) {
        loop {
            let waiting = self.waiting.borrow_mut().pop_front();
            let Some(waiting) = waiting else { break };
            match waiting.send(Lease::of(worker, Rc::clone(&self))) {
                Ok(()) => return,
                Err(lease) => worker = lease.into_worker(), // who waited has gone
            }
        }
        self.free.borrow_mut().push_back(worker);
    }

    pub(super) fn terminate(&self) {
        if self.is_terminated.replace(true) {
            return; // its instances may have become those of another pool
        }
        self.waiting.take();
        self.all.iter().for_each(|instance| instance.terminate());
    }

    pub(super) fn terminated(&self) -> Error {
        Error::Terminated { worker: self.name.clone(), function: None }
    }
}
