"""The JavaScript modules of the worker's config, by the names it gives them."""

import sys as _sys

import _named_workers_js_modules as _modules

for _name in dir(_modules):
    if not _name.startswith("_"):
        globals()[_name] = getattr(_modules, _name)
        _sys.modules[__name__ + "." + _name] = getattr(_modules, _name)
