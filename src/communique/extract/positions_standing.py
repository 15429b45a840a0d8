"""In which kind of line a sentence stands: of a list, announced, the only one of its line, without a full stop; whose it is."""

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
    marks += [f"line-voice={_voice_of(page, sentence)}", f"issued={page.issued}"]
    if sentence.line and lines[sentence.line - 1].text.rstrip().endswith(":"):
        marks.append("line-announced")
    return tuple(marks)


def _voice_of(page: Page, sentence: Sentence) -> str:
    """Whose words a line is: of a "person" whose turn it is, of the "speaker" of the page, of its "side", of "nobody"."""
    if sentence.line in page.understood.turns:
        return "person" if page.understood.turns[sentence.line] is not None else "side"
    if page.understood.speaker is not None:
        return "speaker"
    return "side" if page.understood.voice else "nobody"
