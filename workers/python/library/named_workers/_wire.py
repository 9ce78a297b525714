"""What remote workers and pages say over HTTP, for CPython wherever it runs.

It is the counterpart of the library's `protocol::remote` and `host::http`. Replies are those of `_host`.
"""

import hmac
import json
from urllib.parse import unquote

from named_workers._interpreter import check_arguments
from named_workers._strict import NotJson

PROTOCOL = 1
EVENTS = "text/event-stream"
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"

_STATUS = {"NotExported": 404, "BadArguments": 400}


class Refused(Exception):
    """A request that is not answered: a status, and the reason."""

    def __init__(self, status, reason):
        super().__init__(reason)
        self.status = status
        self.reason = reason


def check_origin(headers, environ):
    """Raises `Refused` for a page that may not use the worker: it could not read the answer, but its call would run."""
    origin = headers.get("origin")
    allowed = environ.get("NAMED_WORKERS_ORIGINS", "").replace(",", " ").split()
    is_own = origin is None or origin.partition("://")[2] == headers.get("host")
    if not (is_own or "*" in allowed or origin in [it.rstrip("/") for it in allowed]):
        reason = "pages of %s may not use this worker: NAMED_WORKERS_ORIGINS does not name it"
        raise Refused(403, reason % origin)


def check_token(headers, environ):
    """Raises `Refused` for a request without the token, if there is one."""
    token = environ.get("NAMED_WORKERS_TOKEN", "")
    scheme, _, given = headers.get("authorization", "").partition(" ")
    is_right = scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())
    if token and not is_right:
        raise Refused(401, "this worker asks for its token: `authorization: Bearer …`")


def cors(headers):
    """The headers that let the page of this request read the answer, and send what it asks to send."""
    if "origin" not in headers:
        return []
    asked = headers.get("access-control-request-headers", "authorization, content-type")
    return [
        ("access-control-allow-origin", headers["origin"]),
        ("access-control-allow-methods", "GET, POST"),
        ("access-control-allow-headers", asked),
        ("access-control-max-age", "7200"),
        ("vary", "origin, access-control-request-headers"),
    ]


def called(method, path, headers):
    """The function that a request calls: the last part of its path; nothing if it asks for the description."""
    if method == "GET":
        return None
    if method != "POST":
        raise Refused(405, method + " is none of GET, POST and OPTIONS")
    # A page could send anything else without being asked for its origin first.
    if not headers.get("content-type", "").strip().startswith(JSON):
        raise Refused(415, "a call is a JSON array: `content-type: application/json`")
    return unquote(path.partition("?")[0].rstrip("/").rpartition("/")[2])


def description(worker, signatures):
    """What the worker exports, as JSON."""
    exports = [{**_known(it), "parameters": [_known(one) for one in it["parameters"]]} for it in signatures]
    return json.dumps({"protocol": PROTOCOL, "worker": worker, "exports": exports})


def _known(described):
    return {key: part for key, part in described.items() if part is not None}


def refusal(worker, function, signatures, arguments):
    """The failure of a call that cannot be made, if it cannot."""
    signature = next((it for it in signatures if it["name"] == function), None)
    if signature is None:
        names = ", ".join("`%s`" % it["name"] for it in signatures) or "none"
        return failure("NotExported", "worker `%s` does not export `%s`; it exports %s" % (worker, function, names))
    try:
        given = _decode(arguments)
        if not isinstance(given, list):
            raise NotJson("arguments are an array, one element per parameter")
        check_arguments(given, arguments)
    except NotJson as error:
        return failure("BadArguments", "args%s: %s" % (error.path, error.reason))
    except (ValueError, RecursionError) as error:
        return failure("BadArguments", "args: %s" % error)
    wrong = _wrong_number(signature, len(given))
    return failure("BadArguments", wrong) if wrong else None


def _no_constant(name):
    raise ValueError(name + " is not JSON")


_decode = json.JSONDecoder(parse_constant=_no_constant).decode


def _wrong_number(signature, given):
    """What is wrong with this number of arguments, if anything is. As `Signature::refuse` says it."""
    names = [it["name"] for it in signature["parameters"]]
    end = next((index for index, name in enumerate(names) if name.startswith("*")), len(names))
    positional = signature["parameters"][:end]
    takes_any = end < len(names) and names[end] != "*" and not names[end].startswith("**")
    least = sum(it.get("default") is None for it in positional)
    most = len(positional)
    if least <= given and (takes_any or given <= most):
        return None
    counts = "%d" % most if least == most else "%d to %d" % (least, most)
    takes = "%d or more arguments" % least if takes_any else counts + " argument" + "s" * (counts != "1")
    missing = ": `%s` is missing" % names[given] if given < most else ""
    return "`%s` takes %s, and %d were given%s" % (_written(signature), takes, given, missing)


def _written(signature):
    parts = []
    for it in signature["parameters"]:
        kind = ": " + it["type"] if it.get("type") else ""
        parts.append(it["name"] + kind + (" = " + it["default"] if it.get("default") is not None else ""))
    returns = " -> " + signature["returns"] if signature.get("returns") else ""
    return "%s(%s)%s" % (signature["name"], ", ".join(parts), returns)


def failure(kind, message, **more):
    """Why a call has no value."""
    return {"kind": kind, "message": message, **{key: part for key, part in more.items() if part is not None}}


def ended(reply, refused=None):
    """How a call has ended, of its reply: its value as JSON and no failure, or the failure.

    `refused` is the first emitted value that is not JSON, and where that is not.
    """
    mark, text = reply[0], reply[1:]
    if mark == "=" and refused:
        return None, failure("BadResult", "emitted" + refused["path"] + ": " + refused["reason"])
    if mark == "=":
        return text, None
    told = json.loads(text)
    if mark == "#":
        return None, failure("BadResult", "result" + told["path"] + ": " + told["reason"])
    return None, failure("Raised", told["message"], type=told["type"], traceback=told["traceback"])


def status(failed):
    """The status of an answer that is not a stream of events."""
    return _STATUS.get(failed["kind"], 500)


def event(name, data):
    """A server-sent event. `data` is JSON, or what is to become JSON."""
    text = data if isinstance(data, str) else json.dumps(data)
    return "event: %s\n%s\n" % (name, "".join("data: %s\n" % line for line in text.split("\n")))
