"""Benchmarks: printed, not part of pass or fail."""
