"""Ctrl-C: the run ends at once with its own exit code, no half-written file and no process left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SLOW = """
import os, sys, time
from pathlib import Path
import auditlint.pipeline

def check_data(name, data, *arguments, **options):
    Path(sys.argv[1], f"worker-{os.getpid()}").write_text("")
    time.sleep(60)

auditlint.pipeline.check_data = check_data
from auditlint.cli import main
main(["check", "--no-cache", "--jobs", "2", "--format", "json=report.json", "--lang", "en", "a.docx", "b.docx"])
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupted_run_leaves_nothing(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(b"PK")
    marks = tmp_path / "marks"
    marks.mkdir()
    (tmp_path / "report.json").write_text("before")
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(marks)], cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    for _ in range(200):
        if len(list(marks.iterdir())) == 2:
            break
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors.strip() == "interrupted"
    assert (tmp_path / "report.json").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "b.docx", "marks", "report.json"]
    workers = [int(path.name.removeprefix("worker-")) for path in marks.iterdir()]
    assert len(workers) == 2
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)
