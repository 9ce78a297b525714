"""What a worker's script does instead of what PyScript would do, where there is no browser."""

PLACE = " in a component"


def instead(_name):
    return ", which has no page and no JavaScript around it: return a value, or `emit` it"
