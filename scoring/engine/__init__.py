"""What follows from criteria and facts: points, ranks, explanations. Pure: no I/O, clock or identity."""
