//! What is typed in the playground.

use named_workers::WorkerType;

use crate::create::{Change, Creating, Draft, Preset};

/// The worker that runs the code.
pub(super) const WORKER: &str = "playground";

/// The code, and how far its start has come. Its worker always has the same name, and is one of Python.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Playing(Creating);

impl Default for Playing {
    fn default() -> Self {
        let mut playing = Self(Creating::default());
        playing.apply(Change::Preset(Preset::Greeter.draft()));
        playing
    }
}

impl Playing {
    pub(crate) fn apply(&mut self, change: Change) {
        self.0.apply(change);
        let draft = &mut self.0.draft;
        draft.name = WORKER.into();
        // What runs is what is seen.
        draft.src.clear();
        if !draft.is_python() {
            draft.worker_type = WorkerType::Py;
        }
    }

    pub(super) fn creating(&self) -> &Creating {
        &self.0
    }

    pub(super) fn draft(&self) -> &Draft {
        &self.0.draft
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_brings_python_alone_and_no_other_name() {
        let mut playing = Playing::default();
        let [name, src, source] = ["primes", "./hidden.py", "print(1)"].map(String::from);
        let draft = Draft { name, src, source, ..Draft::default() };
        playing.apply(Change::Open(draft));
        assert_eq!(playing.draft().name, "playground");
        assert_eq!(playing.draft().src, "");
        assert_eq!(playing.draft().worker_type, WorkerType::Py);
        assert!(playing.creating().is_foreign);
    }

    #[test]
    fn the_worker_keeps_its_name_when_its_code_starts() {
        let mut playing = Playing::default();
        playing.apply(Change::Start);
        assert!(playing.creating().is_running());
        assert_eq!(playing.draft().name, "playground");
    }
}
