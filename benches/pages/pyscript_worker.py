# The functions of worker.py, as PyScript offers them to JavaScript.

from pyscript import sync


def add_arrays(a, b):
    return [x + y for x, y in zip(a, b)]


def copy(numbers):
    return list(numbers)


def echo(text):
    return text


sync.add_arrays = add_arrays
sync.copy = copy
sync.echo = echo
