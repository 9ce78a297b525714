//! What a script can import from this host: `named_workers`, and `pyscript` as far as it makes sense.

use named_workers::protocol::Interpreter;

macro_rules! files {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../library/", $path)))),+]
    };
}

/// A file's path, and its text.
type File = (&'static str, &'static str);

/// The same for both interpreters, in workers and on the page.
const SHARED: &[File] = files![
    "named_workers/_arguments.py",
    "named_workers/_error.py",
    "named_workers/_host.py",
    "named_workers/_refusals.py",
    "named_workers/_reports.py",
    "named_workers/_request.py",
    "named_workers/_strict.py",
    "named_workers/_workers.py",
    "pyscript/__init__.py",
    "pyscript/_missing.py",
    "pyscript/fetch.py",
    "pyscript/ffi.py",
];

const OF_WORKER: &[File] = files![
    "named_workers/__init__.py",
    "named_workers/_reach.py",
    "pyscript/_instead.py",
    "pyscript/context.py",
    "pyscript/js_modules.py",
    "pyscript/workers.py",
];

const OF_PAGE: &[File] = files![
    "page/named_workers/__init__.py",
    "page/named_workers/_create.py",
    "page/named_workers/_failures.py",
    "page/named_workers/_proxy.py",
    "page/named_workers/_reach.py",
    "page/named_workers/_stream.py",
    "page/pyscript/_instead.py",
    "page/pyscript/context.py",
    "page/pyscript/display.py",
    "page/pyscript/events.py",
    "page/pyscript/js_modules.py",
    "page/pyscript/web.py",
    "page/pyscript/workers.py",
];

/// Where the parts are that differ between interpreters.
const INTERPRETER: &str = "named_workers/_interpreter.py";

/// What stands in for each module of `pyscript` that is not there.
const MISSING: &str = include_str!("../library/pyscript/_missing_module.py");

/// Those modules: a line with the ones that are nowhere, one with those that need the page, and one with those that
/// need JavaScript.
const MISSING_MODULES: &str = include_str!("../library/missing.txt");

/// The files of the library for a worker, with their paths.
pub(super) fn of_worker(interpreter: Interpreter) -> impl Iterator<Item = (String, &'static str)> {
    files(interpreter, OF_WORKER, 2)
}

/// The files of the library for the page, with their paths.
pub(super) fn of_page(interpreter: Interpreter) -> impl Iterator<Item = (String, &'static str)> {
    files(interpreter, OF_PAGE, 1)
}

fn files(
    interpreter: Interpreter,
    of_place: &'static [File],
    lines_missing: usize,
) -> impl Iterator<Item = (String, &'static str)> {
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
    let fixed = SHARED.iter().chain(of_place).chain(own);
    let fixed = fixed.map(|(path, text)| (path.trim_start_matches("page/").to_owned(), *text));
    let missing = MISSING_MODULES.lines().take(lines_missing).flat_map(str::split_whitespace);
    let missing = missing.map(|name| (format!("pyscript/{name}.py"), MISSING));
    fixed.chain(missing)
}
