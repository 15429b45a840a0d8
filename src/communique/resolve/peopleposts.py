"""Which of the titles told beside a person's name is the post."""

from collections.abc import Sequence

from communique.lexicon.posts import titles
from communique.values.annotated import PersonMention, PostMention

_COURTESY = frozenset({"prince", "princess", "general", "minister", "secretary"})


def post_counts(post: PostMention, *, plural: bool = False) -> bool:
    """Whether a title names an office of its own ("counterpart", "host" do not; plural titles where asked)."""
    words = post.text.lower().replace("’", "'").split()
    return bool(words) and words[-1] not in titles().pointing and (plural or not post.plural)


def best_post(mentions: Sequence[PersonMention]) -> PostMention | None:
    """The most telling title of a person: an office still held, with the longest wording; the first of equals."""
    posts = [m.post for m in mentions if m.post is not None and post_counts(m.post)]
    if not posts:
        return None
    return max(posts, key=lambda post: (not _vague(post), min(len(post.text.split()), 12), -post.start))


def _vague(post: PostMention) -> bool:
    """Whether a title only hints at the office: "leader", "envoy", "official"."""
    return len(post.text.split()) == 1 and (post.rank in {"official", "envoy", "director general"} or post.text.lower() in _COURTESY)
