"""What a script of the page does instead of what PyScript would do."""

PLACE = ""

_INSTEAD = {
    "PyWorker": 'declare the worker in HTML (`<script type="py" worker name="…">`), or await `create_named_worker`',
    "sync": "a worker exports functions for the page, and tells it more with `progress` and `emit`",
    "storage": "use `window.localStorage`, or `window.indexedDB`",
    "Storage": "use `window.localStorage`, or `window.indexedDB`",
    "WebSocket": "use JavaScript's: `window.WebSocket.new(url)`",
    "media": "use `window.navigator.mediaDevices`",
    "fs": "use `window.showDirectoryPicker()`, or list `files` in the config",
    "js_import": "list the module in the config's `js_modules.main`, and import it from `pyscript.js_modules`",
    "py_import": "list the package in the config's `packages`",
}


def instead(name):
    return ": " + _INSTEAD.get(name, "use the browser's own interfaces, which `window` has")
