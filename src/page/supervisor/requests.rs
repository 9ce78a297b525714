//! What a worker asks of the other workers of the page.

use std::rc::Rc;
use std::time::Duration;

use futures_util::future::abortable;
use serde::Serialize;
use wasm_bindgen_futures::spawn_local;

use crate::page::caller::{Caller, Made, Waiter, check_call, check_start};
use crate::page::pending::Outcome;
use crate::page::{Call, Workers, workers};
use crate::protocol::{Ask, CallId, Json, RequestId, ToHost};

use super::Supervisor;

impl Supervisor {
    /// Answers a request when there is an answer, unless the worker ends or withdraws it before.
    pub(super) fn request(
        self: &Rc<Self>,
        id: RequestId,
        during: Option<CallId>,
        worker: String,
        ask: Ask,
    ) {
        let waiter = match during {
            Some(call) => Some(Waiter::Call(self.name.clone(), call)),
            None => self.is_starting().then(|| Waiter::Start(self.name.clone())),
        };
        let (outcome, handle) = abortable(answer(waiter, worker, ask));
        self.requests.borrow_mut().insert(id, handle);
        let this = Rc::downgrade(self);
        spawn_local(async move {
            if let (Ok(outcome), Some(this)) = (outcome.await, this.upgrade()) {
                this.requests.borrow_mut().remove(&id);
                this.tell(ToHost::Answer { id, outcome: outcome.map_err(|error| as_json(&error)) });
            }
        });
    }

    pub(super) fn withdraw(&self, id: RequestId) {
        if let Some(request) = self.requests.borrow_mut().remove(&id) {
            request.abort();
        }
    }

    /// What waits for something of this worker.
    fn waiters(&self, awaited: &Waiter) -> Vec<Waiter> {
        match awaited {
            Waiter::Start(_) => {
                let waiting = self.waiting.borrow();
                let waiting = waiting.iter().filter(|(_, sender)| !sender.is_canceled());
                waiting.filter_map(|(waiter, _)| waiter.clone()).collect()
            }
            Waiter::Call(_, id) => {
                let made = self.made(*id).and_then(|(_, caller)| caller?.waiter);
                made.into_iter().collect()
            }
        }
    }

    fn made(&self, id: CallId) -> Option<Made> {
        let pending = self.pending.borrow();
        pending.get(id).map(|call| (call.function.clone(), call.caller.clone()))
    }
}

/// Errors and signatures hold nothing but texts and numbers, which JSON can hold.
fn as_json(value: &impl Serialize) -> Json {
    Json::encode(value).unwrap_or_default()
}

async fn answer(waiter: Option<Waiter>, worker: String, ask: Ask) -> Outcome {
    let workers = workers();
    let target = workers.find(&worker)?;
    if let Some(waiter) = waiter.as_ref().filter(|_| target.is_starting()) {
        check_start(waiter, &worker, |awaited| waiters(&workers, awaited))?;
    }
    match ask {
        Ask::Exports => {
            target.ready_for(waiter).await?;
            Ok(as_json(&target.exports()))
        }
        Ask::Call { function, arguments, milliseconds } => {
            let caller = Caller::new(waiter, &arguments);
            check_call(&caller, &worker, &function, |worker, id| workers.peek(worker)?.made(id))?;
            let mut call = Call::<Json>::with_json(target, &function, Ok(arguments)).by(caller);
            if let Some(milliseconds) = milliseconds {
                call = call.timeout(Duration::from_millis(milliseconds));
            }
            call.run_to_json().await
        }
    }
}

fn waiters(workers: &Workers, awaited: &Waiter) -> Vec<Waiter> {
    let (Waiter::Start(worker) | Waiter::Call(worker, _)) = awaited;
    workers.peek(worker).map(|worker| worker.waiters(awaited)).unwrap_or_default()
}
