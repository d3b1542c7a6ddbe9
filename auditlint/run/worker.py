"""The work on one document: never an exception, always a report."""

import hashlib
import sys
import traceback

from auditlint.errors import UnreadableError
from auditlint.report import DocumentReport
from auditlint.run.task import Task, Work


def perform(task: Task, work: Work) -> DocumentReport:
    """Check one document. A file that cannot be read, too little memory and a bug of our own give a report of status *unreadable* with the reason."""
    from auditlint import pipeline

    try:
        data = task.load(work.options)
        beside = task.path if not task.member else None
        return pipeline.check_data(
            task.name,
            data,
            work.catalogue_for(task.name),
            verified=work.verified,
            transcript=work.transcript,
            synonyms=work.synonyms,
            beside=beside,
            options=work.options,
            exact_footing=work.exact_footing,
        )
    except UnreadableError as error:
        return _report(task, error.messages)
    except OSError as error:
        reason = error.strerror or str(error)
        return failed(task, f"{reason}; check the path and its permissions", f"无法读取（{reason}），请检查路径与权限")
    except MemoryError:
        most = work.options.limits.memory // (1024 * 1024)
        return failed(task, f"needs more than {most:,} MB of memory; split the report", f"所需内存超过 {most:,} MB，请拆分报告")
    except Exception:  # one document's crash must not cost the reader the reports on the others
        traceback.print_exc(file=sys.stderr)
        return failed(task, "not checked: auditlint failed, which is a bug of auditlint", "未检查：auditlint内部错误")


def failed(task: Task, en: str, zh: str) -> DocumentReport:
    """The report of a document that was not checked; the reasons name it."""
    return _report(task, {"en": f"{task.name}: {en}", "zh": f"{task.name}：{zh}"})


def _report(task: Task, reasons: dict[str, str]) -> DocumentReport:
    return DocumentReport(task.name, "unknown", hashlib.sha256(b"").hexdigest(), "unreadable", reasons)
