"""A row of flags, each up or down. With NumPy, instead of `flags.py`."""

import numpy as np

# The flags in a segment of the sieve: a long one costs less per flag, a short one is done sooner.
SIZE = 1 << 20


def raised(size):
    """A row of this many flags, all of them up."""
    return np.ones(size, dtype=bool)


def count(row):
    """How many flags are up."""
    return int(np.count_nonzero(row))


def indices(row):
    """The indices of the flags that are up, as plain integers: NumPy's overflow, and are not JSON."""
    return np.flatnonzero(row).tolist()


def last(row):
    """The index of the last flag that is up; -1 if none is."""
    return len(row) - 1 - int(row[::-1].argmax()) if row.any() else -1


def lower(row, first, step):
    """Lowers every `step`-th flag from `first` on."""
    row[first::step] = False
