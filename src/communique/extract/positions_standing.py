"""In which kind of line a sentence stands: of a list, announced, the only one of its line, without a full stop."""

from communique.extract.positions_page import Page
from communique.values.syntax import Sentence

_ENDS = (".", "!", "?", '"', "”", "…", ")", ":")
_BULLETS = ("•", "·", "-", "–", "—", "*", "o ", "(1", "(2", "(3", "1.", "2.", "3.", "4.", "5.", "6.")


def standing_of(page: Page, sentence: Sentence) -> tuple[str, ...]:
    """Marks of a sentence's line."""
    lines, sentences = page.understood.annotated.article.lines, page.tree.sentences
    text = lines[sentence.line].text.rstrip()
    first = sentence.i == 0 or sentences[sentence.i - 1].line != sentence.line
    last = sentence.i + 1 == len(sentences) or sentences[sentence.i + 1].line != sentence.line
    marks = [f"line-place={'only' if first and last else 'first' if first else 'last' if last else 'inside'}"]
    if not text.endswith(_ENDS):
        marks.append("line-open")
    if text.endswith(":"):
        marks.append("line-announces")
    if text.startswith(_BULLETS):
        marks.append("line-listed")
    if sentence.line and lines[sentence.line - 1].text.rstrip().endswith(":"):
        marks.append("line-announced")
    return tuple(marks)
