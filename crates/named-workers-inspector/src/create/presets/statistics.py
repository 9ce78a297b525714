import numpy as np


def describe(numbers: list[float]):
    """The mean and the spread of some numbers."""
    values = np.array(numbers)
    return {"mean": float(values.mean()), "deviation": float(values.std())}


__export__ = ["describe"]
