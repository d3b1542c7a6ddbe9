"""Generated Word reports for measuring, and the time that parsing their XML alone takes."""

import io
import zipfile

from lxml import etree

from tests.benchmarks import samples
from tests.readers.word.package import p, packed, tbl, tr

_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml")
_STYLES = "".join(
    f'<w:style w:type="{"paragraph" if i % 4 == 0 else "table"}" w:styleId="s{i}"><w:name w:val="style {i}"/><w:basedOn w:val="s0"/>'
    + "".join(
        f'<w:tblStylePr w:type="t{j}"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="E0E0E0"/></w:tcPr></w:tblStylePr>'
        for j in range(8)
    )
    + "</w:style>"
    for i in range(200)
)


def report(size: int) -> bytes:
    """A report with about ``size`` bytes of prose, and a table of 30 rows after every 8 paragraphs."""
    body: list[str] = []
    for i, text in enumerate(samples.paragraphs(size)):
        body.append(p(text))
        if i % 8 == 7:
            rows = [tr(f"第{r}单位", f"{r * 7}.50", f"{r * 9}.25", f"{r * 16}.75", "98.50%") for r in range(1, 31)]
            body.append(tbl(tr("单位", "基本支出", "项目支出", "合计", "执行率"), *rows))
    return packed("".join(body), styles=_STYLES)


def parse(data: bytes) -> None:
    """Unpack and parse the parts that hold text, styles and numbers, and do nothing with them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in set(_PARTS) & set(archive.namelist()):
            etree.fromstring(archive.read(name))
