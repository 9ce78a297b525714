"""A row of flags, each up or down. With NumPy, in the place of `flags.py`."""

import numpy as np

# How many flags a segment of the sieve has: a long one costs less a flag, a short one is done soon.
SIZE = 1 << 20


def raised(size):
    """A row of so many flags, all of them up."""
    return np.ones(size, dtype=bool)


def count(row):
    """How many flags are up."""
    return int(np.count_nonzero(row))


def indices(row):
    """Where the flags are up, as plain integers: NumPy's own overflow, and are not JSON."""
    return np.flatnonzero(row).tolist()


def last(row):
    """Where the last flag is that is up; -1 if none is."""
    return len(row) - 1 - int(row[::-1].argmax()) if row.any() else -1


def lower(row, first, step):
    """Lowers every `step`-th flag from `first` on."""
    row[first::step] = False
