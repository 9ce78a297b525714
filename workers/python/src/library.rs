//! What a worker's script can import from this host: `named_workers`, and `pyscript` as far as it makes sense.

use named_workers::protocol::Interpreter;

macro_rules! files {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../library/", $path)))),+]
    };
}

/// The same for both interpreters.
const SHARED: &[(&str, &str)] = files![
    "named_workers/__init__.py",
    "named_workers/_arguments.py",
    "named_workers/_host.py",
    "named_workers/_refusals.py",
    "named_workers/_reports.py",
    "named_workers/_strict.py",
    "named_workers/_workers.py",
    "pyscript/__init__.py",
    "pyscript/_page.py",
    "pyscript/context.py",
    "pyscript/fetch.py",
    "pyscript/ffi.py",
    "pyscript/js_modules.py",
    "pyscript/workers.py",
];

/// Where the parts are that differ between interpreters.
const INTERPRETER: &str = "named_workers/_interpreter.py";

/// What stands in for each module of `pyscript` that needs the page.
const PAGE_MODULE: &str = include_str!("../library/pyscript/_page_module.py");

/// Those modules.
const PAGE_MODULES: [&str; 7] = ["display", "events", "fs", "media", "storage", "web", "websocket"];

/// The files of the library, with their paths.
pub(super) fn files(interpreter: Interpreter) -> impl Iterator<Item = (String, &'static str)> {
    let own: &[_] = match interpreter {
        Interpreter::Pyodide => &[
            (INTERPRETER, include_str!("../library/named_workers/_pyodide.py")),
            ("named_workers/_cpython.py", include_str!("../library/named_workers/_cpython.py")),
        ],
        Interpreter::MicroPython => &[
            (INTERPRETER, include_str!("../library/named_workers/_micropython.py")),
            ("named_workers/_json.py", include_str!("../library/named_workers/_json.py")),
        ],
    };
    let fixed = SHARED.iter().chain(own).map(|(path, text)| ((*path).to_owned(), *text));
    let page = PAGE_MODULES.iter().map(|name| (format!("pyscript/{name}.py"), PAGE_MODULE));
    fixed.chain(page)
}
