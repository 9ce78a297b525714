from named_workers import emit


async def fibonacci(count: int):
    """Emits the first numbers: take its values, in the options of the call."""
    a, b = 0, 1
    for _ in range(count):
        await emit(a)
        a, b = b, a + b


__export__ = ["fibonacci"]
