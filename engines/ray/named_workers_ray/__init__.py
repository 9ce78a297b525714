"""Python workers of named-workers, unchanged, on Ray Serve.

The command `named-workers-ray` is in `cli`; `app` is what Serve's own config files import.
"""

from named_workers_ray.application import Options, app, build
from named_workers_ray.script import Script, ScriptError

__all__ = ["Options", "Script", "ScriptError", "app", "build"]
