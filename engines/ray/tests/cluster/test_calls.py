"""Calls in all their ways out."""

from pathlib import Path

import httpx
import pytest
from conftest import Nodes, eventually, settled
from test_vectors import events

EVENTS = {"accept": "text/event-stream"}
WORKERS = Path(__file__).parent / "workers"


@pytest.fixture(scope="module")
def faults(nodes: Nodes) -> httpx.Client:
    return nodes.deploy(WORKERS / "faults.py", "--cpus", "0.1", "--replicas", "2", "--threads", "2")


def lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


def test_progress_of_a_tight_loop_in_a_thread_ends_with_the_last_report(faults: httpx.Client) -> None:
    told = events(faults.post("/reports_often", json=[100_000], headers=EVENTS).text)
    reports = [data for name, data in told if name == "progress"]
    assert reports[-1] == {"done": 100_000, "total": 100_000, "message": None}
    assert len(reports) < 1_000
    assert told[-1] == ("returned", 100_000)


def test_what_a_function_prints_is_told_to_its_caller(remote: httpx.Client) -> None:
    told = events(remote.post("/echo", json=["x"], headers=EVENTS).text)
    assert told == [("log", {"level": "info", "text": "echoes 'x'"}), ("returned", "x")]


def test_of_a_flood_of_lines_those_that_nobody_could_read_are_counted(faults: httpx.Client) -> None:
    told = events(faults.post("/prints", json=[10_000], headers=EVENTS).text)
    *lines_, last, ended = [data["text"] if name == "log" else name for name, data in told]
    left_out = int(last.split()[0])
    assert ended == "returned" and last.endswith("lines were left out: they came faster than they were read")
    assert len(lines_) + left_out == 10_000 and len(lines_) >= 1_000
    assert faults.post("/prints", json=[500], headers=EVENTS).text.count("event: log") == 500


@pytest.mark.parametrize("function", ["floods", "floods_from_thread"])
def test_a_reader_that_waits_holds_the_function_back(faults: httpx.Client, tmp_path: Path, function: str) -> None:
    file, values = tmp_path / "emitted", 2_000
    with faults.stream("POST", f"/{function}", json=[str(file), values, 50_000], headers=EVENTS) as answer:
        parts = answer.iter_raw()
        next(parts)
        emitted = settled(lambda: len(lines(file)))
        assert 0 < emitted < values / 2
        told = b"".join(parts).decode()
    assert events(told)[-1] == ("returned", values)
    assert len(lines(file)) == values


@pytest.mark.parametrize("function", ["dies", "dies_later"])
def test_a_replica_that_dies_breaks_its_calls_alone_and_nothing_runs_twice(
    faults: httpx.Client, tmp_path: Path, function: str
) -> None:
    file = tmp_path / "ran"
    assert faults.post(f"/{function}", json=[str(file)]).status_code == 500
    assert len(lines(file)) == 1
    with pytest.raises(httpx.RemoteProtocolError):  # the answer had begun
        faults.post(f"/{function}", json=[str(file)], headers=EVENTS)
    assert len(lines(file)) == 2
    assert eventually(lambda: faults.post("/notes", json=[str(tmp_path / "other"), "on"]).status_code == 200)


def test_a_call_that_is_closed_is_cancelled(remote: httpx.Client) -> None:
    for function in ("never_ends", "loops_until_cancelled"):
        with remote.stream("POST", f"/{function}", json=[], headers=EVENTS) as answer:
            next(answer.iter_raw())
        # The one thread of the replica is free again.
        assert remote.post("/add", json=[1, 2]).json() == 3


def test_a_replica_in_which_a_cancelled_function_runs_on_is_replaced(nodes: Nodes) -> None:
    stuck = nodes.deploy(WORKERS / "faults.py", "--cpus", "0.1", "--grace", "1", name="stuck")
    first = stuck.post("/process", json=[]).json()
    with pytest.raises(httpx.ReadTimeout):
        stuck.post("/loops_forever", json=[], timeout=1)
    assert eventually(lambda: stuck.post("/process", json=[], timeout=5).json() != first, 60)
