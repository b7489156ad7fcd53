"""What a command or a page asks for, as plain functions: sources and options in, results and progress events out."""
