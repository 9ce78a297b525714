//! What the file of a session holds.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::record::{CallRecord, Recording};
use crate::watch::Snapshot;
use named_workers::{Direction, Level};

/// The version of the file's format.
const VERSION: u32 = 1;

/// Everything that the inspector has shown at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Saved {
    #[serde(rename = "named-workers session")]
    version: u32,
    /// When it was saved, in milliseconds since 1970.
    pub(super) time: f64,
    pub(super) workers: Vec<SavedWorker>,
    /// Of all workers, oldest first.
    pub(super) log: Vec<SavedLine>,
    /// What was recorded.
    pub(super) calls: Rc<Vec<Rc<CallRecord>>>,
    pub(super) messages: Vec<SavedMessage>,
}

/// A worker as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedWorker {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) worker_type: String,
    pub(super) state: String,
    pub(super) error: Option<String>,
    /// The signatures of its exports.
    pub(super) exports: Vec<String>,
    pub(super) returned: u64,
    pub(super) failed: u64,
    pub(super) restarts: u32,
    /// The 50th, 95th and 99th percentile of its last calls' times, in milliseconds.
    pub(super) latency: Option<[f64; 3]>,
}

/// A line of a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedLine {
    pub(super) worker: String,
    /// In milliseconds since 1970.
    pub(super) time: f64,
    pub(super) level: Level,
    pub(super) text: String,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedMessage {
    pub(super) worker: String,
    /// In milliseconds of the page's clock.
    pub(super) time: f64,
    /// Whether it went to the page, or else to the worker.
    pub(super) to_page: bool,
    pub(super) name: String,
    pub(super) call: Option<u64>,
    /// In bytes.
    pub(super) size: u64,
}

impl Saved {
    /// What is shown at this time.
    pub(super) fn new(snapshot: &Snapshot, recording: &Recording, time: f64) -> Self {
        let workers = snapshot.workers.iter().map(|worker| SavedWorker {
            name: worker.name.clone(),
            worker_type: worker.worker_type.to_string(),
            state: worker.state.name().into(),
            error: worker.error.as_ref().map(ToString::to_string),
            exports: worker.exports.iter().map(ToString::to_string).collect(),
            returned: worker.ended.returned,
            failed: worker.ended.failed,
            restarts: worker.restarts,
            latency: snapshot.summaries.get(&worker.name).and_then(|summary| summary.latency),
        });
        let lines = snapshot.workers.iter().flat_map(|worker| {
            worker.log.iter().map(|line| SavedLine {
                worker: worker.name.clone(),
                time: line.time,
                level: line.level,
                text: line.text.to_string(),
            })
        });
        let messages = recording.messages.iter().map(|message| SavedMessage {
            worker: message.worker.clone(),
            time: message.time,
            to_page: message.direction == Direction::ToPage,
            name: message.name.into(),
            call: message.call,
            size: message.size as u64,
        });
        let mut log: Vec<_> = lines.collect();
        log.sort_by(|a, b| a.time.total_cmp(&b.time));
        Self {
            version: VERSION,
            time,
            workers: workers.collect(),
            log,
            calls: Rc::new(recording.all()),
            messages: messages.collect(),
        }
    }

    /// The file's text.
    pub(super) fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Why it is no session.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let saved: Self = serde_json::from_str(text)
            .map_err(|error| format!("This file is no saved session: {error}."))?;
        match saved.version {
            VERSION => Ok(saved),
            other => Err(format!(
                "This session is of version {other}; this page reads version {VERSION}."
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_read_as_it_was_written() {
        let line =
            SavedLine { worker: "a".into(), time: 1.5, level: Level::Warning, text: "ä".into() };
        let call = CallRecord {
            worker: "a".into(),
            error: Some("Raised".into()),
            ..CallRecord::default()
        };
        let mut saved = Saved::new(&Snapshot::default(), &Recording::default(), 7.0);
        saved.log.push(line);
        saved.calls = Rc::new(vec![Rc::new(call)]);
        assert_eq!(Saved::read(&saved.write()), Ok(saved));
    }

    #[test]
    fn what_is_no_session_is_refused_in_words() {
        assert!(Saved::read("[1]").unwrap_err().starts_with("This file is no saved session: "));
        let other =
            Saved { version: 9, ..Saved::new(&Snapshot::default(), &Recording::default(), 0.0) };
        assert_eq!(
            Saved::read(&other.write()).unwrap_err(),
            "This session is of version 9; this page reads version 1."
        );
    }
}
