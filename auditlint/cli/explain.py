"""``auditlint explain``: all that a check file says."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditlint.cli.command import FILE, Command, checks_option, lang_option
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
        "off": "off unless selected",
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
        "off": "默认不启用",
    },
}


@click.command(cls=Command)
@click.argument("check", metavar="[CODE|NAME]", default="")
@click.option("--all", "whole", is_flag=True, help="All checks: the catalogue as a page.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown", "html"]), default="text", show_default=True, help="Form of the page."
)
@click.option("--output", "-o", type=FILE, metavar="FILE", help="Write it to FILE.")
@checks_option
@lang_option
def explain(check: str, whole: bool, format_: str, output: Path | None, extra: tuple[Path, ...], lang: str) -> None:
    """Explain a check: what it expects, why, how to mend what it finds, and examples. With --all the whole catalogue."""
    from auditlint.catalogue import Catalogue, load_catalogue

    if whole == bool(check):
        raise click.UsageError("name one check, or write --all")
    known = load_catalogue(extra)
    chosen = known if whole else Catalogue((known.find(check),))
    if format_ == "text":
        deliver("\n\n".join("\n".join(_lines(each, lang)) for each in chosen) + "\n", output)
        return
    from auditlint.catalogue import page

    deliver(page.markdown(chosen, lang) if format_ == "markdown" else page.html(chosen, lang), output, machine=True)


def _lines(check: "Check", lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    yield f"{check.code} {check.name}: {check.title[lang]}"
    yield ""
    off = "" if check.default else f" ({words['off']})"
    yield f"  {words['severity']}: {check.severity}{off}"
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
