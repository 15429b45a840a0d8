"""Watching sources: feeds, sitemaps and single pages are asked politely, and what is new goes to the archive."""
