"""Finding and reading the configuration file. Reading is strict: an unknown key and a wrong value are errors that name the file, the line and the cure."""

import datetime
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

from auditlint.catalogue.suggestion import hint
from auditlint.configuration.settings import FailOn, Profile, Suppression, keys
from auditlint.errors import AuditlintError
from auditlint.severity import SEVERITIES

FILE_NAME = "auditlint.toml"
_PROJECT = "pyproject.toml"
_LEAST_MEMORY = 256
"""Megabytes that a reader's libraries need to be loaded at all."""
_LARGEST = 10**9
_CODE = re.compile(r"[A-Z]{3,4}\d{3}")


def find_configuration(start: Path) -> Path | None:
    """The nearest ``auditlint.toml``, or ``pyproject.toml`` with a table ``[tool.auditlint]``, in ``start`` or a folder above it."""
    for folder in (start, *start.parents):
        own, project = folder / FILE_NAME, folder / _PROJECT
        if own.is_file():
            return own
        if project.is_file() and "[tool.auditlint" in project.read_text("utf-8", errors="replace"):
            return project
    return None


def read_configuration(path: Path) -> dict[str, Any]:
    """The settings that a configuration file holds, by field of `Settings`; its paths are relative to its folder.

    Raises:
        AuditlintError: if it cannot be read, or for a key or value that is not known.
    """
    name = path.as_posix()
    try:
        text = path.read_text("utf-8-sig")
        content = tomllib.loads(text)
    except OSError as error:
        raise AuditlintError(f"{name}: cannot be read: {error.strerror}", f"{name}：无法读取：{error.strerror}") from error
    except UnicodeDecodeError as error:
        raise AuditlintError(f"{name}: not UTF-8 text: byte {error.start}", f"{name}：不是 UTF-8 文本：第 {error.start} 字节") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise AuditlintError(f"{name}: not valid TOML: {error}", f"{name}：TOML 语法错误：{error}") from error
    table = _own_table(content) if path.name == _PROJECT else content
    if not isinstance(table, dict):
        raise AuditlintError(
            f"{name}: [tool.auditlint] is no table of settings; write '[tool.auditlint]' and the settings below it",
            f"{name}：[tool.auditlint] 不是设置表；请写“[tool.auditlint]”，其下为各项设置",
        )
    return _Reader(path, text).fields(table)


def _own_table(content: dict[str, Any]) -> Any:
    tools = content.get("tool", {})
    return tools.get("auditlint", {}) if isinstance(tools, dict) else {}


