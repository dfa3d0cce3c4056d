"""What is published never tells of one to four schools. The schools are invented here, the tables are made by the
program, and the attacker knows nothing of how."""

import json
import os
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from attacker import Knowledge, Published, Way, counts, is_confidential, told, wanted
from schools import DAYS, LIMIT, SHAPES, School, given, story

PROGRAM = Path(os.environ.get("ESAFETY_PROGRAM") or Path(__file__).resolve().parents[2] / ".build/debug/esafety")
SEEDS = range(int(os.environ.get("ATTACK_SEEDS", "6")))
STORIES = [(shape, seed) for shape in SHAPES for seed in SEEDS]


@pytest.fixture(scope="session")
def published() -> dict:
    stories = {name: story(*name) for name in STORIES}
    done = subprocess.run(
        [PROGRAM, "publication"], input=json.dumps([given(told) for told in stories.values()]), text=True,
        capture_output=True, timeout=600, check=True,
    )
    return {name: (stories[name], list(map(told, tables))) for name, tables in zip(stories, json.loads(done.stdout))}


def knows_register(schools: list[School]) -> bool:
    """Where all but a few take part, that a school does is no secret: the reader is taken not to count them."""
    return sum(school.stage == 0 for school in schools) >= LIMIT


def by_way(days: list[list[School]]) -> list[dict[Way, list[School]]]:
    """Of each day the schools by the way that the register shows them to have gone."""
    found = [{school.number: school for school in schools} for schools in days]
    ways = {
        number: tuple(schools[number].ground if number in schools else None for schools in found)
        for schools in found for number in schools
    }
    told: list[dict[Way, list[School]]] = [{way: [] for way in ways.values()} for _ in days]
    for day, schools in enumerate(found):
        for number, school in schools.items():
            told[day][ways[number]].append(school)
    return told


@pytest.mark.parametrize("name", STORIES, ids=lambda name: f"{name[0]}-{name[1]}")
def test_no_release_tells_of_few(published: dict, name: tuple[str, int]) -> None:
    told_story, releases = published[name]
    for day, (schools, tables) in enumerate(zip(told_story.days, releases)):
        attack([schools], [tables], DAYS[day])


@pytest.mark.parametrize("name", STORIES, ids=lambda name: f"{name[0]}-{name[1]}")
def test_no_two_releases_tell_of_few(published: dict, name: tuple[str, int]) -> None:
    """Both together, with what a reader may take for granted, that who has registered stays registered; and with
    what was seen once, the lists of labels since the first day."""
    told_story, releases = published[name]
    for one, other in combinations(range(len(releases)), 2):
        days = [[replace(school, listed=school.known) for school in told_story.days[day]] for day in (one, other)]
        attack(days, [releases[one], releases[other]], (DAYS[one], DAYS[other]))


def attack(days: list[list[School]], releases: list[Published], about: object) -> None:
    schools = by_way(days)
    knowledge = Knowledge(sorted(schools[0], key=repr))
    for day, tables in enumerate(releases):
        knowledge.read(day, schools[day], tables, all(map(knows_register, days)))
    if len(days) == 2:
        knowledge.rises(0, 1)
    sought = [figure for day in range(len(days)) for figure in figures(knowledge, day, schools[day])]
    assert not list(knowledge.solve().pinned(sought)), about


def figures(knowledge: Knowledge, day: int, schools: dict[Way, list[School]]) -> list[tuple[object, list[int]]]:
    return [
        (
            (day, measure, row, area),
            knowledge.pick(day, area, lambda s: is_confidential(measure, s) and counts(measure, s) == row),
        )
        for measure, row, area in wanted(schools, day)
    ]


def test_large_programmes_are_told_of(published: dict) -> None:
    """Who tells nothing gives nothing away: of hundreds of schools something must be told."""
    first = [(story.days[0], tables[0]) for story, tables in published.values()]
    large = [tables for schools, tables in first if sum(school.stage > 0 for school in schools) >= 100]
    assert len(large) >= 5
    assert sum(("registered", ()) in tables for tables in large) >= len(large) * 0.9
    assert sum(("registered", ("region",)) in tables for tables in large) >= len(large) * 0.3


def test_the_attacker_can_succeed() -> None:
    """Shown all margins of a small table it finds what is hidden: or it would prove nothing."""
    schools = [School("XX-A", ("primary",), stage=1)] * 3 + [School("XX-B", ("primary",), stage=1)] * 7
    schools += [School(region, ("primary",)) for region in ("XX-A", "XX-B") for _ in range(20)]
    (here,) = by_way([[replace(school, number=number) for number, school in enumerate(schools)]])
    knowledge = Knowledge(sorted(here, key=repr))
    knowledge.read(0, here, {("registered", ()): {(): 10}, ("registered", ("region",)): {("XX-B",): 7}}, True)
    columns = knowledge.pick(0, [(("XX-A", ("primary",)),)], lambda s: s[0] >= 1)
    assert knowledge.solve().pins(columns) == (3.0, 3.0)


def test_the_attacker_knows_who_moved() -> None:
    """As many take part in all as before, one fewer in a region and one more in another: so the school that moved
    from the one to the other does."""
    before = [School("XX-A", ("primary",), stage=1)] * 6 + [School("XX-B", ("primary",), stage=1)] * 8
    before += [School(region, ("primary",)) for region in ("XX-A", "XX-B") for _ in range(20)]
    before = [replace(school, number=number) for number, school in enumerate(before)]
    after = [replace(before[0], region="XX-B"), *before[1:]]
    schools = by_way([before, after])
    knowledge = Knowledge(sorted(schools[0], key=repr))
    for day, (a, b) in enumerate([(6, 8), (5, 9)]):
        tables = {("registered", ("region",)): {("XX-A",): a, ("XX-B",): b}}
        knowledge.read(day, schools[day], tables, True)
    knowledge.rises(0, 1)
    moved = knowledge.pick(0, [(("XX-A", ("primary",)), ("XX-B", ("primary",)))], lambda s: s[0] >= 1)
    assert knowledge.solve().pins(moved) == (1.0, 1.0)
