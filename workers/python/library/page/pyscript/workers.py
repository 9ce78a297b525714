"""The page's workers."""

import json

from named_workers import create, workers


async def create_named_worker(src, name, config=None, type="py"):
    """Creates a worker from a file, and waits until it is ready. The config is a dict, JSON text, or a URL."""
    if isinstance(config, str) and config.strip().startswith("{"):
        config = json.loads(config)
    return await create(name, type=type, src=src, config=config)


__all__ = ["create_named_worker", "workers"]
