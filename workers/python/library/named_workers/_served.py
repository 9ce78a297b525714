"""A worker's script, and the calls of it that come as requests, for CPython wherever it runs."""

import ast
import io
import json
import linecache
import sys
import types

import _named_workers
from named_workers import _host, _wire
from named_workers._interpreter import current_call

# The beginnings of lines, by their levels and calls.
_begun = {}


class Lines(io.TextIOBase):
    """What the script prints: each line is one of the server's log, and of the call's that it was printed in."""

    def __init__(self, level, log):
        self._level = level
        self._log = log

    def write(self, text):
        key = self._level, current_call()
        *lines, rest = (_begun.pop(key, "") + text).split("\n")
        if rest:
            _begun[key] = rest
        for line in lines:
            self._log.write(line + "\n")
            _tell_line(line, *key)
        if lines:
            self._log.flush()
        return len(text)


def _tell_line(line, level, id):
    call = _named_workers.calls.get(id)
    if call:
        call.log(level, line)


def run_script(source, filename):
    """Runs a script as `__main__`, and keeps its lines for tracebacks.

    Returns what is left to be awaited if the script awaits at its top level, else nothing.
    """
    main = types.ModuleType("__main__")
    main.__file__ = filename
    sys.modules["__main__"] = main
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    return eval(compile(source, filename, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), main.__dict__)


class Worker:
    """What the script exports, once it has run.

    What answers a request has `headers`, a list of pairs, and `whole(status, content_type, text)`; for calls also
    `write(text)`, a part of an answer of events, `end()`, `is_closed()`, whether nobody reads it any longer, and
    `is_flooded()`, whether too much waits for its reader for lines to be added.
    """

    def __init__(self, name):
        discovered = _host.discover()
        if discovered[0] != "=":
            raise ImportError(json.loads(discovered[1:])["reason"])
        self.name = name
        self.signatures = _host.decode(discovered[1:]) or []

    def ask(self, method, path, headers, environ, answer):
        """Returns the function that a request calls; answers whatever else it asks, and returns nothing."""
        try:
            _wire.check_origin(headers, environ)
            answer.headers = _wire.cors(headers)
            if method == "OPTIONS":
                return answer.whole(204, _wire.TEXT, "")
            _wire.check_token(headers, environ)
            function = _wire.called(method, path, headers)
        except _wire.Refused as refused:
            return answer.whole(refused.status, _wire.TEXT, refused.reason)
        if function is None:
            return answer.whole(200, _wire.JSON, _wire.description(self.name, self.signatures))
        return function


class Call:
    """A call, from its request to the end of its answer."""

    def __init__(self, worker, id, function, headers, answer):
        self.answer = answer
        self.takes_events = _wire.EVENTS in headers.get("accept", "")
        self.has_ended = False
        self._worker = worker
        self._id = id
        self._function = function
        self._lines_left_out = 0
        # How many values it has emitted, and the first that is not JSON.
        self._emitted = 0
        self._refused = None

    def begin(self, arguments):
        """Calls the function with arguments as JSON, once the head of an answer of events is on its way."""
        failed = _wire.refusal(self._worker.name, self._function, self._worker.signatures, arguments)
        if failed:
            return self.fail(failed)
        _named_workers.calls[self._id] = self
        reply = _host.call(self._function, arguments, self._id, self.takes_events)
        if reply:
            self.settle(reply)

    def tell(self, event, data):
        if self.takes_events:
            return self.answer.write(_wire.event(event, data))

    def log(self, level, text):
        """Adds a line to the caller's log, or leaves it out of a flood."""
        if self.answer.is_flooded():
            self._lines_left_out += 1
            return
        self._tell_left_out()
        self.tell("log", {"level": level, "text": text})

    def _tell_left_out(self):
        count, self._lines_left_out = self._lines_left_out, 0
        if count:
            lines = "1 line was" if count == 1 else "%d lines were" % count
            text = lines + " left out: they came faster than they were read"
            self.tell("log", {"level": "warning", "text": text})

    def emit(self, reply):
        """The connection itself holds the function back."""
        index, self._emitted = self._emitted, self._emitted + 1
        if reply[0] == "=":
            return self.tell("emitted", reply[1:])
        if not self._refused:
            refused = json.loads(reply[1:])
            self._refused = {**refused, "path": "[%d]%s" % (index, refused["path"])}

    def settle(self, reply):
        for level in ("info", "error"):
            line = _begun.pop((level, self._id), None)
            if line is not None:
                self.log(level, line)
        self._tell_left_out()
        value, failed = _wire.ended(reply, self._refused)
        if failed:
            return self.fail(failed)
        if self.takes_events:
            self.tell("returned", value)
            self.answer.end()
        else:
            self.answer.whole(200, _wire.JSON, value)
        self._end()

    def fail(self, failed):
        if self.takes_events:
            self.tell("failed", failed)
            self.answer.end()
        else:
            self.answer.whole(_wire.status(failed), _wire.JSON, _host.encode(failed))
        self._end()

    def cancel(self):
        """Asks the function to end, as nobody waits for it any longer."""
        _host.cancel(self._id)

    def _end(self):
        _named_workers.calls.pop(self._id, None)
        self.has_ended = True
