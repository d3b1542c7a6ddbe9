"""What holds for all tests: no test reads or writes the user's own cache, and none runs under a configuration found above it."""

import pytest


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITLINT_CACHE", str(tmp_path_factory.mktemp("cache")))
