"""Damaged versions of a good file, for any format: mutations of bytes, of the members of a zip package, and of the elements of an XML text.

Every function takes the good data and a seeded ``random.Random`` and gives a label that says what was done, and the damaged data: the same seed gives the same
mutants.
"""

import io
import resource
import signal
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

from lxml import etree

Mutant = tuple[str, bytes]
Mutation = Callable[[bytes, Random], bytes]

_NUMBERS = ("-1", "0", "1", "2147483648", "99999999999999999999", "1e9", "", "x", "\u4e00")


def flip_bits(data: bytes, random: Random) -> bytes:
    """One to eight bits turned over."""
    found = bytearray(data)
    for _ in range(random.randint(1, 8)):
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)


def truncate(data: bytes, random: Random) -> bytes:
    """The end cut off."""
    return data[: random.randrange(len(data))]


def cut_out(data: bytes, random: Random) -> bytes:
    """A stretch left out."""
    start = random.randrange(len(data))
    return data[:start] + data[start + random.randint(1, max(len(data) // 4, 1)) :]


def repeat(data: bytes, random: Random) -> bytes:
    """A stretch twice."""
    start = random.randrange(len(data))
    end = start + random.randint(1, max(len(data) // 4, 1))
    return data[:end] + data[start:end] + data[end:]


def overwrite(data: bytes, random: Random) -> bytes:
    """A stretch replaced by zeros, ones or noise."""
    start = random.randrange(len(data))
    length = min(random.randint(1, 64), len(data) - start)
    filling = random.choice([bytes(length), b"\xff" * length, random.randbytes(length)])
    return data[:start] + filling + data[start + length :]


BYTES: tuple[Mutation, ...] = (flip_bits, truncate, cut_out, repeat, overwrite)


def byte_mutant(data: bytes, random: Random) -> Mutant:
    """Damage without regard to what the bytes mean."""
    mutation = random.choice(BYTES)
    return mutation.__name__, mutation(data, random)


def _elements(root: etree._Element) -> list[etree._Element]:
    return [element for element in root.iter() if isinstance(element.tag, str)]


def delete_element(root: etree._Element, random: Random) -> None:
    """An element left out, with all inside or without what is around it."""
    element = random.choice(_elements(root))
    parent = element.getparent()
    if parent is None:
        return
    if random.random() < 0.5:
        parent[parent.index(element) : parent.index(element)] = list(element)
    parent.remove(element)


def copy_element(root: etree._Element, random: Random) -> None:
    """An element put a second time, somewhere."""
    elements = _elements(root)
    copied = etree.fromstring(etree.tostring(random.choice(elements)))
    parent = random.choice(elements)
    parent.insert(random.randint(0, len(parent)), copied)


def move_element(root: etree._Element, random: Random) -> None:
    """An element put somewhere else."""
    elements = _elements(root)
    moved = random.choice(elements)
    target = random.choice(elements)
    if moved.getparent() is not None and moved is not target and moved not in target.iterancestors():
        target.insert(random.randint(0, len(target)), moved)


def swap_elements(root: etree._Element, random: Random) -> None:
    """Two elements exchange their names."""
    elements = _elements(root)
    first, second = random.choice(elements), random.choice(elements)
    first.tag, second.tag = second.tag, first.tag


def change_attribute(root: etree._Element, random: Random) -> None:
    """An attribute with an impossible value, or that of another attribute."""
    found = [(element, name) for element in _elements(root) for name in element.attrib]
    if found:
        element, name = random.choice(found)
        other, its = random.choice(found)
        element.set(name, random.choice([*_NUMBERS, other.get(its, "")]))


def change_text(root: etree._Element, random: Random) -> None:
    """A text with odd characters."""
    random.choice(_elements(root)).text = random.choice(
        ["", "\u200b\u202e", "9" * 400, "\u00ad1,0\u00a00", "\n\r\t", "𠀀" * 50, "-" * 99, "(" * 80]
    )


def wrap_deeply(root: etree._Element, random: Random) -> None:
    """An element inside many copies of the shell of another."""
    elements = _elements(root)
    inner, shell = random.choice(elements), random.choice(elements)
    parent = inner.getparent()
    if parent is None:
        return
    at = parent.index(inner)
    top = bottom = etree.Element(shell.tag, dict(shell.attrib))
    for _ in range(random.randint(1, 220)):
        bottom = etree.SubElement(bottom, shell.tag, dict(shell.attrib))
    bottom.append(inner)
    parent.insert(at, top)


XML = (delete_element, copy_element, move_element, swap_elements, change_attribute, change_text, wrap_deeply)


def xml_mutant(data: bytes, random: Random) -> Mutant:
    """Well-formed XML (``data`` is that, too) whose elements stand where none should, up to three changes."""
    root = etree.fromstring(data)
    done = []
    for _ in range(random.randint(1, 3)):
        mutation = random.choice(XML)
        mutation(root, random)
        done.append(mutation.__name__)
    return " + ".join(done), etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def members(data: bytes) -> list[tuple[str, bytes]]:
    """The members of a zip package, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(item.filename, archive.read(item)) for item in archive.infolist()]


def package(found: list[tuple[str, bytes]], stored: bool = False) -> bytes:
    """A zip package of these members; names may repeat."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for at, (name, content) in enumerate(found):
            item = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            if name in (other for other, _ in found[:at]):
                archive.NameToInfo.pop(name, None)
            archive.writestr(item, content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def zip_mutant(data: bytes, random: Random) -> Mutant:
    """A package with members missing, doubled, exchanged, renamed, emptied or damaged; the zip itself is sound."""
    found = members(data)
    at, other = random.randrange(len(found)), random.randrange(len(found))
    name, content = found[at]
    kind = random.choice(["missing", "doubled", "exchanged", "renamed", "emptied", "damaged", "not XML", "huge"])
    if kind == "missing":
        del found[at]
    elif kind == "doubled":
        found.insert(other, (name, random.choice([content, b"", found[other][1]])))
    elif kind == "exchanged":
        found[at], found[other] = (name, found[other][1]), (found[other][0], content)
    elif kind == "renamed":
        found[at] = (random.choice([name.upper(), "../" + name, "/" + name, name.replace("/", "\\"), name + "x"]), content)
    elif kind == "emptied":
        found[at] = (name, b"")
    elif kind == "damaged":
        found[at] = (name, byte_mutant(content, random)[1] if content else b"x")
    elif kind == "not XML":
        found[at] = (name, random.randbytes(200))
    else:
        found[at] = (name, content + b" " * 3_000_000)
    return f"{name} {kind}", package(found, stored=random.random() < 0.3)


def xml_member_mutant(data: bytes, random: Random) -> Mutant:
    """A package of which one XML member was changed by `xml_mutant`."""
    found = members(data)
    at = random.choice([i for i, (name, _) in enumerate(found) if name.endswith((".xml", ".rels"))])
    label, changed = xml_mutant(found[at][1], random)
    found[at] = (found[at][0], changed)
    return f"{found[at][0]}: {label}", package(found)


def mutants(data: bytes, count: int, seed: int, *kinds: Callable[[bytes, Random], Mutant]) -> Iterator[Mutant]:
    """``count`` mutants of ``data``, each kind in turn, each from a seed of its own that its label names."""
    for i in range(count):
        kind = kinds[i % len(kinds)]
        label, changed = kind(data, Random(f"{seed}/{i}"))
        yield f"{kind.__name__} {seed}/{i}: {label}", changed


@contextmanager
def bounded(seconds: float, memory: int) -> Iterator[None]:
    """Raise ``TimeoutError`` after ``seconds``, and ``MemoryError`` when the process grows by more than ``memory`` bytes."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"not done after {seconds} seconds")

    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limits = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (now + memory, limits[1]))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        resource.setrlimit(resource.RLIMIT_AS, limits)
