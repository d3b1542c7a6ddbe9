"""Damaged and hostile PDF files: each is read or refused with a message, none fails otherwise, hangs or takes the process along."""

import re
from collections import Counter
from random import Random

from auditlint.readers.options import Limits, ReadOptions
from tests.readers.isolation import Outcome, outcomes
from tests.readers.pdf.making import Paper

SEED = 20250712
MUTANTS = 2000
SECONDS = 15.0
OPTIONS = ReadOptions(limits=Limits(pages=200))


def sample() -> bytes:
    """Three pages with prose, a table and notes; streams not packed, so that a changed bit reaches what they draw."""
    paper = Paper(packed=False)
    for number in range(3):
        paper.centred(297, 810, "帮扶项目绩效评价报告", 9)
        paper.text(80, 770, f"{'一二三'[number]}、项目概况", 14)
        below = paper.paragraph("评价组抽查了台账1284份，资料齐全的1197份，占93.22%。" * 4, 80, 740, 415)
        paper.table(
            [80, 200, 300, 400],
            below - 20,
            [["街道", "预算数", "支出数"], ["安平", "1,200.00", "1,100.50"], ["合计", "1,200.00", "1,100.50"]],
        )
        paper.centred(297, 30, str(number + 1), 9)
        if number < 2:
            paper.page()
    return paper.data()


def mutants(data: bytes, count: int) -> list[bytes]:
    random = Random(SEED)
    ways = (flipped, truncated, swapped, broken_references, large_numbers, without_piece, repeated_piece, renamed)
    return [ways[i % len(ways)](data, random) for i in range(count)]


def flipped(data: bytes, random: Random) -> bytes:
    made = bytearray(data)
    for _ in range(random.choice((1, 3, 10, 60))):
        made[random.randrange(len(made))] ^= 1 << random.randrange(8)
    return bytes(made)


def truncated(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(9, len(data))]


def swapped(data: bytes, random: Random) -> bytes:
    numbers = re.findall(rb"(\d+) 0 obj", data)
    a, b = random.sample(numbers, 2)
    other = {a: b, b: a}
    return re.sub(rb"(\d+)( 0 (?:obj|R))", lambda m: (other.get(m[1], m[1]) if random.random() < 0.8 else m[1]) + m[2], data)


def broken_references(data: bytes, random: Random) -> bytes:
    return re.sub(rb"\d{10}(?= 00000 n)", lambda m: b"%010d" % random.randrange(len(data) * 2) if random.random() < 0.5 else m[0], data)


def large_numbers(data: bytes, random: Random) -> bytes:
    huge = (b"2147483647", b"-1", b"99999999999999999999", b"4294967296", b"0", b"1e30")
    return re.sub(rb"(?<=[ \[])\d+(?=[ \]\n])", lambda m: random.choice(huge) if random.random() < 0.03 else m[0], data)


def without_piece(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start + random.choice((1, 20, 400)) :]


def repeated_piece(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start : start + random.choice((10, 300))] * random.choice((2, 50)) + data[start:]


def renamed(data: bytes, random: Random) -> bytes:
    names = sorted(set(re.findall(rb"/[A-Za-z]{3,}", data)))
    return re.sub(rb"/[A-Za-z]{3,}", lambda m: random.choice(names) if random.random() < 0.05 else m[0], data)


def file(*objects: str) -> bytes:
    return (
        "%PDF-1.7\n" + "".join(f"{i} 0 obj\n{body}\nendobj\n" for i, body in enumerate(objects, 1)) + "trailer\n<</Root 1 0 R>>\n%%EOF"
    ).encode()


def drawn(content: str, resources: str = "", inner: str = "/F Do") -> bytes:
    """A file of one page with ``content``; the form F draws ``inner``."""
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>"
    stream = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    head = f"<</Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</XObject<</F 5 0 R>>>>/Length {len(inner)}>>"
    return file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, f"{head}stream\n{inner}\nendstream")


def hostile() -> dict[str, bytes]:
    """Files built to mislead: page trees without end, huge counts, deep forms, a page of very many strokes."""
    catalogue = "<</Type/Catalog/Pages 2 0 R>>"
    grid = "".join(f"{x} 10 m {x} 800 l S 10 {x} m 580 {x} l S " for x in range(10, 580, 1))
    return {
        "cyclic kids": file(catalogue, "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "cyclic parents": file(catalogue, "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Pages/Parent 3 0 R/Kids[2 0 R 3 0 R]/Count 2>>"),
        "huge count": file(catalogue, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]>>"),
        "negative count": file(catalogue, "<</Type/Pages/Kids[3 0 R]/Count -5>>", "<</Type/Page/Parent 2 0 R>>"),
        "a form within itself": drawn("/F Do", "/XObject<</F 5 0 R>>"),
        "strokes": drawn(grid),
        "very many strokes": drawn("".join(f"{i % 590} {i % 840} m {i % 590 + 3} {i % 840} l S\n" for i in range(60_000))),
        "deep brackets": drawn("[" * 100_000),
        "deep states": drawn("q " * 100_000),
        "no pages": file(catalogue),
        "an empty page": drawn(""),
        "a huge page": drawn("0 0 m 1 1 l S").replace(b"[0 0 595 842]", b"[0 0 1e9 1e9]"),
    }


def told(found: list[Outcome], bad: tuple[str, ...]) -> list[str]:
    return [f"{i}: {outcome.kind} {outcome.detail}" for i, outcome in enumerate(found) if outcome.kind in bad]


def test_damaged_files_are_read_or_refused() -> None:
    found = outcomes("report.pdf", mutants(sample(), MUTANTS), OPTIONS, SECONDS)
    counts = Counter(outcome.kind for outcome in found)
    assert not told(found, ("failed", "hung")), told(found, ("failed", "hung"))
    assert counts["crashed"] <= MUTANTS // 100, told(found, ("crashed",))
    assert counts["read"] > MUTANTS // 4
    assert counts["refused"] > MUTANTS // 50
    assert all(outcome.detail.startswith("report.pdf: ") for outcome in found if outcome.kind == "refused")


def test_hostile_files_are_read_or_refused() -> None:
    files = hostile()
    found = dict(zip(files, outcomes("report.pdf", list(files.values()), OPTIONS, SECONDS), strict=True))
    assert {name: outcome for name, outcome in found.items() if outcome.kind not in ("read", "refused")} == {}


def test_a_hang_inside_pdfium_is_told_and_the_next_file_is_read() -> None:
    """A form that draws itself twice keeps PDFium busy for ever while it loads the page; only a process of its own can end that."""
    doubling = drawn("/F Do", "/XObject<</F 5 0 R>>", "/F Do /F Do")
    first, second = outcomes("report.pdf", [doubling, sample()], OPTIONS, 1.5)
    assert first.kind in ("hung", "refused")
    assert second.kind == "read"
