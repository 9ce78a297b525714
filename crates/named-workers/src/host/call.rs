//! A call inside the worker, from its beginning to its end.

use futures_util::future::AbortHandle;

use crate::protocol::{CallId, Callee, Json, ToPage};

use super::reply::{Failure, Reply};
use super::reports::Reports;
use super::stream::Stream;

/// A call that has not begun, as the page sent it.
pub(super) struct Waiting {
    pub(super) id: CallId,
    pub(super) function: String,
    pub(super) arguments: Json,
    pub(super) stream: bool,
    pub(super) announce: bool,
}

/// A call that has not ended.
pub(super) struct Call {
    pub(super) callee: Callee,
    pub(super) reports: Reports,
    /// The values it emits, if its caller takes them.
    pub(super) stream: Option<Stream>,
    /// Drops its future.
    pub(super) abort: Option<AbortHandle>,
    pub(super) is_cancelled: bool,
    /// The reply, kept until all its values have been taken.
    pub(super) reply: Option<ToPage>,
}

impl Call {
    /// A call that begins.
    pub(super) fn new(callee: Callee, stream: Option<Stream>) -> Self {
        let reports = Reports::default();
        Self { callee, reports, stream, abort: None, is_cancelled: false, reply: None }
    }

    /// Ends it; returns what to tell the page. The reply is kept while values still wait for room.
    pub(super) fn end(&mut self, id: CallId, reply: Reply) -> Vec<ToPage> {
        if self.is_cancelled {
            return vec![ToPage::Cancelled { id }];
        }
        let last = self.reports.take_last().map(|progress| ToPage::Progressed { id, progress });
        let refused = self.stream.as_mut().and_then(Stream::take_refused);
        let emitted = refused.map_or(Ok(()), |refused| Err(Failure::BadEmit(refused)));
        let reply = match reply.and_then(|value| emitted.map(|()| value)) {
            Ok(value) => ToPage::Returned { id, value },
            Err(failure) => ToPage::Failed { id, error: failure.of(&self.callee) },
        };
        if self.stream.as_ref().is_none_or(Stream::is_empty) {
            return last.into_iter().chain([reply]).collect();
        }
        self.reply = Some(reply);
        last.into_iter().collect()
    }
}
