//! An engine whose workers are ready, for others to call.

use std::slice;

use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::cores;
use super::engine::Engine;
use super::ranges;
use super::run;
use named_workers::{Call, Error, NamedWorker, Pool, Progress};

/// The worker of an engine, or its workers.
pub(crate) enum Racer {
    One(Engine, NamedWorker),
    Many(Pool),
}

impl Racer {
    /// Waits until it is ready.
    ///
    /// # Errors
    ///
    /// When its worker cannot start.
    pub(crate) async fn ready(engine: Engine) -> Result<Self, Error> {
        match engine {
            Engine::EveryCore => cores::pool().await.map(Self::Many),
            engine => run::ready(engine).await.map(|worker| Self::One(engine, worker)),
        }
    }

    /// How many calls it can run at once.
    pub(crate) fn workers(&self) -> usize {
        match self {
            Self::One(..) => 1,
            Self::Many(pool) => pool.size(),
        }
    }

    pub(crate) fn call<R: DeserializeOwned + 'static>(
        &self,
        function: &str,
        arguments: impl Serialize,
    ) -> Call<R> {
        match self {
            Self::One(_, worker) => worker.call(function, arguments),
            Self::Many(pool) => pool.call(function, arguments),
        }
    }

    /// Counts the primes up to a limit, in the engine's own way.
    pub(crate) async fn count(
        &self,
        limit: u64,
        report: impl Fn(Progress) + 'static,
    ) -> Result<(), Error> {
        match self {
            Self::Many(pool) => ranges::count(slice::from_ref(pool), limit, report).await.map(drop),
            Self::One(Engine::Counting, _) => {
                self.call::<IgnoredAny>("pi", (limit,)).on_progress(report).await.map(drop)
            }
            Self::One(..) => self
                .call::<IgnoredAny>("find_primes", (limit, 0))
                .on_progress(report)
                .await
                .map(drop),
        }
    }
}
