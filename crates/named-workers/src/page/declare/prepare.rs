//! Turns a declaration into what its worker is told when it starts.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::protocol::{Code, Config, Interpreter, Json, Script, files};

use super::config::{self, LoadedConfig};
use super::{Declaration, WorkerType, url};

/// What a worker is started with.
pub(crate) struct Prepared {
    /// The absolute URL of the bundle, or of the endpoint of a remote worker; none for the host of Python
    /// workers.
    pub(crate) url: Option<String>,
    /// What the page sends with each request to a remote worker.
    pub(crate) headers: BTreeMap<String, String>,
    /// What the bundle interprets, if it is the host of Python workers.
    pub(crate) script: Option<Script>,
    /// Warnings about the declaration, for the worker's log.
    pub(crate) warnings: Vec<String>,
}

/// Reads a declaration's config, and resolves its URLs against `base`, where it was declared.
///
/// # Errors
/// Names the URL that cannot be loaded, or the key with a wrong value.
pub(crate) async fn prepare(declaration: Declaration, base: String) -> Result<Prepared, String> {
    let LoadedConfig { config, unknown, written } =
        config::load(declaration.config.as_ref(), &base).await?;
    let mut warnings: Vec<_> = unknown.iter().map(|key| ignored(key, "unknown")).collect();
    let meaningless = written
        .keys()
        .filter(|key| !unknown.contains(key) && !means_something(declaration.worker_type, key));
    warnings.extend(meaningless.map(|key| {
        ignored(key, &format!("not for workers of type `{}`", declaration.worker_type))
    }));
    let src = declaration.src.as_deref();
    let src = src.map(|src| url::resolve(src, &base)).transpose()?;
    let interpreter = match declaration.worker_type {
        WorkerType::Rs | WorkerType::Remote => {
            return Ok(Prepared { url: src, headers: config.headers, script: None, warnings });
        }
        WorkerType::Py => Interpreter::Pyodide,
        WorkerType::Mpy => Interpreter::MicroPython,
    };
    let script = script(interpreter, declaration, src, config, &written)?;
    Ok(Prepared { url: None, headers: BTreeMap::new(), script: Some(script), warnings })
}

/// Whether a known key of a config means something to workers of this type.
fn means_something(worker_type: WorkerType, key: &str) -> bool {
    (key == "headers") == (worker_type == WorkerType::Remote)
}

fn ignored(key: &str, why: &str) -> String {
    format!("config key `{key}` is {why} and was ignored")
}

fn script(
    interpreter: Interpreter,
    Declaration { name, source, .. }: Declaration,
    src: Option<String>,
    config: Config,
    written: &Map<String, Value>,
) -> Result<Script, String> {
    let file = src.as_deref().map(files::file_name).filter(|name| !name.is_empty());
    let file = file.unwrap_or_else(|| format!("{name}.py"));
    let code = src.map_or_else(|| Code::Text(source.unwrap_or_default()), Code::Url);
    let written = Json::encode(written).map_err(|error| error.within("config"))?;
    Ok(Script { interpreter, file, code, config, written })
}
