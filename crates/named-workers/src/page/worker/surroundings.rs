//! What surrounds the workers of a page.

use std::fmt;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;

use crate::protocol::{Ask, Json};

use super::events::Listeners;
use super::messages::Taps;
use super::pending::Reply;
use super::transport::Transport;
use super::waiter::Waiter;

/// What every worker of a page needs from outside.
pub(crate) struct Surroundings {
    /// Where workers are started.
    pub(crate) transport: Box<dyn Transport>,
    /// Who is notified of events.
    pub(crate) listeners: Listeners,
    /// Who watches the messages.
    pub(crate) taps: Taps,
    /// Answers what one worker asks of another.
    pub(crate) answer: Box<dyn Fn(Asked) -> LocalBoxFuture<'static, Reply>>,
}

/// What a worker asks of another.
#[derive(Debug)]
pub(crate) struct Asked {
    /// What waits for the answer, if it is known.
    pub(crate) waiter: Option<Waiter>,
    /// The other worker's name.
    pub(crate) worker: String,
    pub(crate) ask: Ask,
    /// How long the other worker may stay stuck once nobody waits for it.
    pub(crate) grace: Option<Duration>,
}

impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Surroundings").finish_non_exhaustive()
    }
}

/// An error or a signature as JSON, which cannot fail: both hold only strings and numbers.
pub(crate) fn as_json(value: &impl serde::Serialize) -> Json {
    Json::encode(value).unwrap_or_default()
}
