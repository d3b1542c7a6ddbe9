"""Message templates: plain ``{name}`` placeholders, without the attribute access and format codes of `str.format`."""

import re
from collections.abc import Iterator, Mapping

PLACEHOLDERS = ("stated", "computed", "residual", "formula", "diagnosis")
_PLACEHOLDER = re.compile(r"\{([^\W\d]\w*)\}")
_BRACE = re.compile(r"\{[^{}]*\}?|\}")


def placeholders(message: str) -> Iterator[tuple[int, str]]:
    """Offset and text of everything in braces, wellformed (``{stated}``) or not (``{a.b}``, a stray ``{``)."""
    return ((found.start(), found.group()) for found in _BRACE.finditer(message))


def placeholder_name(written: str) -> str | None:
    """The name in a wellformed placeholder, else ``None``."""
    found = _PLACEHOLDER.fullmatch(written)
    return found.group(1) if found else None


def fill(message: str, values: Mapping[str, str]) -> str:
    """``message`` with every placeholder replaced; a name without a value gives an empty text."""
    return _PLACEHOLDER.sub(lambda found: values.get(found.group(1), ""), message)
