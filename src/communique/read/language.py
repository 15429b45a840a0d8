"""The language of a page, told only as far as to turn away what is not English."""

import re
from functools import cache
from typing import Any

_TAGS = re.compile(
    r"<(script|style|noscript|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^>]{0,2000}>", re.IGNORECASE | re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    [
        "the", "of", "and", "to", "in", "a", "that", "on", "for", "with", "is", "was", "by", "as", "at", "from",
        "it", "his", "has", "have", "he", "said", "be", "an", "will", "are", "were", "their", "this", "who",
        "which", "not", "its", "had", "after",
    ]
)  # fmt: skip
_SURE = 0.18  # share of the words above in running English is 0.3 and more
_NO_OTHERS = frozenset(["the", "of", "and", "by", "with", "from"])  # words that others have seldom, or not at all
_SURE_OF_THEM = 0.08  # their share in English is 0.1 and more where names fill a page
_KEPT_FOR = 100  # pages for which the identifier is kept when none of them needs it: it holds 75 MB
_FEWEST = 12
_SAMPLE = 20_000
_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin",
    "lb": "Luxembourgish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam",
    "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "ne": "Nepali", "nl": "Dutch",
    "nb": "Norwegian", "nn": "Norwegian", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu",
    "th": "Thai", "tl": "Filipino", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def find_other_language(text: str) -> str | None:
    """The language of a page that is not in English, as "Korean (ko)"; None for English and where nothing tells."""
    sample = _longest(_TAGS.sub("\n", text[: 20 * _SAMPLE]))
    words = _WORD.findall(sample.lower())
    if not words or _share(words, _ENGLISH) >= _SURE or _share(words, _NO_OTHERS) >= _SURE_OF_THEM:
        _identifier().spare()
        return None
    letters = sum(len(word) for word in words)
    latin = sum(len(word) for word in words if word[0] < "\u0250")
    if latin > letters / 2 and len(words) < _FEWEST:
        return None
    code, sure = _identifier().classify(sample)
    if code == "en" or (latin > letters / 2 and sure < 0.9):
        return None
    return f"{_NAMES.get(code, 'another language')} ({code})"


def _longest(text: str) -> str:
    """The running text of a page: its longest lines, since menus may be in any language."""
    lines = sorted((line.strip() for line in text.splitlines()), key=len, reverse=True)
    chosen, size = [], 0
    for line in lines[:80]:
        if size > 4000 or (size > 400 and len(line) < 60):
            break
        chosen.append(line)
        size += len(line)
    return "\n".join(chosen)[:_SAMPLE]


def _share(words: list[str], telling: frozenset[str]) -> float:
    return sum(word in telling for word in words) / len(words)


class Identifier:
    """Tells languages. Its model is loaded when it is asked for, and let go when page after page needs none."""

    def __init__(self) -> None:
        self._model: Any = None
        self._spared = 0

    def classify(self, sample: str) -> tuple[str, float]:
        """The language of a text by its code, and how sure that is, 0..1."""
        self._spared = 0
        model = self._model = self._model or _load()
        code, sure = model.classify(sample)
        return str(code), float(sure)

    def spare(self) -> None:
        """Note a page that needed no model."""
        self._spared += 1
        if self._spared == _KEPT_FOR:
            self._model = None

    @property
    def loaded(self) -> bool:
        """Whether it holds its model."""
        return self._model is not None


@cache
def _identifier() -> Identifier:
    return Identifier()


def _load() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # heavy: numpy and a model of some megabytes

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
