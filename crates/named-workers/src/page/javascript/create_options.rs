//! A declaration from JavaScript: `{ name, type, src, source, config, startTimeout }`, and the `size` of
//! a pool.

use std::num::NonZeroUsize;
use std::time::Duration;

use serde_json::Value;

use crate::page::{ConfigSource, Declaration, RestartPolicy, UnknownWorkerType, WorkerType};
use crate::protocol::NotJson;
use crate::protocol::fields::Fields;

/// The fields of a declaration.
const NAMES: [&str; 8] =
    ["name", "type", "src", "source", "config", "startTimeout", "restarts", "size"];

/// The fields of `restarts`: how often the worker is started again after a crash, within how many seconds.
const RESTARTS: [&str; 2] = ["most", "seconds"];

/// Reads the declaration that JavaScript passes as this JSON.
///
/// # Errors
/// Says what is wrong with it, and where.
pub fn declaration(text: &str) -> Result<Declaration, NotJson> {
    match pool(text)? {
        (declaration, None) => Ok(declaration),
        (_, Some(_)) => Err(at(".size", "only a pool has a size")),
    }
}

/// The declaration of a pool, and its size, if given.
///
/// # Errors
/// Says what is wrong with it, and where.
pub(super) fn pool(text: &str) -> Result<(Declaration, Option<NonZeroUsize>), NotJson> {
    let value: Value = serde_json::from_str(text).map_err(|it| NotJson::at_root(it.to_string()))?;
    let object = value.as_object().ok_or_else(|| NotJson::at_root("it is not an object"))?;
    let fields = Fields::of(object, "");
    refuse_others(&fields, &NAMES)?;
    let size = fields.get("size", "a whole number from 1 on", |value| {
        value.as_u64().and_then(|size| NonZeroUsize::new(size.try_into().ok()?))
    })?;
    Ok((declared(&fields)?, size))
}

fn declared(fields: &Fields<'_>) -> Result<Declaration, NotJson> {
    let needed = |name: &str| {
        let missing = || NotJson::at_root(format!("missing field `{name}`"));
        fields.text(name)?.ok_or_else(missing)
    };
    let worker_type: Result<WorkerType, UnknownWorkerType> = needed("type")?.parse();
    let worker_type = worker_type.map_err(|error| at(".type", error.to_string()))?;
    let mut declaration = Declaration::new(needed("name")?, worker_type);
    declaration.src = fields.text("src")?;
    declaration.source = fields.text("source")?;
    declaration.config = fields.get("config", "a config", |config| Some(config_source(config)))?;
    if let Some(limit) = fields.get("startTimeout", "a whole number", Value::as_u64)? {
        declaration.start_timeout = Duration::from_millis(limit);
    }
    if let Some(restarts) = fields.fields("restarts")? {
        declaration.restarts = policy(&restarts)?;
    }
    Ok(declaration)
}

fn policy(fields: &Fields<'_>) -> Result<RestartPolicy, NotJson> {
    refuse_others(fields, &RESTARTS)?;
    let usual = RestartPolicy::default();
    let most = fields.get("most", "a whole number", |value| value.as_u64()?.try_into().ok())?;
    let seconds = fields.get("seconds", "a number", Value::as_f64)?;
    let within = seconds.map_or(Ok(usual.within), Duration::try_from_secs_f64);
    let within = within.map_err(|error| at(".restarts.seconds", error.to_string()))?;
    Ok(RestartPolicy::new(most.unwrap_or(usual.most), within))
}

/// # Errors
/// Names a field that there is not.
fn refuse_others(fields: &Fields<'_>, names: &[&str]) -> Result<(), NotJson> {
    match fields.others(names).next() {
        None => Ok(()),
        Some(other) => {
            let names = names.join("`, `");
            Err(NotJson::at_root(format!("unknown field `{other}`, expected one of `{names}`")))
        }
    }
}

fn at(path: &str, reason: impl Into<String>) -> NotJson {
    NotJson { path: path.into(), reason: reason.into() }
}

fn config_source(config: &Value) -> ConfigSource {
    match config {
        Value::String(text) => ConfigSource::Text(text.clone()),
        value => ConfigSource::Value(value.clone()),
    }
}
