"""Somebody with all that is published, the register, the listed labels and a linear program, who wants to know of
fewer than five schools what is not told. Written without looking at how the tables are decided."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

import numpy
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from schools import LEVELS, LIMIT, School

Ground = tuple[str, tuple[str, ...]]
# Where a school stands in the register on each of the days; None where it is not there.
Way = tuple[Ground | None, ...]
Standing = tuple
Published = dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], int]]

# What each measure counts: the row of its table, or None.
MEASURES: dict[str, Callable[[Standing], str | None]] = {
    "registered": lambda s: "" if s[0] >= 1 else None,
    "started": lambda s: "" if s[0] >= 2 else None,
    "completed": lambda s: "" if s[0] >= 3 else None,
    "outcome": lambda s: None if s[0] < 3 or s[1] is None else (["none", *LEVELS])[s[1]],
    "label": lambda s: LEVELS[s[2] - 1] if s[2] else None,
    "improved": lambda s: "" if s[3] else None,
}
OF_ALL = {"outcome", "improved"}
MONOTONE = ["registered", "started", "completed"]

STANDINGS: list[Standing] = [(0, None, 0, False, False), (1, None, 0, False, False), (2, None, 0, False, False)] + [
    (3, outcome, label, improved, listed)
    for outcome, label, improved, listed in product(range(4), range(4), (False, True), (False, True))
    if not (improved and outcome == 0)
]


def counts(measure: str, standing: Standing) -> str | None:
    return MEASURES[measure](standing)


def is_confidential(measure: str, standing: Standing) -> bool:
    return counts(measure, standing) is not None and (measure in OF_ALL or not standing[4])


def told(publication: dict) -> Published:
    """The figures of the tables that are not withheld."""
    tables = {}
    for table in publication["tables"]:
        if all(cell["status"] == "F" for cell in table["cells"]):
            tables[table["measure"], tuple(table["breakdowns"])] = {
                tuple(cell["keys"]): cell["value"] for cell in table["cells"]
            }
    return tables


def keys(breakdowns: tuple[str, ...], ground: Ground) -> Iterator[tuple[str, ...]]:
    region, levels = ground
    if "level" in breakdowns:
        yield from ((region, level) if "region" in breakdowns else (level,) for level in levels)
    else:
        yield (region,) if "region" in breakdowns else ()


@dataclass
class Knowledge:
    """Linear equations over how many schools of each way have each standing on each day. The register names its
    schools, so whoever reads it knows which have moved, and how many have gone each way."""

    ways: list[Way]

    def __post_init__(self) -> None:
        self.columns: dict[tuple[int, Way, Standing], int] = {}
        for way, standing in product(self.ways, STANDINGS):
            for day, ground in enumerate(way):
                if ground is not None:
                    self.columns[day, way, standing] = len(self.columns)
        self.equal: list[tuple[list[int], int]] = []
        self.rising: list[tuple[list[int], list[int]]] = []

    def pick(self, day: int, ways, wanted: Callable[[Standing], bool]) -> list[int]:
        return [self.columns[day, way, standing] for way in ways for standing in STANDINGS if wanted(standing)]

    def on(self, day: int, grounds=None) -> list[Way]:
        """The ways that are in one of the grounds on the day; in any where none are named."""
        return [way for way in self.ways if way[day] is not None and (grounds is None or way[day] in grounds)]

    def read(self, day: int, schools: dict[Way, list[School]], tables: Published, knows_register: bool) -> None:
        for way in self.on(day):
            here = schools[way]
            if knows_register:
                self.equal.append((self.pick(day, [way], lambda _: True), len(here)))
            for label in range(4):
                number = sum(school.listed and school.label == label for school in here)
                self.equal.append((self.pick(day, [way], lambda s, l=label: s[4] and s[2] == l), number))
        for (measure, breakdowns), cells in tables.items():
            if measure not in MEASURES:
                continue
            plain = tuple(name for name in breakdowns if name != "label")
            for key, value in cells.items():
                row = key[-1] if "label" in breakdowns else ""
                place = key[: len(plain)]
                inside = [way for way in self.on(day) if place in keys(plain, way[day])]
                self.equal.append((self.pick(day, inside, lambda s: counts(measure, s) == row), value))

    def rises(self, earlier: int, later: int) -> None:
        """Nobody goes back, wherever it moves."""
        staying = [way for way in self.on(earlier) if way[later] is not None]
        for way, measure in product(staying, MONOTONE):
            wanted = lambda s: counts(measure, s) is not None
            self.rising.append((self.pick(earlier, [way], wanted), self.pick(later, [way], wanted)))

    def solve(self) -> "Solver":
        return Solver(self)


class Solver:
    def __init__(self, knowledge: Knowledge) -> None:
        self.size = len(knowledge.columns)
        self.equal = self._matrix([(row, []) for row, _ in knowledge.equal])
        self.values = numpy.array([value for _, value in knowledge.equal], dtype=float)
        self.rising = self._matrix(knowledge.rising) if knowledge.rising else None

    def _matrix(self, rows) -> csr_matrix:
        places = [(number, column, 1.0) for number, (plus, _) in enumerate(rows) for column in plus]
        places += [(number, column, -1.0) for number, (_, minus) in enumerate(rows) for column in minus]
        at, columns, values = zip(*places) if places else ((), (), ())
        return csr_matrix((values, (at, columns)), shape=(len(rows), self.size))

    def world(self, columns: list[int], sign: int):
        """Of all that can be, that with the fewest schools in these columns, each as often as it is named; with
        sign -1 the most. None where there is no end to it."""
        goal = numpy.zeros(self.size)
        numpy.add.at(goal, columns, sign)
        limits = {} if self.rising is None else {"A_ub": self.rising, "b_ub": numpy.zeros(self.rising.shape[0])}
        done = linprog(goal, A_eq=self.equal, b_eq=self.values, bounds=(0, None), method="highs", **limits)
        assert done.status in (0, 3), done.message
        return None if done.status == 3 else done.x

    def pins(self, figure: list[int]) -> tuple[float, float] | None:
        """The bounds of a figure, where they say of one to four schools and no others."""
        least = self.world(figure, 1)[figure].sum()
        if least < 1e-6:
            return None
        most = self.world(figure, -1)
        return (least, most[figure].sum()) if most is not None and most[figure].sum() < LIMIT - 1e-6 else None

    def pinned(self, figures: list[tuple[object, list[int]]]) -> Iterator[tuple]:
        """What is pinned. One world in which many of the figures are nought clears all of them at once."""
        left = figures
        while left:
            world = self.world([column for _, figure in left for column in figure], 1)
            still = [(name, figure) for name, figure in left if world[figure].sum() >= 1e-6]
            if len(still) == len(left):
                break
            left = still
        for name, figure in left:
            if bounds := self.pins(figure):
                yield name, bounds


def wanted(schools: dict[Way, list[School]], day: int) -> Iterator[tuple[str, str, list[Way]]]:
    """Every confidential figure of one to four schools, by measure, row, and the ways that it is of: each way, so
    also the schools that moved together, and all that the tables know."""
    ways = sorted((way for way in schools if way[day] is not None), key=repr)
    grounds = {way[day] for way in ways}
    areas = {(way,) for way in ways}
    for name in [("region",), ("level",), ("region", "level"), ()]:
        for key in {key for ground in grounds for key in keys(name, ground)}:
            areas.add(tuple(way for way in ways if key in keys(name, way[day])))
    for choose in (lambda ground: ground, lambda ground: ground[1]):
        areas |= {tuple(p for p in ways if choose(p[day]) == choose(ground)) for ground in grounds}
    for area, measure in product(sorted(areas, key=repr), MEASURES):
        rows: dict[str, int] = {}
        for school in (school for way in area for school in schools[way]):
            if is_confidential(measure, school.standing):
                row = counts(measure, school.standing)
                rows[row] = rows.get(row, 0) + 1
        for row, number in rows.items():
            if number < LIMIT:
                yield measure, row, list(area)
