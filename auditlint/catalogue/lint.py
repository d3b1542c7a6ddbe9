"""The catalogue's own linter: what the loader accepts but a good catalogue does not have."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from auditlint.catalogue.message import placeholder_name, placeholders
from auditlint.catalogue.model import Check, Texts
from auditlint.relations.columns import COLUMNS, RUN_WIDE

_FAMILY = re.compile(r"[a-z]{3,4}")
_STOPS = ".。!！?？;；:：,，、"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One weakness of a check file. ``line`` is 0 if it is the whole file's; ``messages`` is keyed by language."""

    path: str
    line: int
    code: str
    messages: Texts


def lint(checks: Iterable[Check], *, whole: bool = True) -> list[Complaint]:
    """The complaints about ``checks``; ``whole`` also asks what only a complete catalogue can answer: whether every column is used."""
    known = list(checks)
    complaints = [Complaint(check.path, line, check.code, {"en": en, "zh": zh}) for check in known for line, en, zh in _check(check)]
    return complaints + (list(_unused_columns(known)) if whole else [])


def _check(check: Check) -> Iterator[tuple[int, str, str]]:
    yield from _texts(check)
    if check.identity is None:
        yield from _naming(check)
    if check.relation not in RUN_WIDE and not (check.identity and not check.examples):
        yield from _examples(check)


def _texts(check: Check) -> Iterator[tuple[int, str, str]]:
    for key, texts in (("title", check.title), ("message", check.message), ("why", check.why), ("fix", check.fix)):
        if texts["en"] == texts["zh"]:
            yield 0, f"{key} is the same in en and zh: one language is missing", f"{key} 的中英文相同，缺少一种语言"
    for language, title in check.title.items():
        if title.endswith(tuple(_STOPS)):
            yield 0, f"the title ends in punctuation ({language})", f"标题以标点结尾（{language}）"
    columns = check.columns
    numbers = {"stated", "formula", *(name for name, kind in columns.items() if kind in ("number", "numbers"))} - {"computed"}
    for language, message in check.message.items():
        if not numbers & {placeholder_name(written) for _, written in placeholders(message)}:
            yield 0, f"the message prints no printed number ({language})", f"消息未引用任何原文数字（{language}）"


def _naming(check: Check) -> Iterator[tuple[int, str, str]]:
    path = PurePath(check.path)
    if path.stem != check.name:
        yield 0, f"the file is not named after the check: {check.name}.yaml", f"文件名与检查名不符：{check.name}.yaml"
    if _FAMILY.fullmatch(path.parent.name) and path.parent.name != check.family.lower():
        yield 0, f"the file is not in the folder of its family: {check.family.lower()}/", f"文件不在其类别文件夹中：{check.family.lower()}/"


def _examples(check: Check) -> Iterator[tuple[int, str, str]]:
    for verdict in ("bad", "good"):
        if all(example.verdict != verdict for example in check.examples):
            yield 0, f"there is no {verdict} example", f"缺少 {verdict} 示例"
    for example in check.examples:
        if example.verdict == "bad" and not example.findings:
            yield example.line, "the bad example does not say what must be found", "bad 示例未写明应发现的问题"
        for expected in example.findings:
            if not expected.quote and not expected.computed:
                yield example.line, "a finding of the example says nothing", "示例中的问题没有内容"
            elif expected.quote not in example.text:
                yield example.line, f"'{expected.quote}' is not in the example", f"示例中没有“{expected.quote}”"


def _unused_columns(checks: list[Check]) -> Iterator[Complaint]:
    """Columns that no check of their relation names, for the relations that have checks; labels identify a finding even if unnamed."""
    used: dict[str, set[str]] = {}
    for check in checks:
        names = used.setdefault(check.relation, set())
        names |= check.expect.names | (check.when.names if check.when else frozenset())
        names |= {name for message in check.message.values() for _, written in placeholders(message) if (name := placeholder_name(written))}
    for relation, names in used.items():
        for column in COLUMNS.get(relation, ()):
            if column not in names | {"label"}:
                en, zh = f"no check uses the column '{column}' of {relation}", f"没有检查使用关系 {relation} 的“{column}”列"
                yield Complaint("", 0, "", {"en": en, "zh": zh})
