"""What is wrong in a check file, shown the way a compiler does: file, line, column, the line itself and a caret."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditlint.errors import CatalogueError


def underline(line: str, at: int, length: int) -> str:
    """A line of carets that stands under ``line[at : at + length]`` in a terminal (Chinese characters are two columns wide)."""
    from wcwidth import wcwidth

    def width(text: str) -> int:
        return sum(max(wcwidth(character), 0) for character in text)

    return " " * width(line[:at]) + "^" * max(width(line[at : at + length]), 1)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. ``line`` and ``column`` are 1-based; ``line`` is 0 if the mistake is the whole file's."""

    path: str
    line: int
    column: int
    length: int
    en: str
    zh: str

    def show(self, text: str, lines: Sequence[str]) -> str:
        """``text`` (one of the two languages) with the place, the line and the caret."""
        if not self.line:
            return f"{self.path}: {text}"
        if self.line > len(lines):
            return f"{self.path}:{self.line}:{self.column}: {text}"
        line = lines[self.line - 1].rstrip("\r\n").replace("\t", " ")
        number = f"{self.line:>4} | "
        caret = " " * (len(number) - 2) + "| " + underline(line, self.column - 1, self.length)
        return f"{self.path}:{self.line}:{self.column}: {text}\n{number}{line}\n{caret}"


@dataclass(frozen=True, slots=True)
class Report:
    """A problem ready to print, in both languages."""

    en: str
    zh: str


def shown(problem: Problem, lines: Sequence[str]) -> Report:
    """``problem`` as printed over the ``lines`` of its file."""
    return Report(problem.show(problem.en, lines), problem.show(problem.zh, lines))


def together(reports: Iterable[Report]) -> CatalogueError:
    """One error that shows all ``reports``."""
    known = tuple(reports)
    return CatalogueError("\n".join(r.en for r in known), "\n".join(r.zh for r in known))
