"""A module of PyScript that needs the page. It is installed under the names of them all."""

from pyscript._page import NeedsPage


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return NeedsPage(name)
