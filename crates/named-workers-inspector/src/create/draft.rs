//! The creation of a worker by hand, as plain data.

use std::collections::BTreeSet;

use named_workers::page::UnknownWorkerType;
use named_workers::{ConfigSource, Declaration, Error, WorkerType};

/// What is typed, and how far the creation has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Creating {
    pub(crate) draft: Draft,
    pub(crate) creation: Creation,
    /// Whether the draft came with a link, and nobody has agreed to it yet.
    pub(crate) is_foreign: bool,
    /// The workers that were created here.
    pub(super) own: BTreeSet<String>,
}

/// How far the creation has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Creation {
    #[default]
    None,
    Running(String),
    Done(String),
    Failed(Error),
}

/// What the form holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) worker_type: WorkerType,
    pub(crate) src: String,
    pub(crate) source: String,
    pub(crate) config: String,
}

/// What can happen to the creation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Name(String),
    Type(WorkerType),
    Src(String),
    Source(String),
    Config(String),
    /// A draft to start from was chosen.
    Preset(Draft),
    /// A draft came with a link.
    Open(Draft),
    Start,
    End(Result<String, Error>),
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: String::new(),
            worker_type: WorkerType::Rs,
            src: String::new(),
            source: String::new(),
            config: String::new(),
        }
    }
}

impl Creating {
    pub(crate) fn apply(&mut self, change: Change) {
        let draft = &mut self.draft;
        match change {
            Change::Name(name) => draft.name = name,
            Change::Type(worker_type) => draft.worker_type = worker_type,
            Change::Src(src) => draft.src = src,
            Change::Source(source) => draft.source = source,
            Change::Config(config) => draft.config = config,
            Change::Preset(preset) => {
                *draft = preset;
                self.creation = Creation::None;
                self.is_foreign = false;
            }
            Change::Open(draft) => {
                self.draft = draft;
                self.creation = Creation::None;
                self.is_foreign = true;
            }
            Change::Start => {
                self.is_foreign = false;
                self.creation = Creation::Running(self.draft.name.trim().to_owned());
            }
            Change::End(Ok(name)) => {
                self.own.insert(name.clone());
                self.creation = Creation::Done(name);
            }
            Change::End(Err(error)) => {
                if let Error::StartFailed { worker, .. } = &error {
                    self.own.insert(worker.clone());
                }
                self.creation = Creation::Failed(error);
            }
        }
    }

    pub(crate) fn is_running(&self) -> bool {
        matches!(self.creation, Creation::Running(_))
    }

    /// The line of the draft's code that the last error is about.
    pub(crate) fn error_line(&self) -> Option<usize> {
        let Creation::Failed(error) = &self.creation else { return None };
        let file = format!("File \"{}.py\", line ", self.draft.name.trim());
        let (_, rest) = error.traceback()?.rsplit_once(&file)?;
        rest.split(|character: char| !character.is_ascii_digit()).next()?.parse().ok()
    }
}

impl Draft {
    /// Whether its code can be written here.
    pub(crate) fn is_python(&self) -> bool {
        matches!(self.worker_type, WorkerType::Py | WorkerType::Mpy)
    }

    /// The declaration that the fields describe, without the empty ones.
    pub(super) fn declaration(&self) -> Declaration {
        let mut declaration = Declaration::new(self.name.trim(), self.worker_type);
        declaration.src = given(&self.src);
        // What was written for Python stays, but no Rust worker is made of it.
        let is_code = self.is_python() && !self.source.trim().is_empty();
        // As it is, so that the lines of its errors are those of the editor.
        declaration.source = is_code.then(|| self.source.clone());
        declaration.config = given(&self.config).map(ConfigSource::Text);
        declaration
    }
}

/// The type of this name.
///
/// # Errors
/// If there is none.
pub(super) fn worker_type(name: &str) -> Result<WorkerType, UnknownWorkerType> {
    name.parse()
}

fn given(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(src: &str, config: &str) -> Draft {
        Draft {
            name: " greeter ".into(),
            src: src.into(),
            config: config.into(),
            ..Draft::default()
        }
    }

    #[test]
    fn the_fields_make_a_declaration() {
        let expected = Declaration::new("greeter", WorkerType::Rs).src("./greeter.js").config("{}");
        assert_eq!(draft("./greeter.js", "{}").declaration(), expected);
        assert_eq!(draft(" ", "").declaration(), Declaration::new("greeter", WorkerType::Rs));
    }

    #[test]
    fn code_stays_when_the_type_changes_and_is_sent_only_to_python() {
        let mut creating = Creating { draft: draft("./greeter.js", ""), ..Creating::default() };
        creating.apply(Change::Type(WorkerType::Py));
        creating.apply(Change::Source("x = 1".into()));
        creating.apply(Change::Type(WorkerType::Rs));
        assert_eq!(
            creating.draft.declaration(),
            Declaration::new("greeter", WorkerType::Rs).src("./greeter.js")
        );
        creating.apply(Change::Type(WorkerType::Mpy));
        creating.apply(Change::Src(String::new()));
        assert_eq!(
            creating.draft.declaration(),
            Declaration::new("greeter", WorkerType::Mpy).source("x = 1")
        );
    }

    #[test]
    fn the_line_of_an_error_is_that_of_the_last_frame_in_the_draft_s_file() {
        let traceback = "Traceback:\n  File \"greeter.py\", line 9, in <module>\n  File \"greeter.py\", line 12, in f\nE: x";
        let error = Error::StartFailed {
            worker: "greeter".into(),
            reason: "it raised".into(),
            traceback: Some(traceback.into()),
        };
        let mut creating = Creating { draft: draft("", ""), ..Creating::default() };
        creating.apply(Change::End(Err(error)));
        assert_eq!(creating.error_line(), Some(12));
    }
}
