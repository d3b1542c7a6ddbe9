"""The zip package of an Office file: its parts as safely parsed XML, and the relationships between them."""

import io
import posixpath
import zipfile
from collections.abc import Callable

from lxml import etree

from auditlint.errors import UnreadableError
from auditlint.readers.options import Limits
from auditlint.readers.word.names import STRICT

Element = etree._Element
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCRYPTED = 1
_SMALL = 1 << 20
_MOST_MEMBERS = 20_000


class Damage(Exception):
    """A part that cannot be read; the reason in English and Chinese."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.en, self.zh = en, zh


class Package:
    """The parts of one file by name (``word/document.xml``; case does not matter, the last of several members with one name counts).

    Nothing is extracted to disk, no entity is expanded, no network used. Raises `UnreadableError` when ``data`` is no zip archive or a member is packed more
    tightly than ``limits.ratio``.
    """

    def __init__(self, path: str, data: bytes, limits: Limits) -> None:
        self.path = path
        self.faults: list[tuple[str, str]] = []
        self._limits = limits
        self._unpacked = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            members = self._archive.infolist()
        except Exception as error:  # zipfile raises a dozen types on damaged bytes
            raise UnreadableError(
                f"{path}: the file is damaged: its zip directory cannot be read ({error}). Open it in Word and save it again.",
                f"{path}：文件已损坏：无法读取其压缩目录（{error}）。请用 Word 打开后重新保存。",
            ) from error
        if len(members) > _MOST_MEMBERS:
            raise UnreadableError(
                f"{path}: {len(members):,} members in the zip package; a report has at most {_MOST_MEMBERS:,}. Save it again.",
                f"{path}：压缩包内有 {len(members):,} 个成员，超过上限 {_MOST_MEMBERS:,}。请重新保存。",
            )
        self._members = {member.filename.replace("\\", "/").lstrip("/").lower(): member for member in members}

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._members

    def xml(self, name: str, cut: Callable[[bytes], bytes] | None = None) -> Element | None:
        """The root element of a part, or ``None`` when there is no such part. Raises `Damage`, or `UnreadableError` for a zip bomb."""
        member = self._members.get(name.lower())
        if member is None:
            return None
        data = self._bytes(name, member)
        if cut is not None:
            try:
                return self._parsed(name, cut(data))
            except Damage:
                pass  # the whole part tells what is wrong with it, and where
        return self._parsed(name, data)

    def optional(self, name: str, cut: Callable[[bytes], bytes] | None = None) -> Element | None:
        """As `xml`, but a damaged part counts as missing and is noted among the faults. ``cut`` takes out of its bytes what need not be parsed."""
        try:
            return self.xml(name, cut)
        except Damage as damage:
            self.fault(damage.en, damage.zh)
            return None

    def fault(self, en: str, zh: str) -> None:
        """Note once why the file is not wholly read."""
        if (en, zh) not in self.faults:
            self.faults.append((en, zh))

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the package: id -> (last word of the type, name of the target). External targets are left out."""
        folder, name = posixpath.split(part)
        root = self.optional(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for item in root if root is not None else ():
            key, target = item.get("Id"), item.get("Target")
            if key and target and item.get("TargetMode", "").lower() != "external":
                whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[key] = (item.get("Type", "").rsplit("/", 1)[-1], whole)
        return found

    def _bytes(self, name: str, member: zipfile.ZipInfo) -> bytes:
        limits = self._limits
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableError(
                f"{self.path}: the file is password-protected. Remove the password and save it again.",
                f"{self.path}：文件有密码保护。请取消密码后重新保存。",
            )
        if member.file_size > _SMALL and member.file_size > limits.ratio * max(member.compress_size, 1):
            raise UnreadableError(
                f"{self.path}: {name} unpacks to more than {limits.ratio:,} times its size, as a zip bomb does. Save the report again.",
                f"{self.path}：{name} 解压后超过原大小的 {limits.ratio:,} 倍，疑似压缩炸弹。请重新保存报告。",
            )
        if self._unpacked + member.file_size > limits.unpacked:
            raise Damage(
                f"{name} is not read: the file unpacks to more than {limits.unpacked:,} bytes",
                f"未读取 {name}：解压后超过 {limits.unpacked:,} 字节",
            )
        try:
            data = self._archive.read(member)
        except Exception as error:  # zlib, bz2, lzma and zipfile each raise their own types on damaged bytes
            raise Damage(f"{name} cannot be unpacked ({error})", f"{name} 无法解压（{error}）") from error
        self._unpacked += len(data)
        return data

    def _parsed(self, name: str, data: bytes) -> Element:
        if any(mark in data for mark in (_DOCTYPES if b"\0" in data[:4] or data[:1] in b"\xff\xfe" else _DOCTYPES[:1])):
            raise Damage(
                f"{name} declares a document type, which Office files never do", f"{name} 含有 Office 文件中不应出现的 DOCTYPE 声明"
            )
        if b"purl.oclc.org/ooxml/" in data:
            for strict, transitional in STRICT:
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            root: Element | None = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
            raise Damage(f"{name} is not well-formed XML ({error})", f"{name} 不是格式正确的 XML（{error}）") from error
        if root is None or root.getroottree().docinfo.internalDTD is not None:
            raise Damage(f"{name} holds no readable XML", f"{name} 中没有可读的 XML")
        return root
