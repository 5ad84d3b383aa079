"""LibreOffice, to print Word files as PDF."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


def as_pdf(document: bytes) -> bytes:
    """What LibreOffice makes of a Word file; the test is passed over where there is none."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.docx").write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "plan.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return (folder / "plan.pdf").read_bytes()
