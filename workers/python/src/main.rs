//! The host of every Python worker: Pyodide for `py`, MicroPython for `mpy`.

fn main() {
    named_workers_python::serve();
}
