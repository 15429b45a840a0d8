"""A coder by language model: optional, off by default, held to the same schema and to words that stand in the article."""
