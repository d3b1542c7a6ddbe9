import gzip
import random

import pytest

from auditlint.errors import UnreadableError
from auditlint.readers import read, read_path
from auditlint.readers.decoding import decode
from auditlint.readers.options import Limits, ReadOptions

TEXT = "全镇投入12万元。\n其中：养护8万元，抢修4万元。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "utf-32"])
def test_encodings(encoding):
    assert decode("a.txt", TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(encoding):
    assert decode("a.txt", TEXT.encode(encoding)) == TEXT


def test_byte_order_mark_with_utf16_be():
    assert decode("a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_empty(data):
    with pytest.raises(UnreadableError, match="empty") as caught:
        read("a.txt", data)
    assert "空" in caught.value.messages["zh"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office"),
        (b"\x89PNG\r\n", "PNG"),
        (gzip.compress(b"x"), "gzip"),
        (b"{\\rtf1 x}", "RTF"),
    ],
)
def test_other_formats_are_named(data, name):
    with pytest.raises(UnreadableError, match=name) as caught:
        decode("dir/a.txt", data)
    assert "dir/a.txt" in str(caught.value)
    assert "偏移" in caught.value.messages["zh"]


def test_zero_byte_in_text_is_binary_with_its_offset():
    data = "金额".encode() + b"\x00\x07" + b"x" * 50
    with pytest.raises(UnreadableError, match="offset 6"):
        read("a.txt", data)


def test_random_bytes_are_refused():
    with pytest.raises(UnreadableError):
        read("a.txt", random.Random(1).randbytes(5000))


def test_damaged_utf8_is_not_taken_for_gb18030():
    data = (TEXT * 20).encode()
    data = data[:300] + b"\xff" + data[300:]
    with pytest.raises(UnreadableError, match=r"UTF-8: byte 0xFF at offset 300"):
        read("a.txt", data)


def test_latin_text_is_refused_rather_than_misread():
    with pytest.raises(UnreadableError, match="offset"):
        read("a.txt", ("résumé àéîõü " * 20).encode("latin-1"))


def test_truncated_utf16():
    with pytest.raises(UnreadableError, match="UTF-16"):
        read("a.txt", TEXT.encode("utf-16")[:-1])


def test_size_limit():
    with pytest.raises(UnreadableError, match="Split the report"):
        read("a.txt", b"x" * 11, ReadOptions(limits=Limits(size=10)))


def test_missing_path_and_folder(tmp_path):
    with pytest.raises(UnreadableError, match="no such file"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(UnreadableError, match="folder"):
        read_path(tmp_path)


def test_read_path(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    found = read_path(path)
    assert [p.text.content for p in found.paragraphs] == TEXT.splitlines()
    assert found.path == path.as_posix()
    assert len(found.sha256) == 64


def test_a_long_single_line_is_read():
    found = read("a.txt", "养护12公里，".encode() * 400_000)
    assert len(found.paragraphs) == 1
    assert len(found.paragraphs[0].text.content) == 7 * 400_000
