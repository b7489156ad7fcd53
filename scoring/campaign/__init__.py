"""What is declared and decided in one appraisal: units, answers, the campaign folder."""
