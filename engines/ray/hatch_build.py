"""Adds to the wheel what a worker's script imports: the library of every Python worker."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHARED = "../../workers/python/library"

# What is shared by all, and is not of a page.
PACKAGES = {"named_workers": ("_json.py", "_micropython.py", "_pyodide.py", "_refusals.py"), "pyscript": ()}

# The modules of `pyscript` that are not there: here all those that need the page or JavaScript.
MISSING = "missing.txt"


class Library(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Lays out the library in a folder of its own, and includes that."""
        self.folder = tempfile.TemporaryDirectory()
        folder, root = Path(self.folder.name), Path(self.root)
        shared = root / SHARED
        for package, others in PACKAGES.items():
            shutil.copytree(shared / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", *others))
        shutil.copy(shared / "_named_workers.py", folder)
        for module in (shared / MISSING).read_text().split():
            shutil.copy(shared / "pyscript/_missing_module.py", folder / f"pyscript/{module}.py")
        shutil.copytree(root / "library", folder, dirs_exist_ok=True)
        for path in folder.rglob("*.py"):
            build_data["force_include"][str(path)] = str(path.relative_to(folder))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self.folder.cleanup()
