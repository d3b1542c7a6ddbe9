"""LibreOffice in tests: it must be there in CI; elsewhere tests that need it are skipped without it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def converted(path: Path, form: str, folder: Path) -> Path:
    """``path`` opened by LibreOffice and saved as ``form`` (an ending, or an ending with a filter name) in ``folder``."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed: .ci/run installs it")
        pytest.skip("LibreOffice is not installed")
    profile = folder / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{form.partition(':')[0]}"
