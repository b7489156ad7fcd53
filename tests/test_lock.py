"""The lock of the tests holds every package that pyproject.toml asks for, exactly, and says where nothing came from."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements/test.lock").read_text(encoding="utf-8")


def locked() -> dict[str, set[str]]:
    """The versions of every package; one has several where systems or Python versions differ."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)(?:\[\w+\])?==([^\s;]+)", LOCK, re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def asked() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    said = [*project["dependencies"], *(line for lines in extras for line in lines)]
    return [one for line in said if (one := Requirement(line)).name != "scoring"]


def test_lock_holds_what_is_asked_for() -> None:
    versions = locked()
    lacking = [str(one) for one in asked() if canonicalize_name(one.name) not in versions]
    assert lacking == []
    assert [
        str(one)
        for one in asked()
        if not all(one.specifier.contains(version) for version in versions[canonicalize_name(one.name)])
    ] == []


def test_every_package_has_its_digests() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) > 60
    assert [entry.partition(" ")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_lock_names_no_place() -> None:
    assert "://" not in LOCK
    assert "--index-url" not in LOCK


def test_lowest_versions_are_those_promised() -> None:
    lowest = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / ".ci/lowest.txt").read_text(encoding="utf-8"), re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (project["optional-dependencies"][extra] for extra in ("forms", "publish", "office", "s3", "web"))
    said = {*project["dependencies"], *(line for lines in extras for line in lines)}
    bounds = {
        Requirement(line).name.lower(): bound.version
        for line in said
        for bound in Requirement(line).specifier
        if bound.operator == ">="
    }
    padded = {name.lower(): version for name, version in lowest.items()}
    assert padded.keys() == bounds.keys()
    assert [name for name, bound in bounds.items() if not (padded[name] + ".").startswith(bound + ".")] == []
