"""Whatever this worker does, the page gets an answer."""


def raises(message: str = "no"):
    raise ValueError(message)


def hangs():
    """Cancel it: the worker stays busy. Terminate it, or restart it."""
    while True:
        pass


def floods():
    """The log keeps its newest lines, and delays nobody."""
    number = 0
    while True:
        print("line", number)
        number += 1


def not_json():
    return {1, 2, 3}


__export__ = ["raises", "hangs", "floods", "not_json"]
