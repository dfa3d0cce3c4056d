"""What is published never tells of one to four schools. The schools are invented here, the tables are made by the
program, and the attacker knows nothing of how."""

import json
import os
import subprocess
from itertools import combinations
from pathlib import Path

import pytest

from attacker import Knowledge, Published, counts, is_confidential, told, wanted
from schools import DAYS, LIMIT, SHAPES, School, Story, given, story

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


def grounds(schools: list[School]) -> list:
    return sorted({school.ground for school in schools})


def knows_register(schools: list[School]) -> bool:
    """Where all but a few take part, that a school does is no secret: the reader is taken not to count them."""
    return sum(school.stage == 0 for school in schools) >= LIMIT


@pytest.mark.parametrize("name", STORIES, ids=lambda name: f"{name[0]}-{name[1]}")
def test_no_release_tells_of_few(published: dict, name: tuple[str, int]) -> None:
    told_story, releases = published[name]
    for day, (schools, tables) in enumerate(zip(told_story.days, releases)):
        knowledge = Knowledge([grounds(schools)])
        knowledge.read(0, schools, tables, knows_register(schools))
        assert not list(knowledge.solve().pinned(figures(knowledge, 0, schools))), DAYS[day]


@pytest.mark.parametrize("name", STORIES, ids=lambda name: f"{name[0]}-{name[1]}")
def test_no_two_releases_tell_of_few(published: dict, name: tuple[str, int]) -> None:
    """Both together, and what a reader may take for granted: that who has registered stays registered."""
    told_story, releases = published[name]
    if told_story.moves:
        pytest.skip("with moves nobody can take it for granted")
    for one, other in combinations(range(len(releases)), 2):
        attack_pair(told_story, releases, one, other)


def attack_pair(told_story: Story, releases: list[Published], one: int, other: int) -> None:
    days = [told_story.days[one], told_story.days[other]]
    knowledge = Knowledge([grounds(schools) for schools in days])
    for day, number in enumerate((one, other)):
        knowledge.read(day, days[day], releases[number], all(map(knows_register, days)))
    knowledge.rises(0, 1)
    sought = [figure for day, schools in enumerate(days) for figure in figures(knowledge, day, schools)]
    assert not list(knowledge.solve().pinned(sought)), (DAYS[one], DAYS[other])


def figures(knowledge: Knowledge, day: int, schools: list[School]) -> list[tuple[object, list[int]]]:
    return [
        (
            (day, measure, row, area),
            knowledge.pick(day, area, lambda s: is_confidential(measure, s) and counts(measure, s) == row),
        )
        for measure, row, area in wanted(schools)
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
    knowledge = Knowledge([grounds(schools)])
    knowledge.read(0, schools, {("registered", ()): {(): 10}, ("registered", ("region",)): {("XX-B",): 7}}, True)
    columns = knowledge.pick(0, [("XX-A", ("primary",))], lambda s: s[0] >= 1)
    assert knowledge.solve().pins(columns) == (3.0, 3.0)
