"""Drawings, worked out on the server: plain numbers that a template puts into SVG. The same input draws the same."""
