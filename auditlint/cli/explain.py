"""``auditlint explain``: all that a check file says."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditlint.cli.command import Command, checks_option, lang_option
from auditlint.cli.output import deliver

if TYPE_CHECKING:
    from auditlint.catalogue import Check

_WORDS = {
    "en": {
        "severity": "severity",
        "relation": "relation",
        "when": "when",
        "expect": "expects",
        "message": "Message",
        "why": "Why",
        "fix": "Cure",
        "references": "References",
        "bad": "Bad",
        "good": "Good",
        "undetermined": "Undetermined",
        "found": "found: ",
    },
    "zh": {
        "severity": "严重程度",
        "relation": "关系",
        "when": "适用于",
        "expect": "要求",
        "message": "消息",
        "why": "原因",
        "fix": "处理",
        "references": "依据",
        "bad": "反例",
        "good": "正例",
        "undetermined": "无法判定的例子",
        "found": "发现：",
    },
}


@click.command(cls=Command)
@click.argument("check", metavar="CODE|NAME")
@checks_option
@lang_option
def explain(check: str, extra: tuple[Path, ...], lang: str) -> None:
    """Explain a check: what it expects, why, how to mend what it finds, and examples."""
    from auditlint.catalogue import load_catalogue

    deliver("\n".join(_lines(load_catalogue(extra).find(check), lang)) + "\n", None)


def _lines(check: "Check", lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    yield f"{check.code} {check.name}: {check.title[lang]}"
    yield ""
    yield f"  {words['severity']}: {check.severity}"
    yield f"  {words['relation']}: {check.relation}"
    if check.when:
        yield f"  {words['when']}: {check.when.source}"
    yield f"  {words['expect']}: {check.expect.source}"
    for key, texts in (("why", check.why), ("fix", check.fix), ("message", check.message)):
        yield from _block(words[key], texts[lang])
    for example in check.examples:
        found = [" → ".join(filter(None, (f.quote, f.computed))) for f in example.findings]
        yield from _block(words[example.verdict], example.text)
        if found:
            yield f"  {words['found']}{'; '.join(found)}"
    if check.references:
        yield from _block(words["references"], "\n".join(check.references))


def _block(heading: str, text: str) -> Iterator[str]:
    """A heading and the indented lines of ``text``."""
    from auditlint.reporters.terminal import plain

    yield ""
    yield heading
    for line in text.rstrip("\n").split("\n"):
        yield f"  {plain(line)}".rstrip()
