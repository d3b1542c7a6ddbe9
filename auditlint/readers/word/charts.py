"""The figures that a chart keeps beside its picture (DrawingML charts, ISO/IEC 29500-1, 21.2): categories and series as a table."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from auditlint.readers.word.names import CHART, DRAWING
from auditlint.readers.word.package import Element
from auditlint.readers.word.styles import integer

_FORMAT = re.compile(r"(#,##)?0(?:\.(0{1,10}))?(%?)(?:_\S?)?\s?")
_MOST_POINTS = 20_000
_GENERAL_DIGITS = 10
_VALUES = ("val", "yVal")
_CATEGORIES = ("cat", "xVal")


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A header row, then a row for each category; ``None`` where nothing is stored."""

    title: str
    rows: tuple[tuple[str | None, ...], ...]


def chart_table(root: Element) -> ChartTable | None:
    """The figures in a chart part; ``None`` when it keeps none."""
    series = [element for element in root.iter(f"{CHART}ser") if any(element.find(f"{CHART}{name}") is not None for name in _VALUES)]
    if not series:
        return None
    categories: dict[int, str] = {}
    for element in series:
        for name in _CATEGORIES:
            categories = categories or _points(element.find(f"{CHART}{name}"))
    columns = [_points(next(child for name in _VALUES if (child := element.find(f"{CHART}{name}")) is not None)) for element in series]
    if not any(columns):
        return None
    last = min(max(max(points, default=-1) for points in (categories, *columns)), _MOST_POINTS)
    header = (None, *(_name(element) for element in series))
    body = tuple((categories.get(i), *(points.get(i) for points in columns)) for i in range(last + 1))
    return ChartTable(_title(root), (header, *body))


def _title(root: Element) -> str:
    title = root.find(f"{CHART}chart/{CHART}title")
    if title is None:
        return ""
    texts = [element.text or "" for element in title.iter(f"{DRAWING}t")] or [element.text or "" for element in title.iter(f"{CHART}v")]
    return "".join(texts).strip()


def _name(series: Element) -> str | None:
    name = series.find(f"{CHART}tx")
    return "".join(element.text or "" for element in name.iter(f"{CHART}v")).strip() or None if name is not None else None


def _points(parent: Element | None) -> dict[int, str]:
    """The cached points below ``parent`` by index; the levels of a category are joined, outermost first."""
    found: dict[int, str] = {}
    if parent is None:
        return found
    levels = list(parent.iter(f"{CHART}lvl"))
    for holder in reversed(levels) if levels else (parent,):
        form_element = next(holder.iter(f"{CHART}formatCode"), None)
        form = form_element.text or "" if form_element is not None else ""
        numeric = levels == [] and next(parent.iter(f"{CHART}numCache", f"{CHART}numLit"), None) is not None
        for point in holder.iter(f"{CHART}pt"):
            at, value = integer(point.get("idx")), point.find(f"{CHART}v")
            if at is None or at < 0 or value is None or not value.text:
                continue
            content = shown(value.text.strip(), point.get("formatCode") or form) if numeric else value.text.strip()
            found[at] = f"{found[at]} {content}" if at in found else content
    return found


def shown(value: str, form: str) -> str:
    """A stored number as its format shows it: ``0.9231`` with ``0.00%`` reads 92.31%. Formats beyond digits, thousands and percent show it as it is stored."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 15:
        return value
    match = _FORMAT.fullmatch(form.split(";")[0].strip())
    if match is None:
        return _general(number)
    grouped, decimals, percent = match.groups()
    scaled = number * 100 if percent else number
    rounded = scaled.quantize(Decimal(1).scaleb(-len(decimals or "")), ROUND_HALF_UP)
    return f"{rounded:{',' if grouped else ''}f}{percent}"


def _general(number: Decimal) -> str:
    """Without the noise that binary floats leave behind the tenth digit."""
    places = max(_GENERAL_DIGITS - number.adjusted() - 1, 0)
    printed = f"{round(number, places):f}"
    return printed.rstrip("0").rstrip(".") if "." in printed else printed
