"""The site's own tables."""
