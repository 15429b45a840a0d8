"""A crawl to measure with: python bench/warcs.py OUT.warc.gz [--megabytes 1000] [--seed 1] [--share 0.03]

A seeded generator: the same options give the same bytes. Pages wear the furniture of real ones (scripts, styles, menus,
teasers, notices, linked data). Three in a hundred tell of diplomacy: texts of the public-domain corpora beside the
checkout, read as they are needed and stored nowhere else (without the corpora, the sample pages). Half of the rest are
shop pages, half general news; a third of that news is of politics and the world, as a third of real news pages passes
the screen (docs/performance.md). All of it is made by the grammar below: no real person is named and nobody is quoted.
`--megabytes` counts unpacked bytes.
"""

import argparse
import gzip
import json
import random
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PLACES = [
    "Denver",
    "Leeds",
    "Bristol",
    "Austin",
    "Portland",
    "Dublin",
    "Toronto",
    "Perth",
    "Glasgow",
    "Boston",
    "Cardiff",
    "Tulsa",
    "Auckland",
    "Mumbai",
    "Lagos",
]
_COUNTRIES = [
    "France",
    "Japan",
    "Brazil",
    "Kenya",
    "Germany",
    "India",
    "Mexico",
    "Egypt",
    "Canada",
    "Poland",
    "Chile",
    "Norway",
    "Vietnam",
    "Spain",
    "Ghana",
    "Turkey",
]
_TEAMS = ["United", "Rovers", "Albion", "Comets", "Falcons", "Wanderers", "Harriers", "Pilots"]
_FIRMS = ["Northgate", "Bluewater", "Hillside", "Cobalt", "Larkspur", "Meridian", "Foxglove", "Ironbridge"]
_THINGS = [
    "kettle",
    "backpack",
    "desk lamp",
    "rain jacket",
    "coffee grinder",
    "tent",
    "headphones",
    "garden chair",
    "bicycle pump",
]
_STUFF = ["oak", "steel", "cotton", "recycled plastic", "wool", "bamboo", "aluminium", "glass"]
_COLOURS = ["red", "navy", "sand", "black", "forest green", "white"]
_WHEN = [
    "on Monday",
    "on Tuesday",
    "last week",
    "over the weekend",
    "late on Friday",
    "this month",
    "in the early hours",
]
_LOCAL = (
    "A fire at a warehouse in {place} {when} took {n} crews {m} hours to put out, and nobody was hurt.",
    "The {team} beat the {other} {m} to {k} {when} in front of {n} thousand people in {place}.",
    "Rain is expected across the region {when}, with as much as {n} millimetres on higher ground.",
    "Shares of {firm} rose {m} percent after the company said that sales had grown by {n} percent in the quarter.",
    "Researchers at a university near {place} counted {n} species of moth in a single night, more than in any year before.",
    "Council workers in {place} are to repair {n} streets before the winter, at a cost of {m} million.",
    "The exhibition, which opened {when}, shows {n} paintings that have not been seen together since 1962.",
    "A woman of {n} was taken to hospital after a crash on the ring road of {place} {when}.",
    "{firm} is to open {m} new shops and hire {n} people, most of them in {place}.",
    "The coach of the {team} said little after the match and left the ground by a side door with the rest of the squad.",
    "Teachers at {n} schools in {place} will be trained to use the new reading scheme, which starts {when}.",
    "House prices in {place} fell by {m} percent, the first drop in {n} months, according to the lender {firm}.",
)
_WORLD = (
    "The government of {country} presented its budget {when} and promised to spend {n} billion on roads and hospitals.",
    "The president of {country} signed the law {when} after lawmakers had debated it for {m} months.",
    "Farmers in {country} blocked roads for {m} days over the price of fuel, and the agriculture ministry offered talks.",
    "Exports from {country} to {abroad} rose by {n} percent in the year, figures of the statistics office show.",
    "The central bank of {country} raised its rate to {m} percent, as most of its counterparts in the region have done.",
    "Voters in {country} go to the polls {when} to choose {n} members of parliament, with the prime minister ahead in surveys.",
    "A court in {country} ordered a former minister to pay {n} million in a case over building contracts.",
    "Tourists from {abroad} spent {n} million in {country} last year, and the airline added {m} flights a week.",
    "The military of {country} flew {n} families out of villages that the flood had cut off {when}.",
    "Prices of wheat rose by {m} percent after the harvest in {country} and in {abroad} turned out smaller than forecast.",
)
_SHOP = (
    "This {thing} is made of {stuff} and weighs only {n} hundred grams, so it goes wherever you go.",
    "Choose between {colour} and {other_colour}; both come with a guarantee of {m} years.",
    "Free delivery on orders over {n}, and you may send it back within {m} weeks if you do not like it.",
    "Customers who bought this {thing} also looked at the {stuff} model, which holds a litre more.",
    "I have used mine every day for {m} months and it still looks new, though the lid could close better.",
    "Wash by hand in warm water, dry with a soft cloth and keep out of the sun.",
    "In stock: {n} left at this price in {place}, ready to be picked up within {m} hours.",
)  # fmt: skip
_MENU = [
    "Home",
    "World",
    "Politics",
    "Business",
    "Technology",
    "Science",
    "Health",
    "Sport",
    "Arts",
    "Style",
    "Travel",
    "Opinion",
    "Weather",
    "Video",
    "Podcasts",
]
_TEASERS = (
    "Ten quiet beaches within an hour of {place}",
    "What the rise of {firm} means for savers",
    "{team} sign a keeper of nineteen",
    "Why {country} is falling in love with trains again",
    "How to keep a {thing} for life",
    "Live: storm reaches {place}",
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", type=Path, help="where to write it: .warc.gz packs it, .warc does not")
    options.add_argument("--megabytes", type=float, default=1000, help="unpacked size")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--share", type=float, default=0.03, help="of pages that tell of diplomacy")
    asked = options.parse_args()
    told = write_crawl(asked.out, int(asked.megabytes * 1e6), asked.seed, asked.share)
    print(json.dumps(told))


def write_crawl(out: Path, size: int, seed: int, share: float = 0.03) -> dict[str, int]:
    """Write a crawl of so many unpacked bytes. Returns how many pages there are of each kind, and the bytes."""
    dice, texts = random.Random(seed), diplomatic_texts(seed)
    counts = {"diplomatic": 0, "world": 0, "local": 0, "shop": 0, "bytes": 0}
    with out.open("wb") as file:
        for number in range(10**9):
            kind, body = _page(dice, texts, share)
            record = _record(body, f"https://{kind}.example/{number}")
            counts[kind] += 1
            counts["bytes"] += len(record)
            file.write(_packed(record) if out.name.endswith(".gz") else record)
            if counts["bytes"] >= size:
                return counts
    return counts


def diplomatic_texts(seed: int) -> Iterator[tuple[str, list[str]]]:
    """Titles and paragraphs that tell of diplomacy, in an order of their own, again and again."""
    dice, found = random.Random(seed), list(_corpus_texts()) or list(_sample_texts())
    while True:
        dice.shuffle(found)
        yield from found


def _corpus_texts() -> Iterator[tuple[str, list[str]]]:
    import html
    import re

    for path in sorted((ROOT.parent / "shared" / "corpus").glob("[sw]*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = re.sub(r"</p>|<br ?/?>|</div>", "\n", row.get("html") or row.get("text") or "")
                pieces = [html.unescape(re.sub(r"<[^>]+>", "", piece)).strip() for piece in text.split("\n")]
                pieces = [piece for piece in pieces if len(piece) > 40]
                if len(pieces) >= 2 and sum(map(len, pieces)) < 8000:
                    yield row["title"], pieces


def _sample_texts() -> Iterator[tuple[str, list[str]]]:
    for path in sorted((ROOT / "samples").glob("*.txt")):
        title, *pieces = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        yield title, pieces


def _page(
    dice: random.Random,
    texts: Iterator[tuple[str, list[str]]],
    share: float,
    rest: Sequence[str] = ("shop", "shop", "shop", "local", "local", "world"),
) -> tuple[str, bytes]:
    kind = "diplomatic" if dice.random() < share else dice.choice(rest)
    if kind == "diplomatic":
        title, paragraphs = next(texts)
    else:
        grammar = {"shop": (_SHOP,), "local": (_LOCAL,), "world": (_WORLD, _WORLD, _LOCAL)}[kind]
        title = _filled(dice, dice.choice(_TEASERS))
        paragraphs = [
            " ".join(_filled(dice, dice.choice(dice.choice(grammar))) for _ in range(dice.randint(1, 4)))
            for _ in range(dice.randint(4, 14))
        ]
    return kind, _furnished(dice, title, paragraphs).encode()


def general_page(dice: random.Random) -> bytes:
    """One page of general news."""
    return _page(dice, iter(()), 0.0, ("local", "local", "world"))[1]


def _filled(dice: random.Random, template: str) -> str:
    country, abroad = dice.sample(_COUNTRIES, 2)
    team, other = dice.sample(_TEAMS, 2)
    colour, other_colour = dice.sample(_COLOURS, 2)
    return template.format(
        place=dice.choice(_PLACES), country=country, abroad=abroad, team=team, other=other, firm=dice.choice(_FIRMS),
        thing=dice.choice(_THINGS), stuff=dice.choice(_STUFF), colour=colour, other_colour=other_colour,
        when=dice.choice(_WHEN), n=dice.randint(11, 99), m=dice.randint(2, 9), k=dice.randint(0, 1),
    )  # fmt: skip


def _furnished(dice: random.Random, title: str, paragraphs: list[str]) -> str:
    """The page around a text: what real pages carry, most of it script and style."""
    day = f"2023-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}T{dice.randint(0, 23):02}:15:00Z"
    menu = "".join(f'<li class="nav-item"><a href="/{name.lower()}">{name}</a></li>' for name in _MENU)
    aside = "".join(
        f'<li class="teaser"><a href="/t/{dice.randrange(10**6)}"><img src="/i/{dice.randrange(10**6)}.jpg" alt="">'
        f"<span>{_filled(dice, dice.choice(_TEASERS))}</span></a></li>"
        for _ in range(dice.randint(8, 24))
    )
    body = "\n".join(f"<p>{_escaped(text)}</p>" for text in paragraphs)
    linked = json.dumps({"@context": "https://schema.org", "@type": "WebPage", "headline": title, "datePublished": day})
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{_escaped(title)}</title>'
        f'<meta property="article:published_time" content="{day}"><style>{_noise(dice, _STYLE, 4_000, 12_000)}</style>'
        f'<script type="application/ld+json">{linked}</script><script>{_noise(dice, _SCRIPT, 10_000, 60_000)}</script>'
        f'</head><body><div class="cookie-banner">We use cookies to make this site work. <button>Accept</button></div>'
        f'<header><nav class="menu"><ul>{menu}</ul></nav></header><main><article><h1>{_escaped(title)}</h1>'
        f'<time datetime="{day}">{day[:10]}</time>\n{body}\n</article>'
        f'<aside class="related"><h2>Read more</h2><ul>{aside}</ul></aside></main>'
        f'<footer class="footer"><p>All rights reserved. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a></p>'
        f"</footer><script>{_noise(dice, _SCRIPT, 2_000, 10_000)}</script></body></html>"
    )


_STYLE = (
    ".card-{n}{{margin:{m}px {k}px;color:#{n}{n}{m};display:flex}}",
    "@media(max-width:{n}0px){{.nav-{m}{{width:{n}%}}}}",
)
_SCRIPT = (
    "window.q{n}=window.q{n}||[];q{n}.push(['track',{n}{m},'view-{k}']);",
    'var a{n}={{"slot":"ad-{m}{n}","sizes":[[{n}0,{m}50]],"zone":{n}{k}}};',
    "function f{n}(e){{return e&&e.target?e.target.id==='b{m}':!{k}}};",
)


def _noise(dice: random.Random, forms: tuple[str, ...], least: int, most: int) -> str:
    size, pieces = dice.randint(least, most), []
    while size > 0:
        piece = dice.choice(forms).format(n=dice.randint(11, 99), m=dice.randint(2, 9), k=dice.randint(0, 9))
        pieces.append(piece)
        size -= len(piece)
    return "".join(pieces)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _record(body: bytes, uri: str) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2023-06-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _packed(record: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(record) + packer.flush()


if __name__ == "__main__":
    main()
