"""The calls that are alike wherever a worker runs: `e2e/fixtures/vectors`."""

import json
from typing import Any

import httpx
import pytest
from conftest import FIXTURES


def vectors(name: str) -> list[Any]:
    return json.loads((FIXTURES / "vectors" / name).read_bytes())


def title(vector: dict[str, Any]) -> str:
    return json.dumps(vector)[:80]


def events(text: str) -> list[tuple[str, Any]]:
    """The names and data of an answer's events."""
    parts = [part.split("\n") for part in text.split("\n\n") if part.startswith("event: ")]
    return [(name[7:], json.loads("\n".join(line[6:] for line in data))) for name, *data in parts]


CALLS = vectors("any.json") + vectors("python.json")


@pytest.mark.parametrize("vector", CALLS, ids=title)
def test_a_call_is_answered_by_events_as_its_vector_says(remote: httpx.Client, vector: dict[str, Any]) -> None:
    answer = remote.post(f"/{vector['call']}", json=vector["args"], headers={"accept": "text/event-stream"})
    told = events(answer.text)
    emitted = [data for name, data in told if name == "emitted"]
    assert "emits" not in vector or emitted == vector["emits"]
    expect(vector, *told[-1])


@pytest.mark.parametrize("vector", [it for it in CALLS if "emits" not in it], ids=title)
def test_a_call_is_answered_by_json_as_its_vector_says(remote: httpx.Client, vector: dict[str, Any]) -> None:
    answer = remote.post(f"/{vector['call']}", json=vector["args"])
    expect(vector, "returned" if answer.status_code == 200 else "failed", answer.json())


def expect(vector: dict[str, Any], how: str, ended: Any) -> None:
    if "fails" not in vector:
        assert (how, ended) == ("returned", vector["returns"])
        return
    expected = vector["fails"]
    assert (how, ended["kind"], ended.get("type")) == ("failed", expected["kind"], expected.get("type"))
    assert expected["message"] in ended["message"]


@pytest.mark.parametrize("vector", vectors("wire.json"), ids=title)
def test_a_request_is_answered_as_its_vector_says(remote: httpx.Client, vector: dict[str, Any]) -> None:
    names = {"type": "content-type", "accept": "accept", "origin": "origin"}
    headers = {"content-type": "application/json"} | {
        header: vector[key] for key, header in names.items() if key in vector
    }
    if "token" in vector:
        headers["authorization"] = f"Bearer {vector['token']}".strip()
    method = vector.get("method", "POST")
    answer = remote.request(method, vector["path"], content=vector.get("body"), headers=headers)
    assert answer.status_code == vector.get("status", answer.status_code), answer.text
    assert vector.get("answer", "") in answer.text
    assert vector.get("headers", {}).items() <= dict(answer.headers).items()


def test_a_traceback_is_that_of_the_file(remote: httpx.Client) -> None:
    for function in ("raises", "raises_later"):
        lines = remote.post(f"/{function}", json=["no"]).json()["traceback"].splitlines()
        assert lines[0] == "Traceback (most recent call last):"
        [file] = [line for line in lines if line.startswith("  File")]
        assert file.startswith('  File "remote.py", line ') and file.endswith(f", in {function}")
