"""What is read of a worker, before any cluster."""

from pathlib import Path

import pytest
import yaml

from named_workers_ray import Options, Script, ScriptError, app, build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("worker.py", "beside.py", "other.txt"):
        (tmp_path / name).write_text(f"# {name}")
    return tmp_path


def test_without_a_config_the_python_files_beside_the_worker_travel_with_it(folder: Path) -> None:
    script = Script.read(folder / "worker.py")
    assert (script.name, script.filename, script.source) == ("worker", "worker.py", "# worker.py")
    assert script.files == {"beside.py": b"# beside.py"}
    script.write_files(folder / "there")
    assert (folder / "there/beside.py").read_text() == "# beside.py"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("worker.json", '{"files": {"{HERE}/other.txt": "data/", "./beside.py": "flags.py", "{HERE}": "."}}'),
        ("worker.toml", '[files]\n"{HERE}/other.txt" = "data/"\n"./beside.py" = "flags.py"\n"{HERE}" = "."\n'),
    ],
)
def test_with_a_config_its_files_are_there_and_no_others(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    script = Script.read(folder / "worker.py", "primes", folder / name)
    assert script.name == "primes"
    assert script.files == {"data/other.txt": b"# other.txt", "flags.py": b"# beside.py"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "worker.json: Expecting property name"),
        ("[]", "worker.json: a config is an object"),
        ('{"files": {"./missing.py": ""}}', "missing.py: No such file"),
        ('{"files": {"./beside.py": "../beside.py"}}', "leads out of the worker's folder"),
        ('{"files": {"https://a.example/x.py": ""}}', "a cluster gets local files only"),
        ('{"files": {"./x.zip": "dest/*"}}', "and no archives"),
    ],
)
def test_a_config_that_cannot_be_used_is_refused_in_words(folder: Path, text: str, reason: str) -> None:
    (folder / "worker.json").write_text(text)
    with pytest.raises(ScriptError) as refused:
        Script.read(folder / "worker.py", config=folder / "worker.json")
    assert reason in str(refused.value)


def test_a_token_that_is_not_set_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOKEN", raising=False)
    with pytest.raises(ScriptError, match="TOKEN is not set"):
        build(Script.read(folder / "worker.py"), Options(token_env="TOKEN"))


def test_an_application_of_a_config_file_of_serve_names_its_file_and_options(folder: Path) -> None:
    app({"file": str(folder / "worker.py"), "name": "primes", "replicas": 2})
    for args in ({}, {"file": str(folder / "worker.py"), "colour": "red"}):
        with pytest.raises(ScriptError, match="args: "):
            app(args)


@pytest.mark.parametrize("example", ["serve.yaml", "kuberay.yaml"])
def test_the_examples_of_serves_config_files_can_be_built(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Path(__file__).parents[3]
    monkeypatch.setenv("WORKERS_TOKEN", "secret")
    config = yaml.safe_load((project / "engines/ray/examples" / example).read_text())
    config = yaml.safe_load(config["spec"]["serveConfigV2"]) if "spec" in config else config
    for application in config["applications"]:
        args = application["args"]
        for key in ("file", "config"):
            args[key] = str(project / args[key].removeprefix("/named-workers/"))
        assert application["import_path"] == "named_workers_ray:app"
        app(args)
