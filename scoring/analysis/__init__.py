"""What results mean: changes between years, points lost and how to win them, surveys tallied. No score of its own."""
