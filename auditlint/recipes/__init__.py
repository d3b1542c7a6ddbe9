"""Files that ``auditlint init`` writes: a configuration, and a recipe for the place where reports are checked."""
