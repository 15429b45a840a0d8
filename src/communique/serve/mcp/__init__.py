"""The archive as tools for language models (Model Context Protocol): typed questions, answers with receipts."""
