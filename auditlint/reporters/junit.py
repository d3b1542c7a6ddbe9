"""JUnit XML, which every CI server shows: a suite a document, a failed case a finding, a passed case for a document without any."""

from xml.etree import ElementTree

from auditlint.report import DocumentReport, Finding, Report
from auditlint.reporters.terminal import plain
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import leading, whereabouts
from auditlint.reporters.wording import WORDINGS

_AGREE = {"en": "the numbers agree", "zh": "数字一致"}


def render(report: Report, view: View) -> str:
    """The XML text; suppressed findings are skipped cases, notes passed cases with their text as output."""
    root = ElementTree.Element("testsuites", name="auditlint")
    for document in report.documents:
        _suite(root, document, view)
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(root: ElementTree.Element, document: DocumentReport, view: View) -> None:
    suite = ElementTree.SubElement(root, "testsuite", name=plain(document.path))
    for finding in document.findings:
        _case(suite, finding, view)
    if document.status != "read":
        words = WORDINGS[view.lang]
        label = words.unreadable if document.status == "unreadable" else words.partly_read
        case = ElementTree.SubElement(suite, "testcase", classname=plain(document.path), name=label)
        ElementTree.SubElement(case, "error", message=plain(document.reasons.get(view.lang, "")), type=document.status)
    if not len(suite):
        ElementTree.SubElement(suite, "testcase", classname=plain(document.path), name=_AGREE[view.lang])
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("tests", str(len(suite.findall("testcase"))))


def _case(suite: ElementTree.Element, finding: Finding, view: View) -> None:
    place = whereabouts(leading(finding), view.lang)
    name = plain(f"{finding.code} {finding.name} {place}".strip())
    case = ElementTree.SubElement(suite, "testcase", classname=plain(finding.path), name=name)
    message = plain(finding.messages[view.lang])
    details = "\n".join(filter(None, (plain(text) for text in (place, finding.formula or "", finding.diagnoses.get(view.lang, "")))))
    if finding.suppressed is not None:
        ElementTree.SubElement(case, "skipped", message=plain(finding.suppressed.get("reason", "")))
    elif finding.severity == "info":
        ElementTree.SubElement(case, "system-out").text = message
    else:
        ElementTree.SubElement(case, "failure", message=message, type=finding.severity).text = details
