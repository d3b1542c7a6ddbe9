"""Tables for the terminal, right for Chinese characters, which are two columns wide."""

from collections.abc import Sequence

from auditlint.reporters.terminal import columns, plain


def table(rows: Sequence[Sequence[object]], headers: Sequence[str]) -> str:
    """``rows`` under ``headers``, with a final line break; what could steer the terminal is blanked."""
    import tabulate

    tabulate.WIDE_CHARS_MODE = True
    tabulate.PRESERVE_WHITESPACE = False
    cells = [[plain(str(cell)) for cell in row] for row in rows]
    return tabulate.tabulate(cells, headers=headers, tablefmt="simple", disable_numparse=True) + "\n"


def cut(text: str, width: int) -> str:
    """``text`` on one line of at most ``width`` terminal columns, cut off with an ellipsis."""
    line = plain(" ".join(text.split()))
    if columns(line) <= width:
        return line
    kept = ""
    for character in line:
        if columns(kept + character) > width - 1:
            break
        kept += character
    return kept + "…"
