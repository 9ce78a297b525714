"""A worker that breaks, and writes down what it runs. For tests only."""

import os
from time import sleep

import ray
from named_workers import emit, progress

kept = 0


def notes(file, text):
    """Adds a line to a file, whole even if others do so as well."""
    with open(file, "a") as lines:
        lines.write(text + "\n")
    return text


def works(file, number):
    """Takes a while, and notes the number and the node."""
    sleep(0.02)
    return notes(file, f"{number} {ray.get_runtime_context().get_node_id()}")


def dies(file):
    notes(file, "dies")
    os._exit(1)


def dies_later(file):
    notes(file, "dies later")
    emit(1)
    sleep(0.5)
    os._exit(1)


def loops_forever():
    while True:
        pass


def process():
    return os.getpid()


def keeps(value):
    """State lives in a replica."""
    global kept
    before, kept = kept, value
    return before


async def floods(file, values, size):
    for value in range(values):
        await emit("x" * size)
        notes(file, str(value))
    return values


def floods_from_thread(file, values, size):
    for value in range(values):
        emit("x" * size)
        notes(file, str(value))
    return values


async def prints(lines):
    """Prints without waiting for anybody."""
    for number in range(lines):
        print(number)


def reports_often(times):
    for done in range(1, times + 1):
        progress(done, times)
    return times


__export__ = [
    "dies",
    "dies_later",
    "floods",
    "floods_from_thread",
    "keeps",
    "loops_forever",
    "notes",
    "prints",
    "process",
    "reports_often",
    "works",
]
