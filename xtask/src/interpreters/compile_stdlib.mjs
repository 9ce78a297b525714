// Compiles Python's standard library for Pyodide: node compile_stdlib.mjs <the zip to write>
//
// Pyodide's package holds the library as source, and every worker that starts would compile what it
// imports. Bytecode fits one version of Python only, so Pyodide itself compiles it.

import { writeFileSync } from "node:fs";

import { loadPyodide } from "pyodide";

const COMPILE = `
import json
import py_compile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# Where this Python imports from, as every Pyodide does. Tracebacks name the files by it.
LIBRARY = json.__loader__.archive


def compiled(name, source):
    Path("module.py").write_bytes(source)
    py_compile.compile(
        "module.py",
        cfile="module.pyc",
        dfile=f"{LIBRARY}/{name}",
        doraise=True,
        # There will be no source beside it to be checked against.
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    return Path("module.pyc").read_bytes()


def members(library):
    for name in library.namelist():
        data = library.read(name)
        yield (f"{name}c", compiled(name, data)) if name.endswith(".py") else (name, data)


with ZipFile(LIBRARY) as library, ZipFile("compiled.zip", "w") as result:
    for name, data in members(library):
        # A ZipInfo is of 1980 unless told otherwise: the same library makes the same zip.
        result.writestr(ZipInfo(name), data, ZIP_DEFLATED, 9)
`;

try {
  const pyodide = await loadPyodide();
  pyodide.runPython(COMPILE);
  writeFileSync(process.argv[2], pyodide.FS.readFile("compiled.zip"));
} catch (/** @type {any} */ error) {
  // The message alone: Node would print the line that threw, which is all of Pyodide.
  console.error(error.message);
  process.exitCode = 1;
}
