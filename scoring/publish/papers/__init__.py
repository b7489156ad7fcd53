"""The papers that people sign, as Word documents; their annexes as PDF."""
