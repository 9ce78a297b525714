"""What PyScript has and this place has not."""

from pyscript._instead import PLACE, instead


class Missing:
    """Stands in for what is not there. It can be imported and passed on; using it tells what to do instead."""

    def __init__(self, name, bases=(), _body=None):
        if bases:  # a class that should be derived from it
            raise RuntimeError(_refusal(bases[0]))
        object.__setattr__(self, "_name", name)

    def __repr__(self):
        return "<PyScript's `" + self._name + "`, which is not there" + PLACE + ">"

    def __getattr__(self, attribute):
        raise AttributeError(_refusal(self))

    def __setattr__(self, attribute, value):
        raise AttributeError(_refusal(self))

    def __call__(self, *arguments, **named):
        raise RuntimeError(_refusal(self))

    __getitem__ = __setitem__ = __delitem__ = __iter__ = __contains__ = __call__


def _refusal(missing):
    return "PyScript's `" + missing._name + "` is not there" + PLACE + instead(missing._name)
