"""Serve: the reading room: web pages and a REST API over an archive."""
