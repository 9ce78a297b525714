"""What a worker's script does instead of what PyScript would do, where there is no browser."""

PLACE = " on a cluster"


def instead(_name):
    return ", which has no page and no JavaScript around it: return a value, or `emit` it"
