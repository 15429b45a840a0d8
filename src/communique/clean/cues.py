"""What can be told of a line by itself: prose or title, share button or byline, date stamp or photo credit."""

import re
from dataclasses import dataclass

from communique.clean.stamps import Stamp, find_stamps
from communique.lexicon.furniture import load_furniture
from communique.lexicon.outlets import load_outlets

_WORD = re.compile(r"[^\W\d_]+(?:['’`\-.][^\W\d_]+)*")
_FULL_STOP = re.compile(
    r"[.!?…][\"'”’)\]`]*(?:\s*\([^()]{2,40}\)\.?|\s*-0-|\s*[-–—/]?\s*"
    r"(?:PTI|IANS|ANI|UNI|AFP|AP|DPA|dpa|ANSA|APP|WAM|BSS|UNB|NAN|Reuters|Xinhua|Bernama|Agencies))?$"
)
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|Dr|St|No|etc)\.)[\"'”’]*$")
_LONGEST_TITLE = 16
_CREDIT_REACH = 110  # letters at the end of a line where a credit stands
_SENTENCE = 0.2  # share of function words in running text
_SMALL = frozenset(
    [
        "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as",
        "that", "this", "these", "it", "its", "is", "are", "was", "were", "be", "been", "has", "have", "had",
        "will", "would", "which", "who", "whom", "whose", "he", "she", "they", "we", "his", "her", "their", "our",
        "not", "after", "before", "over", "under", "into", "about", "between", "said", "says", "than", "more",
    ]
)  # fmt: skip
_BYLINE = re.compile(
    r"^(?:(?:by)+|from|author|authors|written by|posted by|reported by|story by|words by|submitted by|edited by|"
    r"compiled by)\b[:\s]+\S",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"^\(?(?:(?:additional |edited |compiled )?(?:reporting|writing|editing) by\b|editor\s*:|editing\s*:|"
    r"edited by|source\s*:|"
    r"source(?:s)? \S|via [A-Z]|with (?:inputs?|files|reporting|additional reporting) |"
    r".{3,60} contributed(?: to this (?:report|story|article))?\.?$|"
    r".{3,60} (?:reported|reports) from [A-Z][^.]{2,60}(?:, and .{3,60})?\.?$|this (?:article|story|"
    r"report) (?:was|is|has been|originally|first)\b|"
    r"a version of this article|.{2,40}contributed to this (?:report|story|article))",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.'’\-]+,? ){1,5}(?:is|was|has been|writes|covers|reports|joined)\b.{0,60}\b(?:reporter|"
    r"editor|correspondent|producer|writer|journalist|"
    r"fellow|columnist|freelancer?|contributor|analyst|professor|bureau|newsroom|author|covers|based in)\b|"
    r"^(?:(?-i:[A-ZÀ-Þ])[\w.'’\-]+,? ){2,5}(?:(?:writes|covers) (?:on|about|for|from)\b|(?:is|was)\b.*@)|"
    r"^\(?the (?:writer|author|columnist) (?:is|was|can be|has been|teaches|heads)\b|\bfollow (?:him|her|them|me|us)\b",
    re.IGNORECASE,
)
_FOLLOW = re.compile(r"\W*(?:please )?follow\b", re.IGNORECASE)
_END_MARK = re.compile(
    r"^(?:\(?end\)?|#{2,}|-\s?0\s?-|-\s*end(?:s)?\s*-|-30-|ends?\.?|\*{3,}|==\s?\w+|\d{3,4}\*{2}\d{3,4}|"
    r"-\s*30\s*-|(?:begin|end)\s+(?:of\s+)?text\s*[:.]?|\((?:end)\).{0,20})$",
    re.IGNORECASE,
)
_AGENCY_CODE = re.compile(r"^(?:[a-z]{2,5}[-/])+[a-z]{2,5}$")
_ATTRIBUTABLE = re.compile(r"^(?:the )?(?:below|following) (?:is|statement is|are) attributable to", re.IGNORECASE)
_PRESS_CONTACT = re.compile(
    r"^(?:for (?:any |press |media |further |more )*(?:questions|inquiries|enquiries)|(?:press|"
    r"media) (?:contact|inquiries|enquiries)|"
    r"(?:(?:media|press)\s+contacts?|(?:in|en)quir(?:y|ies))\s*(?::|$)|contacts?\s*:|further information\s*:\s*\S|"
    r"for (?:further |more )?information,? (?:the )?(?:media|press|journalists)\b|for (?:journalists|reporters|information media)\b|"
    r"issued by\b(?=[^.]{3,120}$))",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"^\(?[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\)?\.?$")
