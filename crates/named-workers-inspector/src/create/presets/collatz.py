from named_workers import progress


def longest(below: int):
    """The start below a limit that takes the most steps to reach 1."""
    best = (0, 0)
    for start in range(1, below):
        number, steps = start, 0
        while number != 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            steps += 1
        best = max(best, (steps, start))
        progress(start, below)
    return {"start": best[1], "steps": best[0]}


__export__ = ["longest"]
