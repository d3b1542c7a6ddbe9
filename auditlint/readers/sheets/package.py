"""The parts of a zipped Office file, read within limits."""

import io
import zipfile
import zlib
from posixpath import dirname, join, normpath

from lxml import etree

from auditlint.errors import UnreadableError
from auditlint.readers.options import Limits

_SMALL = 1 << 20
"""A part below this size may be packed as tightly as it likes."""


class Package:
    """The members of an archive. Raises `UnreadableError` for a damaged archive, and for a member that unpacks beyond the ratio."""

    def __init__(self, path: str, data: bytes, limits: Limits) -> None:
        self.path = path
        self._limits = limits
        self._left = limits.unpacked
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = {name.lstrip("/").lower(): name for name in self._archive.namelist()}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RecursionError, EOFError) as error:
            raise damaged(path, "the archive", "压缩包", str(error)) from error

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def read(self, name: str) -> bytes | None:
        """The content of a member; ``None`` when there is no such member, or when the limit of unpacked bytes is reached."""
        stored = self._names.get(name.lower())
        if stored is None or self._left <= 0:
            return None
        member = self._archive.getinfo(stored)
        most = min(self._left, max(member.compress_size * self._limits.ratio, _SMALL))
        try:
            with self._archive.open(member) as file:
                data = file.read(most + 1)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
            raise damaged(self.path, name, name, str(error)) from error
        self._left -= len(data)
        if len(data) > most:
            if most < max(member.compress_size * self._limits.ratio, _SMALL):
                self._left = 0
                return None
            raise UnreadableError(
                f"{self.path}: {name} unpacks to more than {self._limits.ratio} times its size. The file is not trusted; save it anew.",
                f"{self.path}：{name} 解压后超过原大小的 {self._limits.ratio} 倍，文件不可信。请重新另存。",
            )
        return data

    @property
    def exhausted(self) -> bool:
        """Whether the limit of unpacked bytes ended the reading."""
        return self._left <= 0

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML member, read without entities; ``None`` as in `read`."""
        data = self.read(name)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged(self.path, name, name, str(error)) from error

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of ``part`` by id: the kind (last word of its type) and the member's name."""
        folder = dirname(part)
        root = self.xml(join(folder, "_rels", part[len(folder) :].lstrip("/") + ".rels"))
        found: dict[str, tuple[str, str]] = {}
        for item in root if root is not None else ():
            target = item.get("Target") or ""
            if item.get("TargetMode") != "External":
                name = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
                found[item.get("Id") or ""] = ((item.get("Type") or "").rsplit("/", 1)[-1], name)
        return found


def damaged(path: str, part_en: str, part_zh: str, why: str) -> UnreadableError:
    """The complaint about a part that cannot be read."""
    why = why.splitlines()[0][:160] if why else "unknown"
    return UnreadableError(
        f"{path}: damaged: {part_en} cannot be read ({why}). Open the file in Excel or WPS and save it anew.",
        f"{path}：文件损坏：{part_zh} 无法读取（{why}）。请在 Excel 或 WPS 中打开后重新保存。",
    )
