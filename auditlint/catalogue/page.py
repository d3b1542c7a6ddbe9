"""The catalogue as a page, in Markdown or HTML, from the check files alone."""

from html import escape
from itertools import groupby

from auditlint.catalogue.catalogue import Catalogue
from auditlint.catalogue.model import Check, Example

_WORDS = {
    "en": {
        "title": "The checks of auditlint",
        "expects": "Expects",
        "when": "when",
        "why": "Why",
        "fix": "Cure",
        "references": "References",
        "bad": "Wrong",
        "good": "Right",
        "undetermined": "Cannot be decided",
        "off": "off unless selected",
    },
    "zh": {
        "title": "auditlint 检查项",
        "expects": "要求",
        "when": "适用于",
        "why": "原因",
        "fix": "处理",
        "references": "依据",
        "bad": "反例",
        "good": "正例",
        "undetermined": "无法判定",
        "off": "默认不启用",
    },
}
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 3rem; border-bottom: 1px solid #8886; } h3 { margin-top: 2rem; }
pre { background: #8881; border-left: 4px solid #888; padding: .6rem .8rem; overflow-x: auto; white-space: pre-wrap; }
pre.bad { border-color: #c33; } pre.good { border-color: #2a7; } code { background: #8882; padding: 0 .2em; }
.severity { font-size: .8em; border: 1px solid #8888; border-radius: .3em; padding: 0 .4em; margin-left: .5em; }
nav ul { columns: 2; }
"""


def markdown(checks: Catalogue, lang: str) -> str:
    """A section a family and a check."""
    words = _WORDS[lang]
    blocks = [f"# {words['title']}"]
    for family, members in groupby(checks, key=lambda check: check.family):
        blocks.append(f"## {family}")
        blocks += [_markdown(check, words, lang) for check in members]
    return "\n\n".join(blocks) + "\n"


def _markdown(check: Check, words: dict[str, str], lang: str) -> str:
    parts = [
        f"### {check.code} {check.name}",
        f"{check.title[lang]} ({_status(check, words)})",
        f"{words['expects']}: `{_expects(check, words)}`",
    ]
    parts += [f"**{words[key]}**: {text}" for key, text in (("why", check.why[lang]), ("fix", check.fix[lang]))]
    parts += [f"{_label(example, words)}:\n\n{_fence(example.text)}" for example in check.examples]
    if check.references:
        parts.append(f"{words['references']}:\n\n" + "\n".join(f"- {reference}" for reference in check.references))
    return "\n\n".join(parts)


def _fence(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}text\n{text.rstrip()}\n{fence}"


def html(checks: Catalogue, lang: str) -> str:
    """One page with a list of contents; it needs no network and runs no script."""
    words = _WORDS[lang]
    contents = "".join(f'<li><a href="#{check.code}">{check.code}</a> {escape(check.title[lang])}</li>' for check in checks)
    body = []
    for family, members in groupby(checks, key=lambda check: check.family):
        body.append(f"<h2>{family}</h2>")
        body += [_html(check, words, lang) for check in members]
    language = {"en": "en", "zh": "zh-CN"}[lang]
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{words["title"]}</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>\n'
        f"<body><h1>{words['title']}</h1><nav><ul>{contents}</ul></nav>\n{chr(10).join(body)}\n</body></html>\n"
    )


def _html(check: Check, words: dict[str, str], lang: str) -> str:
    examples = "".join(
        f'<p>{escape(_label(example, words))}</p><pre class="{example.verdict}">{escape(example.text.rstrip())}</pre>'
        for example in check.examples
    )
    references = "".join(f"<li>{escape(reference)}</li>" for reference in check.references)
    return (
        f'<section id="{check.code}"><h3>{check.code} {escape(check.name)}<span class="severity">{escape(_status(check, words))}</span></h3>'
        f"<p>{escape(check.title[lang])}</p><p>{words['expects']}: <code>{escape(_expects(check, words))}</code></p>"
        f"<p><b>{words['why']}</b> {escape(check.why[lang])}</p><p><b>{words['fix']}</b> {escape(check.fix[lang])}</p>{examples}"
        + (f"<p>{words['references']}</p><ul>{references}</ul>" if references else "")
        + "</section>"
    )


def _status(check: Check, words: dict[str, str]) -> str:
    return check.severity if check.default else f"{check.severity}, {words['off']}"


def _expects(check: Check, words: dict[str, str]) -> str:
    return check.expect.source + (f" ({words['when']} {check.when.source})" if check.when else "")


def _label(example: Example, words: dict[str, str]) -> str:
    found = "; ".join(" → ".join(filter(None, (f.quote, f.computed))) for f in example.findings)
    return words[example.verdict] + (f" ({found})" if found else "")
