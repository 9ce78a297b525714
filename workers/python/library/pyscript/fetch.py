"""Requests to the network. Relative URLs are relative to the page."""

import json
import sys

import js
from pyscript.ffi import to_js

if sys.implementation.name == "micropython":
    from ubinascii import a2b_base64

    async def _bytes(blob):
        if not hasattr(js, "FileReaderSync"):  # on the page
            return bytearray(js.Uint8Array.new(await blob.arrayBuffer()))
        # Ten times as fast as copying each byte.
        text = js.FileReaderSync.new().readAsDataURL(blob)
        return bytearray(a2b_base64(text[text.find(",") + 1 :]))

else:

    async def _bytes(blob):
        return bytearray((await blob.arrayBuffer()).to_bytes())


def fetch(url, **options):
    """Sends a request, with the options of JavaScript's `fetch`.

    Await the result for its response, or one of its methods for the body: `await fetch(url).json()`.
    """
    return Request(js.fetch(url, to_js(options)))


class _Body:
    """A body that is read as Python's values."""

    async def text(self):
        return await (await self._response()).text()

    async def json(self):
        return json.loads(await self.text())

    async def blob(self):
        """JavaScript's `Blob`."""
        return await (await self._response()).blob()

    async def bytearray(self):
        return await _bytes(await self.blob())

    async def arrayBuffer(self):
        return memoryview(await self.bytearray())


class Request(_Body):
    """A request that has been sent."""

    def __init__(self, promise):
        self._promise = promise

    async def _response(self):
        return Response(await self._promise)

    def __await__(self):
        return self._response().__await__()

    def __iter__(self):  # what MicroPython awaits
        return self._response()


class Response(_Body):
    """JavaScript's `Response`, with the body as Python's values."""

    def __init__(self, response):
        self._js = response

    async def _response(self):
        return self._js

    def __getattr__(self, name):
        return getattr(self._js, name)
