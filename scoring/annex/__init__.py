"""The annex of a decision that lists criteria (phụ lục): a criteria set as Word or Excel table, and read from one."""
