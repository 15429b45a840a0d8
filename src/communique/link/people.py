"""Which mentions across articles are one person. Two people are never made one by a likeness of names alone."""

from collections.abc import Sequence

from communique.link.mentions import Apart, KnownPerson, NamedClaim
from communique.link.names import name_words
from communique.link.register import Register

__all__ = ["Apart", "KnownPerson", "NamedClaim", "join_people"]


def join_people(claims: Sequence[NamedClaim], decided: Apart | None = None) -> list[KnownPerson]:
    """People with the claims that are about them, in the order in which they first appear.

    Forms of one name are one person where their countries do not conflict; a country that an article does not tell
    conflicts with none, if only one person of that name is known. A lone surname joins the one person of its country
    who bears it and held such a post in the archive, and stays alone where there are two. Spellings that only sound
    alike join within one country and post.
    """
    register = Register(decided or Apart())
    ordered = sorted(claims, key=lambda c: (len(name_words(c.name)) < 2, c.country is None, c.claim))
    for claim in ordered:
        person = register.find(claim) or register.new(claim)
        register.enter(person, claim)
    for person in register.people:
        person.claims.sort(key=lambda c: c.claim)
    return sorted(register.people, key=lambda p: p.claims[0].claim)
