"""A row of flags, each up or down. In plain Python, for Pyodide and for MicroPython."""

import sys

_IS_MICROPYTHON = sys.implementation.name == "micropython"

# The flags in a segment of the sieve: a long one costs less per flag, a short one is done sooner.
SIZE = 1 << 16 if _IS_MICROPYTHON else 1 << 20


def raised(size):
    """A row of this many flags, all of them up."""
    return bytearray(b"\1" * size)


def count(row):
    """How many flags are up."""
    return row.count(b"\1")


def indices(row):
    """The indices of the flags that are up, one after another."""
    index = row.find(b"\1")
    while index >= 0:
        yield index
        index = row.find(b"\1", index + 1)


def last(row):
    """The index of the last flag that is up; -1 if none is."""
    return row.rfind(b"\1")


if _IS_MICROPYTHON:

    def lower(row, first, step):
        """Lowers every `step`-th flag from `first` on."""
        for index in range(first, len(row), step):
            row[index] = 0

else:

    def lower(row, first, step):
        """Lowers every `step`-th flag from `first` on, all at once, which MicroPython cannot do."""
        row[first::step] = bytes(len(range(first, len(row), step)))
