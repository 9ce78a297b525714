"""The JavaScript modules of the page's configs, by the names these give them."""

import sys as _sys

import _named_workers_js_modules as _modules

for _name in dir(_modules):
    if not _name.startswith("_"):
        _sys.modules[__name__ + "." + _name] = getattr(_modules, _name)


def __getattr__(name):
    if not hasattr(_modules, name):
        raise AttributeError("no config lists a JavaScript module `" + name + "` in `js_modules.main`")
    return getattr(_modules, name)
