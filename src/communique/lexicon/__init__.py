"""Knowledge as data: TOML tables that people who do not program read and correct, and their loader."""
