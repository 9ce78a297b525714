"""What a worker's script does instead of what PyScript would do."""

PLACE = " in a worker"


def instead(_name):
    return ", which cannot reach the page: return a value, or `emit` it, and let the page do the rest"
