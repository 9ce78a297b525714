# The worker of the Python contenders.

__export__ = ["add_arrays", "copy", "echo"]


def add_arrays(a, b):
    return [x + y for x, y in zip(a, b)]


def copy(numbers):
    return list(numbers)


def echo(text):
    return text
