"""New workers."""

import _named_workers
from named_workers._interpreter import encode
from named_workers._request import reply
from named_workers._workers import Worker


async def create(name, type="py", src=None, source=None, config=None, **options):
    """Declares a worker, starts it, and waits until it is ready: `options` are those of `namedWorkers.create`."""
    given = {"name": name, "type": type, "src": src, "source": source, "config": config}
    given.update(options)
    declaration = {key: value for key, value in given.items() if value is not None}
    return Worker(name, **await reply(_named_workers.create(name, encode(declaration))))
