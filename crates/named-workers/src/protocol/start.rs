//! What a worker is told when it starts.

use serde::{Deserialize, Serialize};

use super::{Config, Json, NotJson};

/// The version of this protocol. Page and worker must speak the same one.
pub const PROTOCOL: u32 = 5;

/// What a page or a worker says about the other's version.
pub fn other_version(worker: u32, page: u32) -> String {
    format!(
        "the worker speaks version {worker} of the protocol and the page version {page}; build both from one version"
    )
}

/// What a worker needs to know to start. Set by the page from the worker's declaration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Start {
    /// The page's [`PROTOCOL`].
    pub protocol: u32,
    /// The worker's name, for its error messages.
    pub worker: String,
    /// What a Python worker runs: a [`Script`] as JSON, as a compiled worker need not know how to read it.
    pub script: Option<Json>,
}

impl Start {
    /// What a worker of this name is told.
    ///
    /// # Errors
    /// As for [`Json::encode`], though a script is plain data: nothing in it can fail.
    pub fn new(worker: String, script: Option<&Script>) -> Result<Self, NotJson> {
        let script = script.map(Json::encode).transpose()?;
        Ok(Self { protocol: PROTOCOL, worker, script })
    }

    /// Reads the script, for the host of Python.
    ///
    /// # Errors
    /// If it is not a script.
    pub fn script(&self) -> Result<Option<Script>, String> {
        let script = self.script.as_ref().map(|script| serde_json::from_str(script.as_str()));
        script.transpose().map_err(|error| error.to_string())
    }
}

/// The script of a Python worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Script {
    /// What runs it.
    pub interpreter: Interpreter,
    /// The name of its file, for tracebacks.
    pub file: String,
    /// Its code.
    pub code: Code,
    /// The declaration's config, with absolute URLs.
    pub config: Config,
    /// The config as its author wrote it, for the script to read.
    pub written: Json,
}

/// What runs Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Interpreter {
    /// CPython, compiled to WebAssembly.
    Pyodide,
    /// A small Python that starts quickly.
    MicroPython,
}

impl Interpreter {
    /// The files that it consists of, its module first: where they are beside the host's bundle.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Self::Pyodide => &[
                "interpreters/pyodide/pyodide.mjs",
                "interpreters/pyodide/pyodide.asm.mjs",
                "interpreters/pyodide/pyodide.asm.wasm",
                "interpreters/pyodide/python_stdlib.zip",
                "interpreters/pyodide/pyodide-lock.json",
            ],
            Self::MicroPython => &[
                "interpreters/micropython/micropython.mjs",
                "interpreters/micropython/micropython.wasm",
            ],
        }
    }
}

/// Where a script's code is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Code {
    /// Here.
    Text(String),
    /// At this absolute URL.
    Url(String),
}
