"""The pages for people: each module one page, server-rendered, article text always escaped."""
