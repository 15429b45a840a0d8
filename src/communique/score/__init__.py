"""Scoring a coder against articles coded by hand."""
