"""Workers as applications of Serve."""

import os
from dataclasses import dataclass, field, fields
from typing import Any

from ray import serve
from ray.serve import Application
from ray.serve.config import AutoscalingConfig, RequestRouterConfig

from named_workers_ray.replica import Replica
from named_workers_ray.script import Script, ScriptError

# Serve's own: requests with the same `x-session-id` go to the same replica.
STICKY = "ray.serve.experimental.consistent_hash_router.ConsistentHashRouter"

# How long more calls than replicas are there before another one is started, in seconds.
SCALE_UP = 2

# How often Serve asks a replica whether it is well, in seconds.
HEALTH_CHECK = 2


@dataclass(frozen=True)
class Options:
    """How a worker is deployed."""

    # How many replicas there are; or how many at least and at most, as their calls ask for.
    replicas: int = 1
    autoscale: tuple[int, int] | None = None
    # The origins of the pages that may use the worker; `*` is any. Without one, pages of its own origin may.
    origins: list[str] = field(default_factory=list)
    # The environment variable with the token that every request has to carry.
    token_env: str | None = None
    # Whether requests with the same `x-session-id` go to the same replica.
    sticky: bool = False
    # How many sync functions run at once in a replica, and how many calls it takes.
    threads: int = 1
    calls: int = 16
    # How long a sync function may run on after its call was cancelled, in seconds. Then the replica is replaced.
    grace: float = 10
    # What a replica needs.
    cpus: float = 1
    gpus: float = 0


def build(script: Script, options: Options) -> Application:
    """The application that serves a worker: a deployment of its name.

    Raises `ScriptError` if the variable of its token is not set.
    """
    environ = {"NAMED_WORKERS_ORIGINS": " ".join(options.origins)}
    if options.token_env:
        token = os.environ.get(options.token_env)
        if not token:
            raise ScriptError(f"the token of worker `{script.name}` is missing: {options.token_env} is not set")
        environ["NAMED_WORKERS_TOKEN"] = token
    deployment = serve.deployment(Replica).options(
        name=script.name,
        max_ongoing_requests=options.calls,
        health_check_period_s=HEALTH_CHECK,
        # The calls of a replica that is replaced because of a function that does not end would not end either.
        graceful_shutdown_timeout_s=options.grace,
        ray_actor_options={"num_cpus": options.cpus, "num_gpus": options.gpus},
        **_scale(options),
        **({"request_router_config": RequestRouterConfig(request_router_class=STICKY)} if options.sticky else {}),
    )
    return deployment.bind(script, environ, options.threads, options.grace)


def _scale(options: Options) -> dict[str, Any]:
    if options.autoscale is None:
        return {"num_replicas": options.replicas}
    least, most = options.autoscale
    config = AutoscalingConfig(
        min_replicas=least,
        max_replicas=most,
        target_ongoing_requests=options.threads,
        upscale_delay_s=SCALE_UP,
        metrics_interval_s=SCALE_UP,
    )
    return {"autoscaling_config": config}


def app(args: dict[str, Any]) -> Application:
    """Builds an application from `args` of Serve's config file: `file`, `name`, `config`, and the `Options`."""
    args = dict(args)
    source = {key: args.pop(key) for key in ("file", "name", "config") if key in args}
    known = {it.name for it in fields(Options)}
    unknown = [key for key in args if key not in known]
    if unknown or "file" not in source:
        raise ScriptError(f"args: `file` is needed, and {', '.join(unknown) or 'nothing'} is unknown")
    return build(Script.read(**source), Options(**args))