_ATTN = re.compile(r"^\(?ATTN\b|^\((?:adds|updates|recasts|corrects|rewrites|replaces|combines)\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"^(?:https?://|www\.)\S+$|^[\w\-]+(?:\.[\w\-]+)*\.(?:com|org|net|int|gov|edu|co\.\w\w|go\.\w\w|"
    r"[a-z]{2})(?:/\S*)?$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^[\[(]?(?:photos?|image|picture|file photo|photograph|video|illustration|credit)\b(?:\s+(?:by|credit|"
    r"courtesy|from|source))?\s*[:/|]?\s+\S.{1,80}$|^\[?photo\s*:|"
    r"^(?:[A-Z][\w.\-’']+ ){1,4}[|/] ?(?:[A-Z][\w.\-]*[ |/]*){1,5}$|^.{2,50}(?:/|\||via )\s?(?:AP|AFP|Reuters|"
    r"Getty Images|Bloomberg|EPA|Shutterstock|Xinhua|Kyodo|Yonhap)[^.]{0,30}$|"
    r"^(?:AP|AFP|Reuters|Getty Images|EPA|Xinhua|Yonhap|Kyodo|AP Photo.{0,40}|Getty)$",
    re.IGNORECASE,
)
_CREDIT_AT_END = re.compile(
    r"(?:(?i:\((?:[^()]*\b(?:photo|pool|file|yonhap|kyodo|reuters|afp|ap|xinhua|agencies|courtesy|image|"
    r"handout|kcna|epa|anadolu|getty)\b[^()]*)\))|"
    r"(?i:\[[^\[\]]*(?:photo|pool|file|reuters|afp|ap|handout|getty|courtesy|image|anadolu)[^\[\]]*\])|"
    r"\((?i:source|sources|credits?|submitted by|supplied(?: by)?|handout|via|illustration)\b[^()]{0,60}\)|"
    r"\((?:Unsplash|Shutterstock|Pixabay|Pexels|Wikimedia[^()]{0,30}|Flickr[^()]{0,30}|Twitter|Facebook|Telegram|Screengrab)\)|"
    r"(?:^|[.\s])(?:Photo(?:graph)?s?|Images?|Pictures?|Pics?|Illustration|Graphic)\s?:\s?\S.{2,50}|"
    r"[|—–-]\s*(?:REUTERS|AFP|AP|POOL|KYODO|YONHAP|GETTY|File|Picture|Photo)\b.{0,40}|"
    r"(?:^|[.\s])(?:photo|image|picture)s?(?: credit| courtesy| by)?\s*:.{2,50}|©.{2,60}|(?<=[.\s])(?:POOL|"
    r"REUTERS|AFP|FILE)(?: PHOTO)?(?:/\S.{0,40})?|"
    r"/ ?(?:AFP|AP|REUTERS|EPA|Getty Images|Reuters|AFP via Getty Images).{0,30}|\s/ [A-Z][\w .]{2,30}(?:file|"
    r"graphic|photo)?|(?<=\s)(?:AP|AFP)|"
    r"(?<=[.)\]|–—-])\s?(?:Getty Images|Reuters|Bloomberg|AP Photo.{0,30})|(?<=[.\s])Photo (?:by|"
    r"courtesy)(?: of)? [A-Z].{2,40}|(?:[A-Z]\w+ ){1,3}graphic|(?<=\.)\s\([A-Z]{2,6}\))\W*$"
)
_CAPTION = re.compile(
    r"\((?:L|R|C|left|right|center|centre|2nd|second|third|seated|front|back|top|bottom|from|rear)\b[^()]{0,30}\)|"
    r",\s(?:left|right|center|centre|second (?:from )?(?:left|right)|(?:far|front|top|bottom|back) (?:left|"
    r"right|row)|from left)\s?,|"
    r"\b(?:file photo|undated photo|is (?:seen|pictured|shown)|are (?:seen|pictured|shown)|looks? on|"
    r"poses?(?: for)?|this (?:photo|image|picture|screengrab|file photo|handout|undated)|"
    r"file (?:photograph|picture|image)|photo (?:provided|taken|shows|released)|speaks? (?:to|at|during|with|"
    r"in a)|shakes? hands?|shaking hands|greets?|addresses|gestures?|attends?|arrives?|waves?|stands? (?:with|"
    r"guard|beside|in front)|"
    r"walks? (?:past|with)|holds? (?:a|talks)|meets?\b|delivers?|welcomes?|sits?|during (?:a|the|"
    r"their) (?:meeting|news conference|press conference|talks))\b"
)
_CAPTION_HEAD = re.compile(
    r"^(?:!\[|(?:FILE|HANDOUT|CAPTION|PHOTO|IMAGE)\b\s*[:\-–—]|(?:Media|Image|Video|Photo) [Cc]aption\b|"
    r"(?!(?:JOINT |MEDIA |PRESS |NEWS )+(?:RELEASE|STATEMENT))"
    r"[A-Z][A-Z .]{4,30}(?: …|:) )"
)
_LABEL = re.compile(
    r"\b(?P<published>publish(?:ed)?|posted|issued|released|written|date|submitted|filed|first published|input|"
    r"pub date|uploaded)\b|"
    r"\b(?P<updated>updated?|modified|last edit(?:ed)?|revised|edited|last changed)\b|\b(?P<crawled>created|"
    r"added|accessed|retrieved|last read|printed|archived|crawled|saved|page last updated)\b",
    re.IGNORECASE,
)
_LOG_META = re.compile(
    r"^(?:added|created|last edit(?:ed)?|indexed)\s+\d|^(?:(?:category |article |news |document )?(?:id|url|"
    r"date|created|updated|category)|code for news)\s*:\s*\S",
    re.IGNORECASE,
)
_LOG_COUNT = re.compile(
    r"^(?:last read|read count|words?|sentences?|views?|reads?|shares?|opened|comments?|average time|"
    r"reading time)\s*:?\s*\d|^\d[\d,.]*(?:k)?\s+(?:reads?|views?|shares?|comments?|min\b|minutes?\b)",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:\d+|an?|one|two)\s*(?:s|m|h|d|sec|min|mins|hr|hrs|second|minute|hour|day|week|month)s?\s+ago\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?:[A-Z][\w.'’\- ]{1,40}(?:,\s|/|\s\())?[A-Z][^.!?]{1,60}?(?:\([^()]{2,40}\)\s*(?:--|—|–|-|:)|(?:--|—|–|"
    r"\s-\s)|\s?:\s)\s*[\"“'‘A-Z]"
)
_MARK = re.compile(
    r"^\((?:LEAD|URGENT|\d(?:st|nd|rd|th) LD|News Focus|Yonhap Feature|EDITORIAL|UPDATE \d+|Yearender)\)", re.IGNORECASE
)
_PARTED = re.compile(r"\s{2,}|\t|\s[|·•›»>/:]{1,2}\s|(?<=\w)[>|](?=\w)")
# signs without which no line is parted, and none ends in a credit, and which are sooner looked for
_PARTING = ("  ", *(sign for sign in map(chr, range(0x3001)) if sign.isspace() and sign != " "), *"|·•›»>/:")
_CREDITING = ("(", "[", "/", "©", "AP", "AFP", "REUTERS", "POOL", "KYODO", "YONHAP", "GETTY", "FILE", "File", "Picture", "Photo",
              "photo", "image", "picture", "Getty", "Reuters", "Bloomberg", "graphic",
              "Image", "Pic", "Illustration", "Graphic")  # fmt: skip
_PITCH = re.compile(
    r"\b(?:subscribe(?:rs?)?|subscription|newsletters?|sign(?:ing)? (?:in|up)|log ?in|register(?:ing)?|unlock|"
    r"unlimited|e-?paper|inbox|free trial|premium|"
    r"your (?:account|e-?mail|experience|subscription|favou?rites?|feedback|thoughts|comments?|browser|device|"
    r"name|settings|preferences)|create an account|"
    r"email (?:updates|address)|our (?:newsletter|app|website|team|journalism|readers|other videos)|"
    r"local journalism|cookies|get the latest|enjoy (?:the|additional|unlimited)|"
    r"exclusive (?:articles|content|offers)|crossword|ad-free|advertisers?|affiliate|promo code|discount|"
    r"terms and conditions|privacy)\b",
    re.IGNORECASE,
)
_SECTION_PARTS = re.compile(r"\s*(?:[|>/»›·•,]|\s{2,}|\s-\s)\s*")
_SAID = re.compile(r"\b(?:said|told|added|according to|stated|reported|noted|asked|announced)\b")
_PRESENT = re.compile(
    r"\b(?:is|are|speaks?|shakes?|poses?|walks?|looks?|attends?|waves?|arrives?|meets?|talks?|chats?|sits?|"
    r"stands?|holds?|gestures?|greets?|"
    r"leaves?|watch(?:es)?|signs?|delivers?|addresses|takes?|listens?|react(?:s)?|smiles?|rides?|passes|marks?|"
    r"celebrates?|protests?|clash(?:es)?|"
    r"carry|carries|hits?|dances?|removes?|inspects?|welcomes?|answers?|shows?|makes?|hands?|embraces?|"
    r"applauds?|bows?|lays?|salutes?|visits?|speaking|"
    r"shaking|posing|meeting|attending|sitting|standing|walking|waiting|pictured|seen)\b"
)
_NAME = re.compile(r"^[A-ZÀ-Þ][\w.'’\-]*(?: (?:[A-ZÀ-Þ][\w.'’\-]*|de|van|von|al|bin|el|der|da)){1,3}$")
_SIGNED = re.compile(
    r"^(?:the )?(?:office|ministry|department|embassy|bureau|delegation|cabinet|mission|secretariat|"
    r"permanent mission|press service)\b(?: of| to| for|$)|"
    r"^(?-i:[A-ZÀ-Þ])[\w.'’\-]+(?: (?-i:[A-ZÀ-Þ])[\w.'’\-]+){1,3}, (?:(?:(?-i:[A-Z])[\w.'’\-]+|of|for|the|and|"
    r"to|on)(?: |, |$)){1,12}$",
    re.IGNORECASE,
)
_BEYOND_LATIN = re.compile("[\u0250-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Cues:
    """One line and what its words alone tell."""

    text: str
    key: str  # lower case, blanks joined, marks at the ends off: to compare and to look up
    words: tuple[str, ...]
    small: float  # share of function words
    capital: float  # share of words that begin with a capital
    stop: bool  # ends as a sentence does
    colon: bool
    stamps: tuple[Stamp, ...]
    label: str | None  # what the words before a stamp call it: published, updated, crawled
    alone: bool
    list_head: bool
    box_head: bool
    furniture: bool
    byline: bool
    meta: bool
    end: bool
    log_count: bool
    ago: bool
    credit: bool
    credit_end: bool
    caption: bool
    dateline: bool
    mark: bool
    address: bool
    menu: bool  # several short names in a row, parted by bars or wide blanks
    foreign: float  # share of letters outside the Latin script
    said: bool
    present: bool  # told in the present tense, as captions are
    name: bool  # nothing but two to four words that begin with capitals
    outlet: bool
    pitch: bool  # speaks to the reader of accounts, newsletters, offers
    section: bool  # names of sections of a paper and nothing else
    signed: bool  # an office, or a name with a title after it
    parts: int  # into how many pieces bars, arrows and wide blanks part it

    @property
    def prose(self) -> bool:
        """A sentence or more of running text."""
        size = len(self.words)
        return (size >= 9 and self.stop and self.small >= 0.15) or (size >= 28 and self.small >= 0.2)

    @property
    def title(self) -> bool:
        """Shaped as a headline: several words and no full stop."""
        return 3 <= len(self.words) <= 30 and not self.stop and not self.colon

    @property
    def stamp_only(self) -> bool:
        """A date with little beside it: a label, a clock, a zone, a place."""
        if not self.stamps or (self.stop and self.small > _SENTENCE):
            return False
        rest = len(self.text) - sum(stamp.end - stamp.start for stamp in self.stamps)
        return rest <= 60 and not self.prose


def read_cues(line: str) -> Cues:
    """The cues of a normalised line."""
    known, known_outlets = load_furniture(), load_outlets()
    parts = len(_parts(line))
    key = line_key(line)
    words = tuple(_WORD.findall(line))
    lower = [word.lower() for word in words]
    stamps = tuple(find_stamps(line))
    count = max(1, len(words))
    prose_like = count >= 12 and bool(_FULL_STOP.search(line))
    return Cues(
        text=line,
        key=key,
        words=words,
        small=sum(word in _SMALL for word in lower) / count,
        capital=sum(word[0].isupper() for word in words) / count,
        stop=stopped(line) and not (count <= _LONGEST_TITLE and _ABBREVIATED.search(line)),
        colon=line.endswith(":"),
        stamps=stamps,
        label=_label(line, stamps),
        alone=key in known.alone,
        list_head=key in known.list_heads or (count <= 6 and key.startswith(known.list_openings)),
        box_head=key in known.box_heads,
        furniture=bool(known.starts.match(key) or ((not prose_like or count < 30) and known.anywhere.search(key))),
        byline=count <= 14 and bool(_BYLINE.match(line)) and not (stopped(line) and count > 10),
        meta=_is_meta(line),
        end=bool(_END_MARK.match(line)),
        log_count=bool(_LOG_COUNT.match(line)),
        ago=count <= 12 and bool(_AGO.search(line)),
        credit=count <= 14 and not stopped(line) and bool(_CREDIT.match(line)) and not line.startswith("Image 1"),
        credit_end=_ends_in_credit(line),
        caption=bool(_CAPTION.search(line) or _CAPTION_HEAD.match(line)),
        dateline=bool(_DATELINE.match(line)),
        mark=bool(_MARK.match(line)),
        address=bool(_ADDRESS.match(line)),
        menu=parts >= 3 and _is_menu(line),
        foreign=_foreign(line),
        said=bool(_SAID.search(line)),
        present=bool(_PRESENT.search(line)),
        name=2 <= len(words) <= 4 and bool(_NAME.match(line)),
        outlet=count <= 6 and not key.startswith("about ") and known_outlets.looks_like(line),
        pitch=count <= 30 and bool(_PITCH.search(line)) and "\u201c" not in line,
        section=count <= 10 and _is_section(key, known.sections),
        signed=count <= 14 and not stopped(line) and bool(_SIGNED.match(line)),
        parts=parts,
    )


def line_key(line: str) -> str:
    """The line as it is compared with others: lower case, single blanks, without marks at the ends."""
    return " ".join(line.lower().replace("’", "'").split()).strip(" .:;,!?…|>-–—[]()\"'“”*•·›»")


def stopped(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_FULL_STOP.search(line))


def _is_meta(line: str) -> bool:
    shapes = (_BIOGRAPHY, _REPORTING, _ATTRIBUTABLE, _PRESS_CONTACT, _EMAIL, _ATTN, _LOG_META, _AGENCY_CODE)
    if _FOLLOW.match(line):
        return False
    return any(shape.match(line) for shape in shapes) or (
        "follow" in line.lower() and _BIOGRAPHY.search(line) is not None
    )


def _label(line: str, stamps: tuple[Stamp, ...]) -> str | None:
    match = _LABEL.search(line[: stamps[0].start] if stamps else line[:30])
    return match.lastgroup if match else None


def _parts(line: str) -> list[str]:
    """The pieces into which bars, arrows and wide blanks part a line."""
    pieces = _PARTED.split(line) if any(sign in line for sign in _PARTING) else [line]
    return [piece for piece in pieces if piece.strip()]


def _ends_in_credit(line: str) -> bool:
    reach = line[-_CREDIT_REACH:]
    return any(sign in reach for sign in _CREDITING) and bool(
        _CREDIT_AT_END.search(line, max(0, len(line) - _CREDIT_REACH))
    )


def _is_menu(line: str) -> bool:
    parts = _parts(line)
    return len(parts) >= 3 and max(len(part.split()) for part in parts) <= 6


def _foreign(line: str) -> float:
    if line.isascii():
        return 0.0
    beyond = sum(map(str.isalpha, _BEYOND_LATIN.findall(line)))
    return beyond / sum(map(str.isalpha, line)) if beyond else 0.0


def _is_section(key: str, sections: frozenset[str]) -> bool:
    parts = [part.strip() for part in _SECTION_PARTS.split(key)]
    outlet = len(parts) > 1 and load_outlets().find(parts[0]) is not None
    return all(part in sections for part in parts[outlet:]) and not key.startswith("home")
