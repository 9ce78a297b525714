"""A worker's script, with everything that a replica needs to run it, wherever that is."""

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import Any


class ScriptError(Exception):
    """Why a worker's file or config cannot be used."""


@dataclass(frozen=True)
class Script:
    """A worker's script, its config, and the files that it may import or read."""

    name: str
    filename: str
    source: str
    config: dict[str, Any] = field(default_factory=dict)
    # By their paths in the worker's folder.
    files: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, file: str | Path, name: str | None = None, config: str | Path | None = None) -> "Script":
        """Reads a worker's file, and the config it has in the browser: JSON or TOML.

        With a config, its `files` are there, and no others; without one, the Python files beside the worker's own.

        Raises `ScriptError` for a file that cannot be read, and for what a config asks that a cluster has not.
        """
        file = Path(file)
        source = _read(file).decode()
        if config is None:
            beside = sorted(file.parent.glob("*.py"))
            files = {path.name: _read(path) for path in beside if path.name != file.name}
            return cls(name or file.stem, file.name, source, {}, files)
        config = Path(config)
        settings = _parsed(config)
        return cls(name or file.stem, file.name, source, settings, dict(_files(config, settings.get("files", {}))))

    def write_files(self, folder: Path) -> None:
        """Writes the files into the worker's folder."""
        for path, content in self.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def check_packages(self) -> None:
        """Raises `ScriptError` if a package that the config asks for is not installed here."""
        missing = [it for it in self.config.get("packages", []) if not _is_installed(it)]
        if missing:
            raise ScriptError(
                f"worker `{self.name}` needs {', '.join(missing)}, which this node has not: "
                "install it there, or name it in the deployment's `runtime_env`"
            )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ScriptError(f"{path}: {error.strerror}") from None


def _parsed(config: Path) -> dict[str, Any]:
    text = _read(config).decode()
    try:
        parsed = tomllib.loads(text) if config.suffix == ".toml" else json.loads(text)
    except ValueError as error:
        raise ScriptError(f"{config}: {error}") from None
    if not isinstance(parsed, dict):
        raise ScriptError(f"{config}: a config is an object")
    return parsed


def _files(config: Path, files: dict[str, str]) -> Iterable[tuple[str, bytes]]:
    """The content of each file of a config, by its path in the worker's folder."""
    for key, destination in files.items():
        if re.fullmatch(r"\{[^{}]*\}", key):
            continue
        url = re.sub(r"\{[^{}]*\}", lambda template: str(files.get(template[0], template[0])), key)
        if "://" in url or destination.endswith("*"):
            raise ScriptError(f"{config}: files.{key}: a cluster gets local files only, and no archives")
        is_folder = destination in ("", ".") or destination.endswith("/")
        path = PurePosixPath(destination) / Path(url).name if is_folder else PurePosixPath(destination)
        if path.is_absolute() or ".." in path.parts:
            raise ScriptError(f"{config}: files.{key}: `{destination}` leads out of the worker's folder")
        yield str(path), _read(config.parent / url)


def _is_installed(requirement: str) -> bool:
    name = re.match(r"[\w.-]*", requirement)
    try:
        distribution(name[0] if name else requirement)
    except PackageNotFoundError:
        return False
    return True
