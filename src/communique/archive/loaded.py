"""What all processes that code have in common, loaded by importing this; for nobody but the process that they are copies of.

With the model its vectors of everyday words, which all of them will meet.

What was made is told to the collector as lasting, so that it does not write to it: memory is shared until it is written to.
"""

import gc

import communique.archive.coding  # noqa: F401 (all that codes)
from communique.language.parsers import read_words
from communique.lexicon.everyday import everyday_words
from communique.pipeline import give_back

read_words([[word] for word in sorted(everyday_words())])
gc.collect()
give_back()
gc.freeze()
