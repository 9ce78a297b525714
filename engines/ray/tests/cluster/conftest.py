"""What the tests share: one cluster of two nodes, and workers on it."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

PROJECT = Path(__file__).parents[4]
FIXTURES = PROJECT / "e2e/fixtures"
TOKEN = "secret"


class Nodes:
    """The cluster, in a process of its own."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environ = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "TOKEN": TOKEN}
        tests = Path(__file__).parent
        command = [sys.executable, "nodes.py", str(self.port)]
        self.process = subprocess.Popen(command, stdin=-1, stdout=-1, env=environ, text=True, cwd=tests)
        assert self._answer() == "ready"

    def tell(self, *command: str) -> object:
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def deploy(self, file: Path, *options: str, name: str | None = None) -> httpx.Client:
        """A client of a worker that is deployed first."""
        name = name or file.stem
        told = self.tell("deploy", str(file), "--name", name, *options)
        assert told == "deployed", told
        return httpx.Client(base_url=f"http://127.0.0.1:{self.port}/{name}", timeout=60)

    def _answer(self) -> object:
        line = self.process.stdout.readline()
        assert line, "the cluster has ended"
        return json.loads(line)

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait(60)


@pytest.fixture(scope="session")
def nodes() -> Iterator[Nodes]:
    nodes = Nodes()
    yield nodes
    nodes.stop()


@pytest.fixture(scope="session")
def remote(nodes: Nodes) -> httpx.Client:
    """The worker of the vectors, which asks for a token, and is for pages of https://a.example."""
    options = ["--token-env", "TOKEN", "--origin", "https://a.example", "--cpus", "0.1"]
    client = nodes.deploy(FIXTURES / "python/remote.py", *options)
    client.headers["authorization"] = f"Bearer {TOKEN}"
    return client


def eventually(is_so: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether something becomes true. A worker that does not answer is not there yet."""
    end = monotonic() + seconds
    while monotonic() < end:
        try:
            if is_so():
                return True
        except (httpx.HTTPError, ValueError):
            pass
        sleep(0.05)
    return False


def settled(count: Callable[[], int]) -> int:
    """A number, once it has not changed for a second."""
    seen = [count()]
    while eventually(lambda: count() != seen[-1], 1):
        seen.append(count())
    return seen[-1]