class _Reader:
    """Checks the values of one file."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def fields(self, table: dict[str, Any]) -> dict[str, Any]:
        known = keys()
        found: dict[str, Any] = {}
        for key, value in table.items():
            if key not in known:
                en, zh = hint(key, known)
                if key == "tool" and isinstance(value, dict) and "auditlint" in value:
                    en, zh = (
                        f"; in {FILE_NAME} the settings stand without [tool.auditlint]",
                        f"；{FILE_NAME} 中各项设置前不写 [tool.auditlint]",
                    )
                raise self._wrong(key, f"there is no setting '{key}'{en}", f"没有名为“{key}”的设置{zh}")
            found[known[key]] = self._value(key, value)
        return found

    def _value(self, key: str, value: Any) -> Any:
        kind = _KINDS[key]
        return kind(self, key, value)

    def _wrong(self, key: str, en: str, zh: str) -> AuditlintError:
        at = next(
            (i for i, line in enumerate(self._lines, 1) if re.match(rf"\s*\[*\s*(?:tool\.auditlint\.)?[\"']?{re.escape(key)}\b", line)), 0
        )
        place = f"{self._path.as_posix()}:{at}" if at else self._path.as_posix()
        return AuditlintError(f"{place}: {en}", f"{place}：{zh}")

    def words(self, key: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self._wrong(key, f"'{key}' needs a list of texts", f"“{key}”需要文本列表")
        return tuple(value)

    def folders(self, key: str, value: Any) -> tuple[Path, ...]:
        return tuple(self._path.parent / word for word in self.words(key, value))

    def file(self, key: str, value: Any) -> Path:
        if not isinstance(value, str) or not value:
            raise self._wrong(key, f"'{key}' needs a path", f"“{key}”需要路径")
        return self._path.parent / value

    def switch(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self._wrong(key, f"'{key}' needs true or false", f"“{key}”需要 true 或 false")
        return value

    def number(self, key: str, value: Any) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or (isinstance(value, float) and key != "seconds"):
            raise self._wrong(key, f"'{key}' needs a number of 0 or more", f"“{key}”需要不小于 0 的数")
        least = _LEAST_MEMORY if key == "memory" else 0
        if not least <= value <= _LARGEST:
            raise self._wrong(key, f"'{key}' needs a number from {least} to {_LARGEST}", f"“{key}”需要 {least} 至 {_LARGEST} 之间的数")
        return value

    def severities(self, key: str, value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise self._wrong(key, f"'{key}' needs pairs: RAT001 = \"warning\"", f'“{key}”需要键值对：RAT001 = "warning"')
        for word, severity in value.items():
            if severity not in SEVERITIES:
                en, zh = hint(str(severity), SEVERITIES)
                raise self._wrong(word, f"there is no severity '{severity}'{en}", f"没有名为“{severity}”的严重程度{zh}")
        return value

    def ignores(self, key: str, value: Any) -> dict[str, tuple[str, ...]]:
        if not isinstance(value, dict):
            raise self._wrong(key, f'\'{key}\' needs pairs: "drafts/*" = ["REF"]', f'“{key}”需要键值对："drafts/*" = ["REF"]')
        return {glob: self.words(glob, codes) for glob, codes in value.items()}

    def synonyms(self, key: str, value: Any) -> tuple[tuple[str, ...], ...]:
        if not isinstance(value, list):
            raise self._wrong(key, f"'{key}' needs lists of words", f"“{key}”需要词组列表")
        groups = tuple(self.words(key, group) for group in value)
        if any(len(group) < 2 for group in groups):
            raise self._wrong(key, f"a group of '{key}' needs two words or more", f"“{key}”的每组至少两个词")
        return groups

    def suppressions(self, key: str, value: Any) -> tuple[Suppression, ...]:
        return suppressions(value, self._path, lambda en, zh: self._wrong(key, en, zh), sidecar=False)


def _one_of(*known: str) -> Callable[[_Reader, str, Any], Any]:
    def check(reader: _Reader, key: str, value: Any) -> Any:
        if value not in known:
            en, zh = hint(str(value), known)
            raise reader._wrong(key, f"'{key}' is one of {', '.join(known)}{en}", f"“{key}”应为{'、'.join(known)}之一{zh}")
        return value

    return check


_KINDS: dict[str, Callable[[_Reader, str, Any], Any]] = {
    "select": _Reader.words,
    "extend-select": _Reader.words,
    "ignore": _Reader.words,
    "severity": _Reader.severities,
    "per-file-ignores": _Reader.ignores,
    "exclude": _Reader.words,
    "extend-exclude": _Reader.words,
    "respect-gitignore": _Reader.switch,
    "profile": _one_of(*get_args(Profile)),
    "fail-on": _one_of(*get_args(FailOn)),
    "lang": _one_of("en", "zh"),
    "format": _Reader.words,
    "checks": _Reader.folders,
    "synonyms": _Reader.synonyms,
    "baseline": _Reader.file,
    "suppressions": _Reader.suppressions,
    "exact-footing": _Reader.switch,
    "tracked": _one_of("accepted", "both"),
    "ocr": _Reader.switch,
    "jobs": _Reader.number,
    "cache": _Reader.switch,
    "size": _Reader.number,
    "pages": _Reader.number,
    "cells": _Reader.number,
    "seconds": _Reader.number,
    "memory": _Reader.number,
}

_SUPPRESSION = ("code", "printed", "reason", "path", "label", "who", "expires")


def suppressions(value: Any, origin: Path, wrong: Callable[[str, str], AuditlintError], *, sidecar: bool) -> tuple[Suppression, ...]:
    """The suppressions in a list of mappings, from a configuration file or a sidecar; ``wrong`` makes the error of a bad one.

    Raises:
        AuditlintError: for an unknown or missing key, an empty reason, or a date that is none.
    """
    if not isinstance(value, list):
        raise wrong(
            "suppressions are a list of entries with code, printed and reason", "suppressions 应为列表，每项含 code、printed 和 reason"
        )
    known = tuple(key for key in _SUPPRESSION if not (sidecar and key == "path"))
    needed = ("code", "printed", "reason") if sidecar else ("code", "printed", "reason", "path")
    found = []
    for number, entry in enumerate(value, 1):
        if not isinstance(entry, dict):
            raise wrong(f"suppression {number} needs keys and values", f"第{number}条抑制需要键和值")
        for key in entry:
            if key not in known:
                en, zh = hint(str(key), known)
                raise wrong(f"suppression {number}: there is no key '{key}'{en}", f"第{number}条抑制：没有名为“{key}”的键{zh}")
        texts = {key: str(entry.get(key, "")).strip() for key in known}
        missing = [key for key in needed if not texts[key]]
        if missing:
            raise wrong(f"suppression {number} lacks: {', '.join(missing)}", f"第{number}条抑制缺少：{'、'.join(missing)}")
        if not _CODE.fullmatch(texts["code"]):
            raise wrong(
                f"suppression {number}: '{texts['code']}' is no code such as RAT001",
                f"第{number}条抑制：“{texts['code']}”不是 RAT001 之类的代码",
            )
        if texts["expires"] and not _is_date(texts["expires"]):
            raise wrong(
                f"suppression {number}: '{texts['expires']}' is no date such as 2027-06-30",
                f"第{number}条抑制：“{texts['expires']}”不是 2027-06-30 之类的日期",
            )
        found.append(Suppression(**texts, origin=origin.as_posix()))  # type: ignore[arg-type]
    return tuple(found)


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
