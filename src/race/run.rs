//! Runs a race.

use std::cell::Cell;
use std::rc::Rc;

use futures_util::future::join_all;
use serde::de::IgnoredAny;

use super::contest::{Contest, PASS, PASSES_END};
use super::state::Standing;
use crate::primes::{Engine, Racer};
use named_workers::Error;
use named_workers_ui::clock;

/// Whom a race tells how each engine is doing.
type Report = Rc<dyn Fn(Engine, Standing)>;

/// Starts when every worker is ready, or has failed. Dropping this future ends the race.
pub(super) async fn run(contest: Contest, engines: Vec<Engine>, report: Report) {
    let racers = join_all(engines.into_iter().map(|engine| get_ready(engine, &report))).await;
    let laps = racers.into_iter().flatten().map(|(engine, racer)| {
        let report = Rc::clone(&report);
        async move {
            let ended = match contest {
                Contest::Power(power) => search(engine, &racer, 10_u64.pow(power), &report).await,
                Contest::Passes => passes(engine, &racer, &report).await,
            };
            report(engine, ended.unwrap_or_else(Standing::Failed));
        }
    });
    join_all(laps).await;
}

async fn get_ready(engine: Engine, report: &Report) -> Option<(Engine, Racer)> {
    let racer = Racer::ready(engine).await;
    report(
        engine,
        racer.as_ref().map_or_else(|error| Standing::Failed(error.clone()), |_| Standing::Ready),
    );
    Some((engine, racer.ok()?))
}

async fn search(
    engine: Engine,
    racer: &Racer,
    limit: u64,
    report: &Report,
) -> Result<Standing, Error> {
    let started = clock::now();
    report(engine, Standing::Running(0.0, 0));
    let reports = Rc::clone(report);
    racer
        .count(limit, move |progress| {
            let part = if progress.total > 0.0 { progress.done / progress.total } else { 0.0 };
            reports(engine, Standing::Running(part.clamp(0.0, 1.0), 0));
        })
        .await?;
    Ok(Standing::Finished(clock::now() - started))
}

/// As many passes as there are in the time, on all of its workers.
async fn passes(engine: Engine, racer: &Racer, report: &Report) -> Result<Standing, Error> {
    let (started, passes) = (clock::now(), Rc::new(Cell::new(0)));
    let part = move || (clock::now() - started) / PASSES_END;
    report(engine, Standing::Running(0.0, 0));
    let on_each = (0..racer.workers()).map(|_| async {
        loop {
            racer.call::<IgnoredAny>("find_primes", (PASS, 0)).await?;
            if part() >= 1.0 {
                return Ok::<_, Error>(());
            }
            passes.set(passes.get() + 1);
            report(engine, Standing::Running(part(), passes.get()));
        }
    });
    for ended in join_all(on_each).await {
        ended?;
    }
    Ok(Standing::Counted(passes.get()))
}
