"""The command line: one door to the verbs of the pipeline."""

from communique.language.processor import use_widest

use_widest()  # before anything imports numpy; the process of the command line is ours
