"""Did you mean: the known word that a misspelt one is closest to."""

from collections.abc import Iterable


def closest(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that resembles ``word`` most, or ``None``; letter case does not count."""
    import difflib

    spellings = {k.casefold(): k for k in sorted(known, reverse=True)}
    found = difflib.get_close_matches(word.casefold(), spellings, n=1)
    return spellings[found[0]] if found else None


def hint(word: str, known: Iterable[str]) -> tuple[str, str]:
    """The question to append to a complaint about ``word``, in English and Chinese; empty if nothing resembles it."""
    found = closest(word, known)
    return (f"; did you mean '{found}'?", f"；是不是“{found}”？") if found else ("", "")
