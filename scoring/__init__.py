"""Criteria trees declared in YAML drive self-assessment, appraisal and ranking, exactly and explainably."""

__version__ = "0.1.0"
