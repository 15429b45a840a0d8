"""Articles of several outlets on one event, found again: python bench/same_event.py FOLDER [--peer]

FOLDER is a checkout of launchnlp/BASIL (300 articles of three outlets on 100 events, 2010 to 2019; texts stay there). They are
added to an archive of their own and linked; then each is asked for the two articles most like it, as `communique similar`
tells them. Groups are those whose articles name each other; no threshold is tuned. `--peer` also prints TF-IDF with average
link, its threshold the best on these very articles, by scikit-learn.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from communique.analyse.similar import similar
from communique.archive.intake import IntakeOptions, add_pages
from communique.archive.linking import link_archive
from communique.read.limits import Limits
from communique.read.tables import Columns, read_table
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import article

_OTHERS = 2  # further articles of each event


def main() -> int:
    """Print one row a way of grouping."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--peer", action="store_true")
    options = asked.parse_args()
    rows = list(read_stories(options.folder))
    if not rows:
        print(f"{options.folder}: no articles/YEAR/*.json there; give a checkout of launchnlp/BASIL", file=sys.stderr)
        return 1
    event = {row["url"]: row["event"] for row in rows}
    began = time.process_time()
    near = nearest(rows)
    print(
        f"{len(rows)} articles of {len(set(event.values()))} events, {time.process_time() - began:.0f} processor seconds"
    )
    right = [event[one] == event[other] for one, others in near.items() for other in others]
    first = [event[one] == event[others[0]] for one, others in near.items() if others]
    print(f"of the nearest {sum(first) / len(rows):.3f} are of the same event,", end=" ")
    print(f"of the {_OTHERS} nearest {sum(right) / (_OTHERS * len(rows)):.3f}")
    _tell("named by each other", by_both(near), event)
    if options.peer:
        _tell("TF-IDF, average link, threshold tuned here", tuned(rows), event)
    return 0


def read_stories(folder: Path) -> Iterable[dict[str, Any]]:
    """The articles with what they are of: address, title, day, text, event."""
    for path in sorted(folder.glob("articles/*/*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(" ".join(block) for block in row["body-paragraphs"])
        yield {
            "url": path.stem,
            "title": row["title"],
            "published": row["date"],
            "text": text,
            "event": row["triplet-uuid"],
        }


def nearest(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """For each article the two most like it, as an archive of them all tells."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "articles.jsonl"
        table.write_text(
            "".join(json.dumps({k: row[k] for k in ("url", "title", "published", "text")}) + "\n" for row in rows)
        )
        engine = open_archive(str(Path(folder) / "archive.db"), create=True)
        add_pages(engine, read_table(table, Columns(), Limits()), IntakeOptions(jobs=1))
        link_archive(engine)
        with reading(engine) as connection:
            named = {row.id: row.source for row in connection.execute(select(article.c.id, article.c.source))}
            return {name: [named[s.id] for s in similar(connection, key, _OTHERS)] for key, name in named.items()}


def by_both(near: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The group of each article: those that name each other among their nearest are together, and whom these are with."""
    group = {name: number for number, name in enumerate(near)}
    for one, others in near.items():
        for other in others:
            if one in near.get(other, ()):
                old, new = group[one], group[other]
                group.update({name: new for name, own in group.items() if own == old})
    return group


def tuned(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The groups of average link over TF-IDF with the threshold that is best on these rows."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(stop_words="english", sublinear_tf=True)
    apart = 1.0 - (found := words.fit_transform([f"{row['title']}\n{row['text']}" for row in rows])) @ found.T.toarray()
    event = {row["url"]: row["event"] for row in rows}
    best: tuple[float, dict[str, int]] = (0.0, {})
    for step in range(50, 96):
        way = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=step / 100)
        group = dict(zip(event, way.fit_predict(apart).tolist(), strict=True))
        best = max(best, (b_cubed(group, event)[2], group), key=lambda one: one[0])
    return best[1]


def b_cubed(group: Mapping[str, int], event: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F of groups, article by article."""
    both = Counter((group[name], event[name]) for name in event)
    groups, events = Counter(group[name] for name in event), Counter(event.values())
    precision = sum(both[group[name], event[name]] / groups[group[name]] for name in event) / len(event)
    recall = sum(both[group[name], event[name]] / events[event[name]] for name in event) / len(event)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _tell(way: str, group: Mapping[str, int], event: Mapping[str, str]) -> None:
    precision, recall, f = b_cubed(group, event)
    print(
        f"{way}: B-cubed precision {precision:.3f}, recall {recall:.3f}, F {f:.3f}; {len(set(group.values()))} groups"
    )


if __name__ == "__main__":
    sys.exit(main())
