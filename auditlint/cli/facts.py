"""``auditlint facts``: a document as auditlint sees it; the answer to "why was this not found"."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from auditlint.cli.command import FILE, Command, checks_option, lang_option
from auditlint.cli.output import deliver
from auditlint.cli.tables import cut, table
from auditlint.printable import printable

_CELL = 28
_PHRASE = 60
_WORDS = {
    "en": {
        "table": "Table {}",
        "unit": "unit: {}",
        "doubt": "not trusted: {}",
        "pairs": "Pairs",
        "label": "label",
        "value": "value",
        "quantities": "Quantities",
        "relations": "Relations",
        "place": "place",
        "quote": "printed",
        "measure": "measure",
        "base": "exact value",
        "last": "last place",
        "unit_of": "unit",
        "note": "note",
        "where": "where",
        "relation": "relation",
        "verdict": "verdict",
        "checks": "checks",
        "formula": "formula",
        "reason": "reason",
        "unjudged": "not judged",
        "none": "none",
        "aside": "not data: {}",
        "checked": "checked",
    },
    "zh": {
        "table": "表{}",
        "unit": "单位：{}",
        "doubt": "不可信：{}",
        "pairs": "标签与值",
        "label": "标签",
        "value": "值",
        "quantities": "数量",
        "relations": "关系",
        "place": "位置",
        "quote": "原文",
        "measure": "指标",
        "base": "精确值",
        "last": "末位",
        "unit_of": "单位",
        "note": "说明",
        "where": "所在",
        "relation": "关系",
        "verdict": "结论",
        "checks": "检查",
        "formula": "算式",
        "reason": "原因",
        "unjudged": "未判定",
        "none": "无",
        "aside": "非数据：{}",
        "checked": "已核对",
    },
}
Facts = dict[str, Any]


@click.command(cls=Command)
@click.argument("path", type=FILE)
@click.option("--tables", is_flag=True, help="Only tables (with label and value pairs); may be combined.")
@click.option("--quantities", is_flag=True, help="Only quantities; may be combined.")
@click.option("--relations", is_flag=True, help="Only relations; may be combined.")
@click.option("--section", default="", metavar="TEXT", help="Only sections whose headings contain TEXT.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the output.")
@checks_option
@lang_option
@click.pass_context
def facts(
    context: click.Context,
    path: Path,
    tables: bool,
    quantities: bool,
    relations: bool,
    section: str,
    format_: str,
    extra: tuple[Path, ...],
    lang: str,
) -> None:
    """Show tables, quantities and relations of a report as auditlint sees them.

    Exit code 0: shown; 2: a report that could not be read or not wholly.
    """
    from auditlint.catalogue import load_catalogue
    from auditlint.cli import inventory
    from auditlint.measures.synonyms import synonyms_beside
    from auditlint.pipeline import take_stock
    from auditlint.readers import read_path

    document = read_path(path)
    ledger = take_stock(document)
    synonyms = synonyms_beside(path)
    everything = not (tables or quantities or relations)
    found: Facts = {"path": printable(path)}
    if tables or everything:
        found["tables"] = list(inventory.tables(ledger, section, lang))
    if quantities or relations or everything:
        examined = inventory.examined(ledger, load_catalogue(extra).select(), synonyms)
        if quantities or everything:
            found["quantities"] = list(inventory.quantities(examined, section))
        if relations or everything:
            found["relations"] = list(inventory.relations(examined, section, lang))
    if format_ == "json":
        import json

        deliver(json.dumps(found, ensure_ascii=False) + "\n", None, machine=True)
    else:
        deliver("\n".join(_blocks(found, _WORDS[lang])), None)
    if document.status != "read":
        click.echo(f"{document.path}: {document.reasons[lang]}", err=True)
        context.exit(2)


def _blocks(found: Facts, words: dict[str, str]) -> Iterator[str]:
    for each in found.get("tables", ()):
        yield from _table(each, words)
    if "quantities" in found:
        headers = [words[key] for key in ("place", "quote", "measure", "base", "unit_of", "last", "note", "where")]
        yield _titled(words["quantities"], [_quantity(each, words) for each in found["quantities"]], headers, words)
    if "relations" in found:
        headers = [words[key] for key in ("place", "relation", "verdict", "checks", "formula", "reason")]
        yield _titled(words["relations"], [_relation(each, words) for each in found["relations"]], headers, words)


def _titled(title: str, rows: list[list[str]], headers: list[str], words: dict[str, str]) -> str:
    return f"{title} ({len(rows)})\n\n" + (table(rows, headers) if rows else words["none"] + "\n")


def _table(each: Facts, words: dict[str, str]) -> Iterator[str]:
    title = [words["table"].format(each["table"]), each["caption"], " › ".join(each["section"])]
    title += [words["unit"].format(each["unit"])] if each["unit"] else []
    title += [words["doubt"].format(each["doubt"])] if each["doubt"] else []
    rows = [[_line(row), *(cut(cell["text"], _CELL) if cell else "" for cell in row)] for row in each["rows"][each["header_rows"] :]]
    headers = ["", *(cut(label, _CELL) for label in each["columns"])]
    yield " · ".join(filter(None, title)) + "\n\n" + table(rows, headers)
    if each["pairs"]:
        pairs = [[_address(p["value"]["place"]), cut(p["label"]["text"], _CELL), cut(p["value"]["text"], _PHRASE)] for p in each["pairs"]]
        yield _titled(words["pairs"], pairs, [words["place"], words["label"], words["value"]], words)


def _line(row: list[Facts | None]) -> str:
    return next((str(cell["place"].get("line", "")) for cell in row if cell), "")


def _quantity(each: Facts, words: dict[str, str]) -> list[str]:
    place = each["place"]
    aside = words["aside"].format(each["aside"]) if each["aside"] else ""
    done = words["checked"] if each["checked"] else ""
    note = " ".join(filter(None, (each["comparator"], each["approximation"], aside, done)))
    labels = [place.get("row_label", ""), place.get("column_label", "")] if "table" in place else list(place.get("section", ()))[-1:]
    where = " / ".join(filter(None, labels))
    return [
        _address(place),
        cut(each["quote"], _CELL),
        cut(_measure(each["measure"]), _PHRASE),
        cut(each["value"], _CELL),
        each["unit"],
        cut(each["step"], _CELL),
        note,
        cut(where, _PHRASE),
    ]


def _measure(measure: Facts | None) -> str:
    """Name, then what qualifies it: scope, period, plan or prior."""
    if not measure:
        return ""
    return " · ".join(filter(None, (measure["name"], measure["scope"], measure["period"], measure["aspect"])))


def _relation(each: Facts, words: dict[str, str]) -> list[str]:
    verdict = each["verdict"] or words["unjudged"]
    formula, reason = cut(each["formula"], _PHRASE), cut(each["reason"], _PHRASE)
    return [_address(each["place"]), each["relation"], verdict, " ".join(each["checks"]), formula, reason]


def _address(place: Facts) -> str:
    """The place in its format's own terms: line and column, sheet and cell, or page."""
    if "line" in place:
        return f"{place['line']}:{place.get('column', 1)}"
    if "cell" in place:
        return f"{place['sheet']}!{place['cell']}" if "sheet" in place else str(place["cell"])
    if "page" in place:
        return f"p. {place['page']}"
    return str(place.get("paragraph", ""))
