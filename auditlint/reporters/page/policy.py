"""The Content-Security-Policy of the page: its own style and script by their hashes, and nothing else, so that no text of a document can ever run."""

import base64
import hashlib


def policy(style: str, script: str) -> str:
    """The value of the policy for a page with these contents of its style and script elements."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
