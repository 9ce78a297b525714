//! The creation of a worker by hand, as plain data.

use named_workers::page::UnknownWorkerType;
use named_workers::{ConfigSource, Declaration, Error, WorkerType};

/// How far the creation has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Creation {
    #[default]
    None,
    Running(String),
    Done(String),
    Failed(Error),
}

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields {
    pub(super) name: String,
    pub(super) worker_type: String,
    pub(super) src: String,
    pub(super) source: String,
    pub(super) config: String,
}

impl Fields {
    /// The declaration that the fields describe, without the empty ones.
    ///
    /// # Errors
    /// [`Error::InvalidDeclaration`] if there is no such worker type.
    pub(super) fn declaration(&self) -> Result<Declaration, Error> {
        let invalid = |error: UnknownWorkerType| Error::InvalidDeclaration {
            worker: self.name.clone(),
            reason: error.to_string(),
        };
        let worker_type: WorkerType = self.worker_type.parse().map_err(invalid)?;
        let mut declaration = Declaration::new(self.name.trim(), worker_type);
        declaration.src = given(&self.src);
        declaration.source = given(&self.source);
        declaration.config = given(&self.config).map(ConfigSource::Text);
        Ok(declaration)
    }
}

fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(src: &str, config: &str) -> Fields {
        Fields {
            name: " greeter ".into(),
            worker_type: "rs".into(),
            src: src.into(),
            source: String::new(),
            config: config.into(),
        }
    }

    #[test]
    fn the_fields_make_a_declaration() {
        let declaration = fields("./greeter.js", "{}").declaration().unwrap();
        let expected = Declaration::new("greeter", WorkerType::Rs).src("./greeter.js").config("{}");
        assert_eq!(declaration, expected);
    }

    #[test]
    fn code_makes_a_declaration_too() {
        let fields = Fields { worker_type: "mpy".into(), source: "x = 1".into(), ..fields("", "") };
        let expected = Declaration::new("greeter", WorkerType::Mpy).source("x = 1");
        assert_eq!(fields.declaration().unwrap(), expected);
    }

    #[test]
    fn empty_fields_are_left_out() {
        let declaration = fields(" ", "").declaration().unwrap();
        assert_eq!(declaration, Declaration::new("greeter", WorkerType::Rs));
    }
}
