"""A Word file: its package, styles, lists and stories."""

import posixpath
from collections.abc import Callable, Iterator

from auditlint.errors import UnreadableError
from auditlint.readers.options import DEFAULT, ReadOptions
from auditlint.readers.word import names
from auditlint.readers.word.numbering import Numbering
from auditlint.readers.word.package import Damage, Element, Package
from auditlint.readers.word.story import Story
from auditlint.readers.word.styles import Styles
from auditlint.readers.word.tablestyles import without_table_styles

_USUAL = "word/document.xml"
_REFERENCES = (f"{names.WORD}headerReference", f"{names.WORD}footerReference")


class WordFile:
    """The stories of a Word file, each parsed when it is first asked for. ``main`` is the name of the part that holds the body.

    Raises `UnreadableError` when there is no readable body.
    """

    def __init__(self, path: str, data: bytes, options: ReadOptions = DEFAULT) -> None:
        self.path = path
        self.package = Package(path, data, options.limits)
        self._deletions = options.tracked == "both"
        self.main = self._find_main()
        self._folder = posixpath.dirname(self.main)
        try:
            root = self.package.xml(self.main)
        except Damage as damage:
            raise UnreadableError(
                f"{path}: the text of the report cannot be read: {damage.en}. Open the file in Word and save it again.",
                f"{path}：无法读取报告正文：{damage.zh}。请用 Word 打开后重新保存。",
            ) from damage
        if root is None or root.find(names.BODY) is None:
            raise UnreadableError(
                f"{path}: no text inside: {self.main} is missing or no Word document. Open the file in Word and save it again.",
                f"{path}：没有正文：{self.main} 缺失或不是 Word 文档。请用 Word 打开后重新保存。",
            )
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}
        self._styles = Styles(self._companion("styles", without_table_styles))
        self._numbering = Numbering(self._companion("numbering"), self._styles)
        self._stories: dict[str, Story | None] = {self.main: self._story(None, root)}

    def _find_main(self) -> str:
        """The part that the package names as the document; the usual one when it names none that is there."""
        for kind, target in self.package.relations("").values():
            if kind == "officeDocument" and self.package.has(target):
                return target
        return _USUAL

    def _story(self, name: str | None, root: Element) -> Story:
        return Story(name, root, self._styles, self._numbering, self._deletions)

    def _companion(self, kind: str, cut: Callable[[bytes], bytes] | None = None) -> Element | None:
        target = next((target for told, target in self.relations(self.main).values() if told == kind), f"{self._folder}/{kind}.xml")
        return self.package.optional(target, cut)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What ``part`` (the name of a part of the package) refers to: id -> (kind, name)."""
        if part not in self._relations:
            self._relations[part] = self.package.relations(part)
        return self._relations[part]

    @property
    def body(self) -> Story:
        """The main story."""
        story = self._stories[self.main]
        assert story is not None
        return story

    def story(self, part: str | None) -> Story | None:
        """The story with this `Place.part` (``None`` is the body, ``footnotes``, ``header1``); ``None`` when the file has none that can be read."""
        return self.body if part is None else self._named(f"{self._folder}/{part}.xml")

    def notes(self, kind: str) -> Story | None:
        """The footnotes (``kind`` *footnotes*) or endnotes (*endnotes*)."""
        target = next((target for told, target in self.relations(self.main).values() if told == kind), f"{self._folder}/{kind}.xml")
        return self._named(target)

    def margins(self) -> Iterator[Story]:
        """Headers and footers in the order in which sections name them, each once."""
        known = self.relations(self.main)
        seen: set[str] = set()
        for reference in self.body.root.iter(*_REFERENCES):
            _, target = known.get(reference.get(names.RELATION_ID, ""), ("", ""))
            if target and target not in seen:
                seen.add(target)
                story = self._named(target)
                if story is not None:
                    yield story

    def related(self, story: Story, key: str) -> tuple[str, Element] | None:
        """The part that ``story`` refers to by relationship ``key``: its name as in `Place.part`, and its root."""
        part = self.main if story.name is None else f"{self._folder}/{story.name}.xml"
        _, target = self.relations(part).get(key, ("", ""))
        root = self.package.optional(target) if target else None
        return (self._short(target), root) if root is not None else None

    def _short(self, target: str) -> str:
        return posixpath.relpath(target, self._folder or ".").removesuffix(".xml")

    def _named(self, target: str) -> Story | None:
        if target not in self._stories:
            root = self.package.optional(target)
            self._stories[target] = None if root is None else self._story(self._short(target), root)
        return self._stories[target]
