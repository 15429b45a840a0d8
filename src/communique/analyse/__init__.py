"""Analyse: the questions that an archive answers. Reads the store, and nothing else."""
