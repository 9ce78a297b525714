"""A module of PyScript that is not there. It is installed under the names of them all."""

from pyscript._missing import Missing


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return Missing(name)
