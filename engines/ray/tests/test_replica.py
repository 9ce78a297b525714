"""A replica, without Serve around it."""

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.types import Message

from named_workers_ray import Script, replica
from named_workers_ray.replica import Replica

SOURCE = """
import asyncio
from named_workers import emit, progress
await asyncio.sleep(0)
kept = open("kept.txt").read()
ran = 0
def runs(*args):
    global ran
    ran += 1
    return ran
def reads():
    return kept
def stops():
    raise StopIteration("no")
def has_a_loop():
    async def tells():
        for value in range(100):
            await emit(value)
            progress(value, 99)
    asyncio.run(tells())
__export__ = ["has_a_loop", "reads", "runs", "stops"]
"""


@pytest.fixture(autouse=True)
def process() -> Iterator[None]:
    """A replica takes over its process, which the tests go on with."""
    kept = sys.stdout, sys.stderr, sys.modules["__main__"], list(sys.path)
    folder = Path.cwd()
    yield
    sys.stdout, sys.stderr, sys.modules["__main__"], sys.path[:] = kept
    os.chdir(folder)


async def replica_of_source() -> Replica:
    served = Replica.__new__(Replica)
    await served.__init__(Script("it", "it.py", SOURCE, {}, {"kept.txt": b"kept"}), {}, 1, 1)
    return served


async def answer(served: Replica, *messages: Message, function: str = "runs", **headers: str) -> tuple[int, bytes]:
    """The answer to a call whose body comes in these messages."""
    names = {"content-type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in names.items()]
    scope = {"type": "http", "method": "POST", "path": f"/{function}", "headers": raw}
    coming = list(messages)
    sent: list[Message] = []

    async def receive() -> Message:
        return coming.pop(0) if coming else await asyncio.Event().wait()

    async def send(message: Message) -> None:
        sent.append(message)

    response = await served(Request(scope, receive))
    await response(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent)


def part(body: bytes, is_more: bool = False) -> Message:
    return {"type": "http.request", "body": body, "more_body": is_more}


def test_a_call_runs_only_when_its_arguments_have_come_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replica, "SILENCE", 0.01)

    async def calls() -> None:
        served = await replica_of_source()
        crashed = (500, b'{"kind":"Crashed","message":"%s"}' % replica.NO_ARGUMENTS.encode())
        assert await answer(served) == crashed
        assert await answer(served, part(b"[1,", True)) == crashed
        assert await answer(served, part(b"2]"), content_length="5") == crashed
        assert await answer(served, part(b"[1,", True), part(b"2]"), content_length="5") == (200, b"1")
        status, events = await answer(served, accept="text/event-stream")
        assert status == 200 and b"event: failed" in events

    asyncio.run(calls())


def test_a_script_reads_its_files_where_it_runs() -> None:
    async def calls() -> None:
        assert await answer(await replica_of_source(), part(b"[]"), function="reads") == (200, b'"kept"')

    asyncio.run(calls())


def test_a_sync_function_may_raise_anything_and_run_a_loop_of_its_own() -> None:
    async def calls() -> None:
        served = await replica_of_source()
        status, raised = await answer(served, part(b"[]"), function="stops")
        assert status == 500 and b"the function raised StopIteration" in raised
        status, events = await answer(served, part(b"[]"), function="has_a_loop", accept="text/event-stream")
        assert events.count(b"event: emitted") == 100 and b'"done": 99.0' in events
        assert events.endswith(b"event: returned\ndata: null\n\n")

    asyncio.run(calls())
