"""The static web site: pages from templates, charts and the map as SVG."""
