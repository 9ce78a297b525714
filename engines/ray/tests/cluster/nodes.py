"""A cluster of two nodes on this machine, for the tests: its one proxy listens on the port that is its argument.

Reads a command from each line, a JSON array, and writes what comes of it as a line of JSON:
`["deploy", …]` with arguments of `named-workers-ray`, `["replicas", NAME]`, `["kill"]` the second node.
"""

import json
import os
import sys

os.environ["RAY_SERVE_HTTP_PROXY_CALLBACK_IMPORT_PATH"] = "named_workers_ray.flow:middlewares"
os.environ["RAY_SERVE_PROXY_PREFER_LOCAL_NODE_ROUTING"] = "0"

import ray
from ray import serve
from ray.cluster_utils import Cluster

from named_workers_ray import cli

NODE = {"num_cpus": 4, "object_store_memory": cli.OBJECT_STORE}

# What Ray and the workers print is not what comes of a command.
answers, sys.stdout = sys.stdout, sys.stderr


def main() -> None:
    cluster = Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
    try:
        second = cluster.add_node(**NODE)
        cluster.wait_for_nodes()
        ray.init(cluster.address)
        # Not one on each node, which would want the same port.
        serve.start(proxy_location="HeadOnly", http_options={"port": int(sys.argv[1])})
        _tell("ready")
        for line in sys.stdin:
            command, *arguments = json.loads(line)
            _tell(_run(cluster, second, command, arguments))
    finally:
        serve.shutdown()
        ray.shutdown()
        cluster.shutdown()


def _run(cluster, second, command, arguments):
    if command == "deploy":
        try:
            cli.main([*arguments, "--address", cluster.address])
        except (Exception, SystemExit) as error:
            return {"error": str(error)}
        return "deployed"
    if command == "replicas":
        deployments = serve.status().applications[arguments[0]].deployments
        return {state: count for it in deployments.values() for state, count in it.replica_states.items()}
    if command == "kill":
        return cluster.remove_node(second, allow_graceful=False)
    return {"error": f"there is no command {command}"}


def _tell(answer):
    print(json.dumps(answer), file=answers, flush=True)


main()
