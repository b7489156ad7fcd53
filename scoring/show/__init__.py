"""What the terminal, CSV and JSON say of results; needs the base install alone."""
