"""Damaged and hostile files for the readers of sheets and pages, made from good ones. The same seed makes the same files."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from .books import book, packed, parts, rows

_XLS = (Path(__file__).parent / "files" / "sheet.xls").read_bytes()
_CSV = '表1 受理情况,,\n区,"受理,数",办结\n东区,"1,120",118\n西区,85,"80"\n合计,"1,205",198\n注：截至12月。,,\n'.encode()
_HTML = (
    '<html><head><meta charset="utf-8"><style>.h{display:none}</style></head><body><h1>报告</h1><p>共12件<sup>[1]</sup></p><ol><li>甲<li>乙</ol>'
    '<table><caption>表1</caption><thead><tr><th rowspan=2>区<th colspan=2>案件</tr><tr><th>受理<th>办结</tr></thead><tr><td>东<td x:num="1.5">2<td>3</table></body></html>'
).encode()
_MD = "# 报告\n\n共**12**件[^1]，$1 \\div 2$。\n\n| 区 | 数 |\n|---|---|\n| 东 | 1 |\n\n<table><tr><td>甲<td colspan=2>1</table>\n\n```\nx\n```\n\n[^1]: 注\n".encode()
_MERGED = '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
_BOOK = book(
    "表1 情况", "区|受理|办结", "东|n1:1234.5|f2:B3/2:0.5", "合计|f1:SUM(B3:B3):1234.5|n:3", formats=("#,##0.00", "0.00%"), after=_MERGED
)
Mutant = tuple[str, bytes]


def mutants(count: int, seed: int = 7) -> Iterator[Mutant]:
    """``count`` damaged files with their names: flipped bits, cuts, repeated and foreign stretches."""
    generator = random.Random(seed)
    samples = [("a.xlsx", _BOOK), ("a.xls", _XLS), ("a.csv", _CSV), ("a.html", _HTML), ("a.md", _MD)]
    for i in range(count):
        name, data = samples[i % len(samples)]
        if name == "a.xlsx" and i % 2:
            yield name, _with_damaged_part(generator, data)
        else:
            yield name, _damaged(generator, data)


def _damaged(generator: random.Random, data: bytes) -> bytes:
    mutable = bytearray(data)
    for _ in range(generator.choice((1, 1, 3, 20))):
        at = generator.randrange(len(mutable))
        match generator.randrange(5):
            case 0:
                mutable[at] ^= 1 << generator.randrange(8)
            case 1:
                del mutable[at : at + generator.choice((1, 7, 200))]
            case 2:
                mutable[at:at] = mutable[at : at + generator.choice((3, 60, 500))]
            case 3:
                mutable[at : at + 4] = generator.randbytes(4)
            case _:
                mutable[at:] = mutable[at:] if generator.random() < 0.5 else b""
        if not mutable:
            return b"x"
    return bytes(mutable)


def _with_damaged_part(generator: random.Random, data: bytes) -> bytes:
    """The archive with one member damaged, missing or doubled; the archive itself is sound, so that the damage reaches the reader."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen, way = generator.choice(names), generator.randrange(4)
        for name in names:
            content = source.read(name)
            if name == chosen and way == 0:
                continue
            target.writestr(name, _damaged(generator, content) if name == chosen and way != 1 else content)
    return out.getvalue()


def hostile() -> Iterator[tuple[str, str, bytes]]:
    """Files made to exhaust a reader: what each tries, its name, its bytes."""
    members = parts({"a": rows("区|数", "东|n:1")})
    sheet = "xl/worksheets/sheet1.xml"

    def workbook(content: str) -> bytes:
        return packed(
            members | {sheet: f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{content}</worksheet>'}
        )

    names = ["&a;", *(f"&a{i};" for i in range(8))]
    declared = "".join(f'<!ENTITY a{i} "{name * 10}">' for i, name in enumerate(names))
    entities = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{declared}]>'
    yield "zip bomb", "a.xlsx", packed(members | {sheet: "<a>" + " " * 300_000_000})
    yield "entity bomb in a sheet", "a.xlsx", packed(members | {"xl/sharedStrings.xml": f"{entities}<sst><si><t>&a8;</t></si></sst>"})
    yield "entity bomb in a page", "a.html", f"{entities}<html><body><p>&a8;</p></body></html>".encode()
    empty = "<row>" + '<c s="1"/>' * 1000 + "</row>"
    yield "a million empty cells", "a.xlsx", workbook(f"<sheetData>{empty * 1000}</sheetData>")
    yield (
        "two cells at the far corners",
        "a.xlsx",
        workbook('<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )
    yield (
        "a diagonal",
        "a.xlsx",
        workbook(
            "<sheetData>" + "".join(f'<row r="{i}"><c r="{_column(i)}{i}"><v>1</v></c></row>' for i in range(1, 3000)) + "</sheetData>"
        ),
    )
    yield (
        "a rising diagonal",
        "a.xlsx",
        workbook(
            "<sheetData>"
            + "".join(f'<row r="{i}"><c r="{_column(6000 - 2 * i)}{i}"><v>1</v></c></row>' for i in range(1, 2900))
            + "</sheetData>"
        ),
    )
    spans = "".join(f'<mergeCell ref="A{i}:XFD1048576"/>' for i in range(1, 3000))
    yield (
        "overlapping merges",
        "a.xlsx",
        workbook(
            "<sheetData>"
            + "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c><c r="ZZ{i}"><v>2</v></c></row>' for i in range(1, 3000))
            + f"</sheetData><mergeCells>{spans}</mergeCells>"
        ),
    )
    yield "deep elements in a sheet", "a.xlsx", workbook("<a>" * 100_000)
    yield (
        "long shared formulas",
        "a.xlsx",
        workbook(
            '<sheetData><row r="1"><c r="A1"><f t="shared" si="0">'
            + "(" * 3000
            + "A1"
            + ")" * 3000
            + '</f><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c></row></sheetData>'
        ),
    )
    yield (
        "huge row numbers",
        "a.xlsx",
        workbook('<sheetData><row r="99999999999999999999"><c r="ZZZZ99999999999"><v>1e999</v></c></row></sheetData>'),
    )
    yield "deep elements in a page", "a.html", b"<div>" * 200_000 + "深".encode()
    yield "deep tables", "a.html", b"<table><tr><td>" * 3000 + b"1"
    yield "deep tables in a text", "a.md", b"<table><tr><td>" * 20_000 + b"1"
    yield "huge spans", "a.html", b"<table>" + b"<tr><td rowspan=65534 colspan=1000>1" * 300 + b"</table>"
    yield "many wide cells", "a.md", b"<table>" + b"<tr><td colspan=1000 rowspan=0>1" * 4000 + b"</table>"
    yield "unclosed quotation marks", "a.csv", b'"a,"b,\n' * 40_000
    yield "doubled quotation marks", "a.csv", b'"' + b'""' * 200_000 + b",x\n"
    yield "a line of delimiters", "a.csv", b"," * 1_000_000 + b"\n1"
    yield "unclosed marks", "a.md", b"*a **b _c [d](e `f $g ~~h <!-- <table " * 4000
    yield "brackets", "a.md", b"[" * 50_000 + b"](" * 50_000
    yield "underlines", "a.md", b"a\n---\n" * 30_000
    yield "style rules", "a.html", b"<style>" + b".a{" * 50_000 + b"</style><p>1"
    yield "a tag without end", "a.html", b"<p " + b"a=1 " * 200_000


def _column(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
