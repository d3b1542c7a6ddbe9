"""The sample reports give the same findings as Word files, whether headings are styled or not."""

from collections import Counter
from pathlib import Path

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.document.normalise import normalise
from auditlint.pipeline import check_data, check_path
from auditlint.readers import read_path
from auditlint.report import DocumentReport
from tests.readers.reading import SEEDS

from .twin import twin

FIXTURES = sorted((Path(__file__).resolve().parents[3] / "fixtures").glob("*/*.txt"))
REPORTS = [*FIXTURES, *sorted(SEEDS.glob("*.txt"))]


def printed(report: DocumentReport) -> Counter[tuple[str, str, str]]:
    """Findings by code and printed values, without the spaces and signs that the text around a value may have lost."""
    return Counter((f.code, normalise(f.stated or "").replace(" ", "").replace("\\", ""), f.computed or "") for f in report.findings)


@pytest.mark.parametrize("styled", [False, True], ids=["plain", "styled"])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_same_findings(path, styled):
    catalogue = load_catalogue()
    document = read_path(path)
    found = check_data("report.docx", twin(document, styled=styled), catalogue)
    assert (found.format, found.status) == ("docx", "read")
    assert printed(found) == printed(check_path(path, catalogue))
