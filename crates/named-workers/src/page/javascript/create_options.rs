//! A declaration from JavaScript: `{ name, type, src, source, config, startTimeout }`, and the `size` of
//! a pool.

use std::num::NonZeroUsize;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::page::{ConfigSource, Declaration, RestartPolicy, UnknownWorkerType, WorkerType};
use crate::protocol::{Json, NotJson};

/// The declaration as JavaScript passes it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CreateOptions {
    name: String,
    r#type: String,
    src: Option<String>,
    source: Option<String>,
    config: Option<Value>,
    start_timeout: Option<u64>,
    restarts: Option<Restarts>,
    size: Option<NonZeroUsize>,
}

/// How often the worker is started again after a crash: `{ most, seconds }`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Restarts {
    most: Option<u32>,
    seconds: Option<f64>,
}

impl CreateOptions {
    /// # Errors
    /// If there is no such worker type, or it has a size.
    pub(super) fn into_declaration(self) -> Result<Declaration, NotJson> {
        match self.size {
            Some(_) => {
                Err(NotJson { path: ".size".into(), reason: "only a pool has a size".into() })
            }
            None => self.declaration(),
        }
    }

    /// The declaration of a pool, and its size, if given.
    ///
    /// # Errors
    /// If there is no such worker type.
    pub(super) fn into_pool(self) -> Result<(Declaration, Option<NonZeroUsize>), NotJson> {
        let size = self.size;
        Ok((self.declaration()?, size))
    }

    fn declaration(self) -> Result<Declaration, NotJson> {
        let at = |path: &str, reason: String| NotJson { path: path.into(), reason };
        let worker_type: Result<WorkerType, UnknownWorkerType> = self.r#type.parse();
        let worker_type = worker_type.map_err(|error| at(".type", error.to_string()))?;
        let mut declaration = Declaration::new(self.name, worker_type);
        declaration.src = self.src;
        declaration.source = self.source;
        declaration.config = self.config.map(config_source);
        if let Some(limit) = self.start_timeout {
            declaration.start_timeout = Duration::from_millis(limit);
        }
        if let Some(restarts) = self.restarts {
            let policy = restarts.policy();
            declaration.restarts = policy.map_err(|reason| at(".restarts.seconds", reason))?;
        }
        Ok(declaration)
    }
}

impl Restarts {
    fn policy(self) -> Result<RestartPolicy, String> {
        let usual = RestartPolicy::default();
        let within = self.seconds.map_or(Ok(usual.within), Duration::try_from_secs_f64);
        let within = within.map_err(|error| error.to_string())?;
        Ok(RestartPolicy::new(self.most.unwrap_or(usual.most), within))
    }
}

/// Reads the declaration that JavaScript passes as this JSON.
///
/// # Errors
/// Says what is wrong with it, and where.
pub fn declaration(text: &str) -> Result<Declaration, NotJson> {
    let json = Json::from_text(text.to_owned())?;
    json.decode::<CreateOptions>()?.into_declaration()
}

fn config_source(config: Value) -> ConfigSource {
    match config {
        Value::String(text) => ConfigSource::Text(text),
        value => ConfigSource::Value(value),
    }
}
