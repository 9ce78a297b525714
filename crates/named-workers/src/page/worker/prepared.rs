//! What every transport begins with: a declaration that has been prepared.

use crate::page::declare::{Declaration, Prepared, prepare};
use crate::protocol::log::Line;
use crate::protocol::{Error, Level, ToPage};

use super::transport::{Incoming, Receive};

/// Prepares what was declared at `base`; tells `receive` its warnings.
///
/// # Errors
/// [`Error::StartFailed`], which names the URL that cannot be loaded, or the key with a wrong value.
pub(super) fn prepared(
    declaration: &Declaration,
    base: &str,
    receive: &Receive,
) -> impl Future<Output = Result<Prepared, Error>> + use<> {
    let (worker, receive) = (declaration.name.clone(), receive.clone());
    let preparing = prepare(declaration.clone(), base.to_owned());
    async move {
        let prepared = preparing.await.map_err(not_started(worker))?;
        let line = |text: &String| Line { level: Level::Warning, text: text.clone() };
        let lines: Vec<_> = prepared.warnings.iter().map(line).collect();
        if !lines.is_empty() {
            receive(Incoming::Message(ToPage::Logged { left_out: 0, lines }));
        }
        Ok(prepared)
    }
}

/// The error of a worker that cannot start.
pub(super) fn not_started(worker: String) -> impl FnOnce(String) -> Error {
    move |reason| Error::StartFailed { worker, reason, traceback: None }
}
