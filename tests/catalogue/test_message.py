"""Message templates hold names in braces and nothing else."""

import pytest

from auditlint.catalogue.message import fill, placeholder_name, placeholders


def test_fill() -> None:
    assert fill("{a}印为{stated}{none}{a.b}", {"a": "合计{stated}", "stated": "8"}) == "合计{stated}印为8{a.b}"


@pytest.mark.parametrize("written", ["{a.b}", "{a[0]}", "{}", "{0}", "{a!r}", "{a:>9}", "{", "}", "{ a }"])
def test_malformed_placeholders_are_seen(written: str) -> None:
    ((at, found),) = placeholders(f"前{written}")
    assert (at, found[:1], placeholder_name(found)) == (1, written[:1], None)
