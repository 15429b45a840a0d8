"""The command line: one door to the verbs of the pipeline."""
