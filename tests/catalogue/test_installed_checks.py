"""Checks that an installed package brings along: found by its entry point, read as data, its code never run."""

import sys
from pathlib import Path

import pytest

from auditlint.catalogue.load import installed_folders, load_catalogue

CHECK = "code: USR001\nname: calls\nidentity: 电话受理数 + 网络受理数 == 受理总数\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bureau_checks"
    (folder / "rules").mkdir(parents=True)
    (folder / "__init__.py").write_text("raise SystemExit('the code of a package with checks was run')\n")
    (folder / "rules" / "calls.yaml").write_text(CHECK, "utf-8")
    information = tmp_path / "bureau_checks-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: bureau-checks\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text("[auditlint.checks]\nbureau = bureau_checks.rules\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    return folder


def test_the_checks_of_a_package_are_part_of_the_catalogue(package: Path) -> None:
    assert installed_folders() == [package / "rules"]
    assert load_catalogue().find("USR001").path == (package / "rules" / "calls.yaml").as_posix()


def test_without_packages_there_are_none() -> None:
    assert installed_folders() == []
