"""What cannot be done in a browser, in words. For Python and MicroPython alike."""


def no_loop(awaitable, *_, **__):
    """Refuses what would wait for an event loop, as `asyncio.run` does."""
    if hasattr(awaitable, "close"):
        awaitable.close()  # otherwise Python warns that it was never awaited
    raise RuntimeError(
        "`asyncio.run` and `run_until_complete` cannot wait here, as the event loop is running already: "
        "write `await` instead, in an `async def` or at the top level of the script"
    )
