"""Read: files, folders and standard input become pages."""
