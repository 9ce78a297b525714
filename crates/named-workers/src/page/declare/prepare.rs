//! Turns a declaration into what its worker is told when it starts.

use serde_json::{Map, Value};

use crate::protocol::{Code, Config, Interpreter, Json, Script, files};

use super::config::{self, LoadedConfig};
use super::{Declaration, WorkerType, url};

/// What a worker is started with.
pub(crate) struct Prepared {
    /// The absolute URL of the bundle; none for the host of Python workers.
    pub(crate) bundle: Option<String>,
    /// The config, with absolute URLs.
    pub(crate) config: Config,
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
    let warn = |key| format!("config key `{key}` is unknown and was ignored");
    let warnings = unknown.into_iter().map(warn).collect();
    let src = declaration.src.as_deref();
    let src = src.map(|src| url::resolve(src, &base)).transpose()?;
    let interpreter = match declaration.worker_type {
        WorkerType::Rs => return Ok(Prepared { bundle: src, config, script: None, warnings }),
        WorkerType::Py => Interpreter::Pyodide,
        WorkerType::Mpy => Interpreter::MicroPython,
    };
    let script = script(interpreter, declaration, src, &written)?;
    Ok(Prepared { bundle: None, config, script: Some(script), warnings })
}

fn script(
    interpreter: Interpreter,
    Declaration { name, source, .. }: Declaration,
    src: Option<String>,
    written: &Map<String, Value>,
) -> Result<Script, String> {
    let file = src.as_deref().map(files::file_name).filter(|name| !name.is_empty());
    let file = file.unwrap_or_else(|| format!("{name}.py"));
    let code = src.map_or_else(|| Code::Text(source.unwrap_or_default()), Code::Url);
    let config = Json::encode(written).map_err(|error| error.within("config"))?;
    Ok(Script { interpreter, file, code, config })
}
