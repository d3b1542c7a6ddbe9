"""Archives of reports: their members are read one by one in memory; nothing is unpacked to disk, so that no path can leave the archive."""

import io
import lzma
import os
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO

from auditlint.errors import UnreadableError
from auditlint.readers.options import Limits

_UTF8_NAMES = 0x800
_CHUNK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError)
MOST_MEMBERS = 10_000


def members(archive: IO[bytes] | Path, name: str, suffixes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The members that are reports by their endings, sorted: their key in the archive, and their name to show.

    Raises:
        UnreadableError: if the archive is damaged, holds too many members or none that is a report.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            infos = opened.infolist()
    except _DAMAGE as error:
        raise UnreadableError(
            f"{name}: the archive is damaged: {error}. Pack it again.", f"{name}：压缩包已损坏（{error}）。请重新打包。"
        ) from error
    if len(infos) > MOST_MEMBERS:
        raise UnreadableError(
            f"{name}: the archive has {len(infos):,} members, more than {MOST_MEMBERS:,}. Split it.",
            f"{name}：压缩包有 {len(infos):,} 个成员，超过 {MOST_MEMBERS:,} 个。请拆分。",
        )
    found: list[tuple[str, str]] = []
    for info in infos:
        shown = shown_name(info)
        parts = PurePosixPath(shown).parts
        if info.is_dir() or not parts or any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts):
            continue
        if PurePosixPath(shown).suffix.lower() in suffixes:
            found.append((info.filename, shown))
    if not found:
        raise UnreadableError(f"{name}: the archive holds no report.", f"{name}：压缩包中没有可读取的报告。")
    (key, times), *_ = Counter(key for key, _ in found).most_common(1)
    if times > 1:
        raise UnreadableError(
            f"{name}: {times} members of the archive are called {key}. Pack it again.",
            f"{name}：压缩包中有 {times} 个成员同名：{key}。请重新打包。",
        )
    yield from sorted(found, key=lambda pair: pair[1])


def shown_name(info: zipfile.ZipInfo) -> str:
    """The member's name: GB18030 where the archive does not say that its names are UTF-8, without a root, drive or way up."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAMES:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = info.filename
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..") and not part.endswith(":")]
    return "/".join(parts)


def read_member(archive: IO[bytes] | Path, member: str, name: str, limits: Limits) -> bytes:
    """The content of a member, at most ``limits.size`` bytes and unpacked at most ``limits.ratio`` to one.

    Raises:
        UnreadableError: if it is over a limit, locked with a password or damaged.
    """
    try:
        with nullcontext(_opened(archive)) if isinstance(archive, Path) else zipfile.ZipFile(archive) as opened:
            info = opened.getinfo(member)
            if info.flag_bits & 1:
                raise UnreadableError(f"{name}: locked with a password. Unpack it first.", f"{name}：已加密。请先解压。")
            with opened.open(info) as stream:
                return _bounded(stream, name, limits, max(info.compress_size, 1))
    except (*_DAMAGE, EOFError, KeyError, zlib.error, lzma.LZMAError) as error:
        raise UnreadableError(
            f"{name}: damaged in the archive: {error}. Pack it again.", f"{name}：压缩包内该文件已损坏（{error}）。请重新打包。"
        ) from error


def _opened(path: Path) -> zipfile.ZipFile:
    """The archive at ``path``, with its directory read once for all its members."""
    status = path.stat()
    return _kept_open(path, status.st_mtime_ns, status.st_size, os.getpid())


@lru_cache(maxsize=1)
def _kept_open(path: Path, _time: int, _size: int, _process: int) -> zipfile.ZipFile:
    """Open until another archive is; a file opened before a fork is not shared, since its position would be."""
    return zipfile.ZipFile(path)


def _bounded(stream: IO[bytes], name: str, limits: Limits, packed: int) -> bytes:
    found = io.BytesIO()
    while chunk := stream.read(_CHUNK):
        found.write(chunk)
        size = found.tell()
        if size > limits.size or size > max(packed * limits.ratio, _CHUNK):
            raise UnreadableError(
                f"{name}: unpacks to more than {min(limits.size, packed * limits.ratio):,} bytes, the most that is read.",
                f"{name}：解压后超过可读上限 {min(limits.size, packed * limits.ratio):,} 字节。",
            )
    return found.getvalue()
