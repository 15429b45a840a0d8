"""Reading and cleaning load nothing heavy before a page asks for it."""

import subprocess
import sys


def test_heavy_libraries_wait_for_the_page_that_needs_them() -> None:
    heavy = ("lxml", "trafilatura", "numpy", "py3langid", "charset_normalizer", "spacy")
    code = f"import sys, communique.clean, communique.read; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
