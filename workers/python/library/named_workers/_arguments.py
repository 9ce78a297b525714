"""What a call is given: arguments by name, and limits. For Python and MicroPython alike."""


def in_order(exports, function, arguments, named):
    """All arguments in the order of the function's parameters, which is how they are sent.

    Raises `ValueError`, in words, for one that has no place in it.
    """
    ordered, left = list(arguments), dict(named)
    parameters = _parameters(exports, function)
    for parameter in parameters[len(ordered) :]:
        if parameter not in left:
            break
        ordered.append(left.pop(parameter))
    for name in left:
        raise ValueError(_no_place(name, parameters, len(ordered)))
    return ordered


def _parameters(exports, function):
    """The names of the parameters that have a place: those before the first star."""
    names = []
    for export in exports:
        if export["name"] == function:
            for parameter in export["parameters"]:
                if parameter["name"].startswith("*"):
                    break
                names.append(parameter["name"])
    return names


def _no_place(name, parameters, given):
    if name not in parameters:
        known = ", ".join(["`" + parameter + "`" for parameter in parameters]) or "none"
        return "there is no parameter `%s` that a call can give; there is %s" % (name, known)
    if parameters.index(name) < given:
        return "`%s` is given twice" % name
    return "`%s` is given, but not `%s`, which comes before it" % (name, parameters[given])


def milliseconds(seconds):
    """A limit as the page takes it."""
    if seconds is None:
        return None
    if not (isinstance(seconds, (int, float)) and 0 <= seconds < 2**31):
        raise TypeError("a timeout is a number of seconds")
    return seconds * 1000
