"""Criteria trees declared in YAML drive self-assessment, appraisal and ranking, exactly and explainably."""

__version__ = "0.2.0"
