"""What a worker's script does instead of what PyScript would do, where there is no browser."""

PLACE = " in a component"


def instead(_name):
    return ", which runs on a server: return a value, or `emit` it, and let the page do the rest"
