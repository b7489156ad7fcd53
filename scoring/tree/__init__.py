"""What a criteria set (Bộ tiêu chí) is: its model, its rules, how it is read, checked and compared."""
