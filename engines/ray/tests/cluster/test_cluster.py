"""What the cluster does: it runs NumPy, scales, keeps a page on one replica, and loses a node."""

import signal
import socket
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx
from conftest import PROJECT, Nodes, eventually
from test_calls import WORKERS, lines

NUMPY = str(PROJECT / "engines/ray/examples/primes.json")


def test_the_numpy_worker_of_the_page_counts_the_primes_unchanged(nodes: Nodes) -> None:
    primes = nodes.deploy(PROJECT / "static/primes/primes.py", "--config", NUMPY, "--replicas", "2", "--cpus", "0.1")
    found = primes.post("/find_primes", json=[10**7, 3]).json()
    assert found == {"count": 664_579, "first": [2, 3, 5], "last": 9_999_991}


def test_a_worker_that_does_not_start_says_why(nodes: Nodes, tmp_path: Path) -> None:
    script, config = tmp_path / "broken.py", tmp_path / "needs.toml"
    script.write_text("import sys\n1 / 0\n__export__ = []\n")
    told = nodes.tell("deploy", str(script), "--cpus", "0.1")
    assert 'File "broken.py", line 2' in told["error"] and "ZeroDivisionError" in told["error"], told["error"]
    config.write_text('packages = ["nowhere-to-be-found"]')
    told = nodes.tell("deploy", str(script), "--cpus", "0.1", "--config", str(config))
    assert "needs nowhere-to-be-found, which this node has not" in told["error"]
    assert "file.py: No such file" in nodes.tell("deploy", str(tmp_path / "file.py"))["error"]


def test_a_page_stays_with_the_replica_that_keeps_its_state(nodes: Nodes) -> None:
    sticky = nodes.deploy(WORKERS / "faults.py", "--cpus", "0.1", "--replicas", "3", "--sticky", name="sticky")
    pages = [{"x-session-id": f"page {page}"} for page in range(10)]
    homes = [sticky.post("/process", json=[], headers=page).json() for page in pages]
    assert len(set(homes)) > 1
    for _ in range(3):
        assert [sticky.post("/process", json=[], headers=page).json() for page in pages] == homes


def test_replicas_come_as_calls_do(nodes: Nodes, tmp_path: Path) -> None:
    scaled = nodes.deploy(WORKERS / "faults.py", "--cpus", "0.1", "--autoscale", "1", "3", name="scaled")
    assert nodes.tell("replicas", "scaled") == {"RUNNING": 1}
    is_over = Event()

    def lane() -> None:
        while not is_over.is_set():
            scaled.post("/works", json=[str(tmp_path / "ran"), 0])

    with ThreadPoolExecutor(8) as lanes:
        for _ in range(8):
            lanes.submit(lane)
        has_grown = eventually(lambda: nodes.tell("replicas", "scaled").get("RUNNING") == 3, 60)
        is_over.set()
    assert has_grown


def test_of_1_000_calls_while_a_node_is_killed_each_settles_and_none_runs_twice(nodes: Nodes, tmp_path: Path) -> None:
    far = nodes.deploy(WORKERS / "faults.py", "--cpus", "0.5", "--replicas", "4", name="far")
    file = tmp_path / "ran"

    def call(number: int) -> str:
        try:
            answer = far.post("/works", json=[str(file), number])
        except httpx.RemoteProtocolError:
            return "broken"
        return "returned" if answer.status_code == 200 else "failed"

    with ThreadPoolExecutor(20) as lanes:
        calls = [lanes.submit(call, number) for number in range(1_000)]
        assert eventually(lambda: len(lines(file)) > 200)
        assert len({line.split()[1] for line in lines(file)}) == 2, "both nodes work"
        nodes.tell("kill")
        ended = Counter(call.result() for call in calls)
    assert sum(ended.values()) == 1_000
    ran = [line.split()[0] for line in lines(file)]
    assert len(set(ran)) == len(ran), "no call has run twice"
    assert ended["returned"] <= len(ran) <= 1_000
    assert ended["returned"] > 900, ended
    # The replicas of the node come up on the other one.
    assert eventually(lambda: nodes.tell("replicas", "far") == {"RUNNING": 4}, 60)


def test_the_command_serves_on_this_machine_until_it_is_told_to_end() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "named_workers_ray", "faults.py", "--name", "local", "--port", str(port)]
    process = subprocess.Popen(command, stdout=-1, text=True, cwd=WORKERS)
    url = f"http://127.0.0.1:{port}/local"
    assert any(f"local: {url}" in line for line in process.stdout)
    assert httpx.post(f"{url}/keeps", json=[1]).json() == 0
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
