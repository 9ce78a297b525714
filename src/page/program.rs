//! What a declaration has a worker run: its bundle, and for Python the script.

use serde_json::{Map, Value};

use crate::protocol::{Code, Interpreter, Json, Script, files};

use super::{Declaration, WorkerType, fetch, link};

/// What a worker runs.
pub(super) struct Program {
    /// The absolute URL of the bundle.
    pub(super) bundle: String,
    /// What the bundle interprets, if it is the host of Python workers.
    pub(super) script: Option<Script>,
}

/// What a declaration has its worker run, with the config that its author wrote.
///
/// # Errors
/// When a URL is none.
pub(super) fn of(
    declaration: &Declaration,
    written: &Map<String, Value>,
) -> Result<Program, String> {
    let src = declaration.src.as_deref().map(fetch::resolve).transpose()?;
    let interpreter = match declaration.worker_type {
        WorkerType::Rs => return Ok(Program { bundle: src.unwrap_or_default(), script: None }),
        WorkerType::Py => Interpreter::Pyodide,
        WorkerType::Mpy => Interpreter::MicroPython,
    };
    let file = src.as_deref().map(files::file_name).filter(|name| !name.is_empty());
    let file = file.map_or_else(|| format!("{}.py", declaration.name), str::to_owned);
    let code = match src {
        Some(url) => Code::Url(url),
        None => Code::Text(declaration.source.clone().unwrap_or_default()),
    };
    let config = Json::encode(written).map_err(|error| error.within("config"))?;
    let script = Script { interpreter, file, code, config };
    Ok(Program { bundle: link::python_host()?, script: Some(script) })
}
