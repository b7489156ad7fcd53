"""What Excel needs of us, for forms and publications alike: rules as formulas, texts that stay texts."""
