"""What a project says about its runs: settings from ``auditlint.toml`` or ``pyproject.toml``, files to pass over, profiles."""
