//! What the file of a session holds.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::record::Recording;
use crate::watch::Snapshot;
use named_workers::WorkerType;

/// The version of the file's format.
const VERSION: u64 = 2;

/// The key of the version.
const NAME: &str = "named-workers session";

/// Everything that the inspector has shown at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Saved {
    #[serde(rename = "named-workers session")]
    version: u64,
    /// When it was saved, in milliseconds since 1970.
    pub(super) time: f64,
    pub(super) snapshot: Snapshot,
    pub(super) recording: Rc<Recording>,
}

impl Saved {
    /// What is shown at this time. The configs of remote workers are left out: their headers may hold secrets.
    pub(super) fn new(snapshot: &Snapshot, recording: Recording, time: f64) -> Self {
        let mut snapshot = snapshot.clone();
        for worker in &mut snapshot.workers {
            if worker.worker_type == WorkerType::Remote {
                Rc::make_mut(worker).config = None;
            }
        }
        Self { version: VERSION, time, snapshot, recording: Rc::new(recording) }
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
        let none = |error| format!("This file is no saved session: {error}.");
        let file: Value = serde_json::from_str(text).map_err(none)?;
        match file[NAME].as_u64() {
            Some(VERSION) => serde_json::from_str(text).map_err(none),
            Some(other) => Err(format!(
                "This session is of version {other}; this page reads version {VERSION}."
            )),
            None => Err(format!("This file is no saved session: it has no \"{NAME}\".")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::CallRecord;
    use named_workers::{Error, WorkerInfo};
    use serde_json::json;

    #[test]
    fn a_session_is_read_as_it_was_written() {
        let call = CallRecord {
            worker: "a".into(),
            error: Some("Raised".into()),
            ..CallRecord::default()
        };
        let mut recording = Recording::default();
        recording.calls.push_back(Rc::new(call));
        let snapshot = Snapshot {
            problems: vec![Error::DuplicateName { worker: "ä".into() }],
            edges: vec![("a".into(), "b".into(), 3)],
            ..Snapshot::default()
        };
        let saved = Saved::new(&snapshot, recording.saved(5.0), 7.0);
        assert_eq!(Saved::read(&saved.write()), Ok(saved));
    }

    fn worker(more: Value) -> Rc<WorkerInfo> {
        let mut json = json!({
            "name": "a", "worker_type": "py", "state": "Ready", "exports": [], "log": [], "history": [],
            "ended": {"returned": 0, "failed": 0}, "restarts": 0,
        });
        json.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Rc::new(serde_json::from_value(json).unwrap())
    }

    fn saved(workers: Vec<Rc<WorkerInfo>>) -> Saved {
        let snapshot = Snapshot { workers, ..Snapshot::default() };
        Saved::new(&snapshot, Recording::default(), 0.0)
    }

    #[test]
    fn a_worker_s_memory_is_saved_and_older_sessions_have_none() {
        let saved = saved(vec![worker(json!({ "memory": 1_310_720 })), worker(json!({}))]);
        let read = Saved::read(&saved.write()).unwrap().snapshot.workers;
        assert_eq!([read[0].memory, read[1].memory], [Some(1_310_720), None]);
    }

    #[test]
    fn the_config_of_a_remote_worker_with_its_secrets_is_left_out() {
        let of = |worker_type: &str| worker(json!({ "worker_type": worker_type, "config": "{}" }));
        let saved = saved(vec![of("py"), of("remote")]);
        let configs: Vec<_> = saved.snapshot.workers.iter().map(|it| it.config.is_some()).collect();
        assert_eq!(configs, [true, false]);
    }

    #[test]
    fn what_is_no_session_is_refused_in_words() {
        assert!(Saved::read("[1]").unwrap_err().starts_with("This file is no saved session: "));
        assert_eq!(
            Saved::read(r#"{"named-workers session": 1, "time": 7}"#).unwrap_err(),
            "This session is of version 1; this page reads version 2."
        );
    }
}
