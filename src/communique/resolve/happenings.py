"""The article's table of engagements: who met or is to meet whom, each told once however often it is mentioned."""

from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_actors import headline_people, joint_people
from communique.resolve.happenings_attended import with_attendants
from communique.resolve.happenings_beside import fill_beside, with_delegation
from communique.resolve.happenings_company import with_company
from communique.resolve.happenings_days import fill_days
from communique.resolve.happenings_duo import apart_from_news
from communique.resolve.happenings_groups import Group
from communique.resolve.happenings_headline import with_headline
from communique.resolve.happenings_here import fill_here
from communique.resolve.happenings_itinerary import with_hosts_met
from communique.resolve.happenings_joint import with_briefers, with_issuers
from communique.resolve.happenings_left_open import leave_open
from communique.resolve.happenings_main import mark_main
from communique.resolve.happenings_mentions import tells_careers
from communique.resolve.happenings_merge import gather
from communique.resolve.happenings_off import called_off
from communique.resolve.happenings_ours import with_home, with_ours
from communique.resolve.happenings_pair import with_pair
from communique.resolve.happenings_people import who_took_part
from communique.resolve.happenings_remarks import with_remarks
from communique.resolve.happenings_roster import with_roster
from communique.resolve.happenings_scene import Scene, lay_out
from communique.resolve.happenings_settled import settle_status
from communique.resolve.happenings_speaker import with_speaker
from communique.resolve.happenings_story import fill_story_days
from communique.resolve.happenings_summits import back_to_summit
from communique.resolve.happenings_tellings import tellings_of
from communique.resolve.happenings_together import acted_together
from communique.resolve.happenings_tour import fill_tour
from communique.resolve.happenings_triggers import Candidate, find_triggers
from communique.resolve.happenings_whereabouts import fill_whereabouts
from communique.values.understood import Happening, Telling, Understood


def find_happenings(understood: Understood) -> Understood:
    """The article with its happenings, and for every trigger word the happening it means."""
    if not understood.annotated.tree.tokens:
        return understood
    scene = lay_out(understood)
    groups = gather(scene, _tell(scene, find_triggers(scene.tree))) if not tells_careers(scene) else []
    groups += acted_together(scene, groups)
    groups = with_remarks(scene, with_headline(scene, groups))
    fill_tour(scene, groups)
    news = mark_main(scene, groups)
    fill_days(scene, groups, news)
    fill_here(scene, groups)
    fill_beside(scene, groups)
    fill_story_days(scene, groups)
    news = mark_main(scene, groups)  # days told elsewhere may make a sideline part of the news
    fill_whereabouts(scene, groups, news)
    leave_open(scene, groups)
    happenings = tuple(_happening(scene, key, group, news[key]) for key, group in enumerate(groups))
    places = {telling.token: happening.key for happening in happenings for telling in happening.tellings}
    return replace(understood, happenings=happenings, happening_at=places)


def _tell(scene: Scene, candidates: Sequence[Candidate]) -> list[Telling]:
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.token.sentence, []).append(candidate)
    told = [
        telling
        for group in by_sentence.values()
        for candidate in group
        for telling in tellings_of(scene, candidate, [other for other in group if other is not candidate])
    ]
    told = with_company(scene, told)
    told = [
        with_speaker(
            scene,
            settle_status(scene, with_pair(scene, with_issuers(scene, with_home(scene, with_ours(scene, telling))))),
        )
        for telling in with_attendants(scene, with_hosts_met(scene, told))
    ]
    told = called_off(scene, with_delegation(scene, told))
    return with_briefers(scene, with_roster(scene, apart_from_news(scene, back_to_summit(scene, told))))


def _happening(scene: Scene, key: int, group: Group, main: bool) -> Happening:
    """The finished row of the table."""
    named = dict.fromkeys(person for told in group.tellings for person in told.people)
    named = named or dict.fromkeys(joint_people(scene, frozenset(group.sides)) if main else ())
    named = named or dict.fromkeys(headline_people(scene, frozenset(group.sides)) if main else ())
    people = who_took_part(scene, named, group.sides)
    return Happening(
        key=key,
        mentions=tuple((told.start, told.end) for told in group.tellings),
        sides=tuple(sorted(group.sides)),
        people=people,
        sentence=group.tellings[0].sentence,
        tellings=tuple(group.tellings),
        main=main,
    )
