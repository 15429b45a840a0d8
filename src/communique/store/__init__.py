"""Store: articles, claims, events, decisions, reviews, the reading log, runs and failures, in SQLite or PostgreSQL."""
