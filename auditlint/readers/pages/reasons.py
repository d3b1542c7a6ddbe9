"""Why printed pages were not wholly read, in both languages."""

from collections.abc import Sequence

_MOST_NAMED = 12


class Reasons:
    """Collects reasons; false while there are none."""

    def __init__(self) -> None:
        self._en: list[str] = []
        self._zh: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._en)

    def add(self, en: str, zh: str) -> None:
        """One more reason."""
        self._en.append(en)
        self._zh.append(zh)

    def late(self, pages: Sequence[int], seconds: float) -> None:
        """There was no time to recognise these pages."""
        self.add(
            f"page {named(pages)}: not recognised within the time of {seconds:g} seconds (limit)",
            f"第 {named(pages)} 页未能在 {seconds:g} 秒内识别（达到上限）",
        )

    def pages(self, seen: int, count: int) -> None:
        """Only the first ``seen`` of ``count`` pages were read, if that is fewer."""
        if seen < count:
            self.add(f"only the first {seen} of {count} pages were read (limit)", f"只读取了前 {seen} 页，共 {count} 页（达到上限）")

    def cells(self, most: int) -> None:
        """Reading stopped at a limit of table cells."""
        self.add(f"reading stopped after {most:,} table cells (limit)", f"读取 {most:,} 个单元格后停止（达到上限）")

    def texts(self) -> dict[str, str]:
        """All reasons by language; empty if there are none."""
        return {"en": "; ".join(self._en), "zh": "；".join(self._zh)} if self._en else {}


def named(pages: Sequence[int]) -> str:
    """Page numbers, neighbours as a span, at most a dozen spans."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in spans[:_MOST_NAMED]]
    return ", ".join(shown) + (" …" if len(spans) > _MOST_NAMED else "")
