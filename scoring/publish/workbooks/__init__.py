"""Workbooks with live formulas: the summary of all units, and one of each unit."""
