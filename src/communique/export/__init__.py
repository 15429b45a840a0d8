"""Export: the record in the forms of others, streamed from the store. Quotes, hashes and links; never an article's text."""
