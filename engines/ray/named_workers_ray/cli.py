"""The command `named-workers-ray`."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from threading import Event

import ray
from ray import serve
from ray.serve import Application
from ray.serve.config import HTTPOptions

from named_workers_ray.application import Options, build
from named_workers_ray.script import Script, ScriptError

# What Ray keeps for large objects, in bytes: the least it takes, as calls need none.
OBJECT_STORE = 80_000_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Serves workers until it is interrupted; on a running cluster, deploys them, and ends."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if len(options.files) > 1 and (options.name or options.config):
        parser.error("--name and --config are for one FILE")
    try:
        _serve(options)
    except (ScriptError, ValueError) as error:  # Serve's own refusals of an option are the latter
        sys.exit(f"named-workers-ray: {error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="named-workers-ray", description="Serves Python workers, unchanged, on Ray Serve."
    )
    add = parser.add_argument
    add("files", metavar="FILE", nargs="+", help="a Python file with __export__")
    add("--name", help="the worker's name, and its path; by default that of its file")
    add("--config", metavar="FILE", help="the worker's config, JSON or TOML: its files, and the packages it needs")
    add("--replicas", type=int, default=1, metavar="N", help="how many processes serve it (1)")
    add("--autoscale", type=int, nargs=2, metavar=("MIN", "MAX"), help="or as many as its calls ask for")
    add("--sticky", action="store_true", help="requests with the same x-session-id go to the same replica")
    add("--threads", type=int, default=1, metavar="N", help="how many sync functions a replica runs at once (1)")
    add("--calls", type=int, default=16, metavar="N", help="how many calls a replica takes at once (16)")
    add("--grace", type=float, default=10, metavar="S", help="how long a cancelled sync function may run on (10)")
    add("--cpus", type=float, default=1, metavar="N", help="the CPUs that a replica needs (1)")
    add("--gpus", type=float, default=0, metavar="N", help="the GPUs that a replica needs (0)")
    add("--origin", action="append", default=[], metavar="URL", help="an origin whose pages may call; * is any")
    add("--token-env", metavar="VAR", help="the environment variable with the token that requests have to carry")
    add("--address", metavar="CLUSTER", help="a running cluster: auto, or HOST:PORT; by default one starts here")
    add("--host", default="127.0.0.1", help="where to listen (127.0.0.1), if Serve does not run yet")
    add("--port", type=int, default=8000, help="on which port (8000), if Serve does not run yet")
    return parser


def _serve(options: argparse.Namespace) -> None:
    scripts = [Script.read(file, options.name, options.config) for file in options.files]
    deployed = Options(
        replicas=options.replicas,
        autoscale=tuple(options.autoscale) if options.autoscale else None,
        origins=options.origin,
        token_env=options.token_env,
        sticky=options.sticky,
        threads=options.threads,
        calls=options.calls,
        grace=options.grace,
        cpus=options.cpus,
        gpus=options.gpus,
    )
    applications = {script.name: build(script, deployed) for script in scripts}
    http = HTTPOptions(host=options.host, port=options.port)
    if options.address:
        ray.init(options.address, ignore_reinit_error=True)
        return _run(applications, http)
    os.environ.setdefault("RAY_SERVE_HTTP_PROXY_CALLBACK_IMPORT_PATH", "named_workers_ray.flow:middlewares")
    ray.init("local", include_dashboard=False, object_store_memory=OBJECT_STORE)
    is_over = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: is_over.set())
    try:
        _run(applications, http)
        for name in applications:
            print(f"{name}: http://{http.host}:{http.port}/{name}", flush=True)
        is_over.wait()
    finally:
        serve.shutdown()
        ray.shutdown()


def _run(applications: dict[str, Application], http: HTTPOptions) -> None:
    """Waits until each is there. Raises `ScriptError` for one that does not start."""
    serve.start(proxy_location="EveryNode", http_options=http)
    for name, application in applications.items():
        try:
            serve.run(application, name=name, route_prefix=f"/{name}")
        except RuntimeError as error:
            deployments = serve.status().applications[name].deployments.values()
            reasons = [it.message for it in deployments if it.message] or [str(error)]
            raise ScriptError(f"worker `{name}` does not start: {reasons[0]}") from None
