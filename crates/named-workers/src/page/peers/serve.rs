//! Serves the requests of workers to other workers of the page.

use std::rc::Rc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::page::Workers;
use crate::page::call::Call;
use crate::page::worker::{Asked, Caller, Reply, Waiter, as_json};
use crate::protocol::{Ask, Json};

use super::deadlock::{check_call, check_start};

/// Serves a request. Dropping the future withdraws the request and cancels the call it made.
pub(crate) fn serve_request(workers: Workers, asked: Asked) -> LocalBoxFuture<'static, Reply> {
    find(workers, asked).boxed_local()
}

async fn find(workers: Workers, asked: Asked) -> Reply {
    let Asked { waiter, worker, ask, grace } = asked;
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
            let origin = |worker: &str, id| workers.peek(worker)?.origin(id);
            check_call(&caller, &worker, &function, origin)?;
            let mut call = Call::<Json>::with_json(target as Rc<_>, &function, Ok(arguments));
            if let Some(milliseconds) = milliseconds {
                call = call.timeout(Duration::from_millis(milliseconds));
            }
            if let Some(grace) = grace {
                call = call.grace(grace);
            }
            call.by(caller).run_to_json().await
        }
    }
}

fn waiters(workers: &Workers, awaited: &Waiter) -> Vec<Waiter> {
    workers.peek(awaited.worker()).map(|worker| worker.waiters(awaited)).unwrap_or_default()
}
