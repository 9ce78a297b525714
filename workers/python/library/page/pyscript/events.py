"""Events of the page, and of scripts."""

import sys

from named_workers import _failures
from pyscript.ffi import create_proxy, to_js


class Event:
    """Something that happens in a script: `trigger` tells the listeners."""

    def __init__(self):
        self._listeners = []

    def trigger(self, result):
        """Calls every listener with the result."""
        for listener in list(self._listeners):
            _failures.guarded(listener, result)

    def add_listener(self, listener):
        """Adds a function, sync or async."""
        if not callable(listener):
            raise ValueError("a listener is a function")
        if listener not in self._listeners:
            self._listeners.append(listener)

    def remove_listener(self, *listeners):
        """Removes these functions, or all."""
        gone = listeners or list(self._listeners)
        self._listeners = [it for it in self._listeners if it not in gone]


def when(event_type, selector=None, **options):
    """Decorates a function that is called when something happens: `@when("click", "#button")`.

    The selector is CSS, an element, or a list of elements; without one, the event is an `Event`, or a list of
    them. The function is sync or async, and may do without the event. The options are those of JavaScript's
    `addEventListener`.
    """
    events = event_type if isinstance(event_type, (list, tuple)) else [event_type]
    if not isinstance(events[0], Event):
        elements = _elements(selector)

    def decorate(function):
        handler = _with_event(function)
        if isinstance(events[0], Event):
            for event in events:
                event.add_listener(handler)
        else:
            proxy = create_proxy(lambda event: _failures.guarded(handler, event))
            for element in elements:
                element.addEventListener(event_type, proxy, to_js(options))
        return function

    return decorate


def _elements(selector):
    from pyscript.web import dom_elements

    if selector is None:
        raise ValueError("`when` needs a selector: of which elements is the event?")
    elements = dom_elements(selector)
    if not elements:
        raise ValueError("`when` finds no element for the selector `%s`" % selector)
    return elements


if sys.implementation.name == "micropython":

    def _with_event(function):
        def handle(event):
            try:
                return function(event)
            except TypeError as error:
                if not _has_one_too_many(str(error)):
                    raise
            return function()

        return handle

    def _has_one_too_many(message):
        """Whether a message is like "function takes 0 positional arguments but 1 were given"."""
        words = message.split()
        if words[1:2] != ["takes"] or words[3:5] != ["positional", "arguments"]:
            return False
        return int(words[6]) == int(words[2]) + 1

else:

    def _with_event(function):
        import inspect

        try:
            inspect.signature(function).bind(None)
        except TypeError:
            return lambda event: function()
        return function


__all__ = ["Event", "when"]
