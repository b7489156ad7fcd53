"""Where the sample campaigns come from: scripts that write them, the same bytes each time."""
