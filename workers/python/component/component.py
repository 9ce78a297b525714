"""A Python worker as a `wasi:http` component: what the engine calls for each request.

The worker's script runs once, when the component is built. Files and modules that have not been read by then are not
there later.
"""

import io
import linecache
import random
import sys
import traceback
import types
from pathlib import Path

import _named_workers
from _exchange import Answer
from componentize_py_types import Err
from wit_world import exports
from wit_world.imports import environment
from wit_world.imports.types import IncomingRequest, Method_Get, Method_Options, Method_Post, ResponseOutparam

sys.dont_write_bytecode = True
_FOLDER = Path(__file__).parent


class _Lines(io.TextIOBase):
    """What the worker prints: each line is one of its log."""

    def __init__(self, level):
        self._level = level
        self._rest = ""

    def write(self, text):
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            _named_workers.log(self._level, line)
        return len(text)


def _run_script():
    """Runs the worker's script as `__main__`, and keeps its lines for tracebacks."""
    script = next((_FOLDER / "script").glob("*.py"))
    source = script.read_text("utf-8")
    main = types.ModuleType("__main__")
    main.__file__ = script.name
    sys.modules["__main__"] = main
    linecache.cache[script.name] = (len(source), None, source.splitlines(True), script.name)
    exec(compile(source, script.name, "exec"), main.__dict__)
    return script.stem


sys.stdout, sys.stderr = _Lines("info"), _Lines("error")
_worker = _run_script()

from named_workers import _cpython, _host, _interpreter, _wire  # noqa: E402 (they read `__main__`)

for _part in (_cpython, _interpreter):
    _part.INTERNAL += ("/0/", "/1/")  # where the folders of the component are

_discovered = _host.discover()
if _discovered[0] != "=":
    raise RuntimeError(_discovered)
_signatures = _host.decode(_discovered[1:]) or []


class IncomingHandler(exports.IncomingHandler):
    """Answers requests."""

    def handle(self, request: IncomingRequest, response_out: ResponseOutparam) -> None:
        try:
            self._answer(request, Answer(response_out))
        except BaseException:  # the engine would not say which
            traceback.print_exc(file=sys.__stderr__)
            raise

    def _answer(self, request, answer):
        random.seed()  # or every instance would begin with the numbers of the one that was built
        environ = dict(environment.get_environment())
        headers = {name.lower(): value.decode(errors="replace") for name, value in request.headers().entries()}
        headers.setdefault("host", request.authority() or "")
        try:
            _wire.check_origin(headers, environ)
            answer.headers = _wire.cors(headers)
            if isinstance(request.method(), Method_Options):
                return answer.whole(204, _wire.TEXT, "")
            _wire.check_token(headers, environ)
            function = _wire.called(_method(request.method()), request.path_with_query() or "", headers)
        except _wire.Refused as refused:
            return answer.whole(refused.status, _wire.TEXT, refused.reason)
        if function is None:
            return answer.whole(200, _wire.JSON, _wire.description(_worker, _signatures))
        _named_workers.run(_Call(answer, headers, function, _body(request)))


class _Call:
    """A call, from its request to the end of its answer."""

    def __init__(self, answer, headers, function, arguments):
        self.answer = answer
        self.takes_events = _wire.EVENTS in headers.get("accept", "")
        self.function = function
        self.arguments = arguments
        self.has_ended = False
        # How many values it has emitted, and the first that is not JSON.
        self.emitted = 0
        self.refused = None

    def begin(self):
        if self.takes_events:
            self.answer.begin(200, _wire.EVENTS)
            self.answer.write(":\n\n")  # so that the head is on its way before the function runs
        failed = _wire.refusal(_worker, self.function, _signatures, self.arguments)
        if failed:
            return self.fail(failed)
        reply = _host.call(self.function, self.arguments, _named_workers.CALL, self.takes_events)
        if reply:
            self.settle(reply)

    def tell(self, event, data):
        if self.takes_events:
            self.answer.write(_wire.event(event, data))

    def settle(self, reply):
        value, failed = _wire.ended(reply, self.refused)
        if failed:
            return self.fail(failed)
        if self.takes_events:
            self.tell("returned", value)
            self.answer.end()
        else:
            self.answer.whole(200, _wire.JSON, value)
        self.has_ended = True

    def fail(self, failed):
        if self.takes_events:
            self.tell("failed", failed)
            self.answer.end()
        else:
            self.answer.whole(_wire.status(failed), _wire.JSON, _host.encode(failed))
        self.has_ended = True

    def cancel(self):
        _host.cancel(_named_workers.CALL)


def _method(method):
    names = {Method_Get: "GET", Method_Post: "POST"}
    return names.get(type(method), type(method).__name__)


def _body(request):
    pieces = []
    with request.consume() as body, body.stream() as stream:
        try:
            while True:
                pieces.append(stream.blocking_read(65536))
        except Err:  # its end
            return b"".join(pieces).decode(errors="replace")
