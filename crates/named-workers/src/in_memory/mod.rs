//! Page and host in one native process: the whole path of a call, without a browser.
//!
//! The link between them carries JSON text, as the browser's does, one message per task. A stuck worker
//! is one that is held: it reads no message until it is released or ended.
#![allow(clippy::panic, clippy::unwrap_used, reason = "this is a test")]

mod calls;
mod functions;
mod lives;
mod logs;
mod memory;
mod messages;
mod peers;
mod pools;
mod streams;
mod transport;

use std::fmt::Debug;
use std::time::Duration;

use crate::page::{Declaration, NamedWorker, Pool, WorkerType, Workers};
use crate::protocol::Error;
use crate::{State, WorkerInfo, task};

use transport::{InMemory, Machines};

/// A page, and the machines that its workers run on.
#[derive(Clone)]
struct Page {
    workers: Workers,
    machines: Machines,
}

impl Page {
    fn new() -> Self {
        let machines = Machines::default();
        Self { workers: Workers::in_memory(InMemory(machines.clone())), machines }
    }

    /// A ready worker of this name.
    async fn worker(&self, name: &str) -> NamedWorker {
        self.workers.create(declaration(name)).await.unwrap()
    }

    /// A pool of two instances.
    async fn pool(&self, name: &str) -> Pool {
        self.workers.pool(declaration(name)).size(2).await.unwrap()
    }

    fn info(&self, name: &str) -> WorkerInfo {
        self.workers.list().into_iter().find(|info| info.name == name).unwrap()
    }

    fn state(&self, name: &str) -> State {
        self.info(name).state
    }

    /// Waits until a worker is in the state of this name.
    async fn until(&self, name: &str, state: &str) {
        for _ in 0..100_000 {
            if self.state(name).name() == state {
                return;
            }
            moment().await;
        }
        panic!("`{name}` has never been {state}, but {:?}", self.state(name));
    }

    fn log(&self, name: &str) -> Vec<String> {
        self.info(name).log.into_iter().map(|line| line.text.to_string()).collect()
    }

    fn history(&self, name: &str) -> Vec<&'static str> {
        self.info(name).history.iter().map(|change| change.state.name()).collect()
    }
}

fn declaration(name: &str) -> Declaration {
    Declaration::new(name, WorkerType::Rs).src("./worker.js")
}

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// The kind of the error in an outcome.
fn kind<T: Debug>(outcome: &Result<T, Error>) -> &'static str {
    outcome.as_ref().unwrap_err().kind()
}

/// Lets everything that happens at once happen.
async fn moment() {
    task::sleep(ms(1)).await;
}
