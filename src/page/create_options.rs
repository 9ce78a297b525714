//! A declaration from JavaScript: `{ name, type, src, source, config, startTimeout }`, and the `size` of
//! a pool.

use std::num::NonZeroUsize;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::protocol::NotJson;

use super::{ConfigSource, Declaration, START_TIMEOUT};

/// The declaration as it comes.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CreateOptions {
    name: String,
    r#type: String,
    src: Option<String>,
    source: Option<String>,
    config: Option<Value>,
    start_timeout: Option<u64>,
    size: Option<NonZeroUsize>,
}

impl CreateOptions {
    /// # Errors
    /// When there is no such worker type, or it has a size.
    pub(super) fn into_declaration(self) -> Result<Declaration, NotJson> {
        match self.size {
            Some(_) => {
                Err(NotJson { path: ".size".into(), reason: "only a pool has a size".into() })
            }
            None => self.declaration(),
        }
    }

    /// The declaration of a pool, and its size, if it says so.
    ///
    /// # Errors
    /// When there is no such worker type.
    pub(super) fn into_pool(self) -> Result<(Declaration, Option<NonZeroUsize>), NotJson> {
        let size = self.size;
        Ok((self.declaration()?, size))
    }

    fn declaration(self) -> Result<Declaration, NotJson> {
        let worker_type = self.r#type.parse();
        Ok(Declaration {
            name: self.name,
            worker_type: worker_type.map_err(|reason| NotJson { path: ".type".into(), reason })?,
            src: self.src,
            source: self.source,
            config: self.config.map(config_source),
            start_timeout: self.start_timeout.map_or(START_TIMEOUT, Duration::from_millis),
        })
    }
}

fn config_source(config: Value) -> ConfigSource {
    match config {
        Value::String(text) => ConfigSource::Text(text),
        value => ConfigSource::Value(value),
    }
}
