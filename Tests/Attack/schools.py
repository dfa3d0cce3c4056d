"""Invented schools that an attacker would like: few in a cell, nearly all in one, on the move."""

import random
from dataclasses import dataclass, replace

LEVELS = ["bronze", "silver", "gold"]
LIMIT = 5
DAYS = ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"]
SHAPES = ["random", "one-region", "one-school-a-cell", "mover", "four-five-four", "everybody", "two-levels", "shy"]


@dataclass(frozen=True)
class School:
    region: str
    levels: tuple[str, ...]
    stage: int = 0
    outcome: int | None = None
    label: int = 0
    improved: bool = False
    listed: bool = False
    # Whether it ever listed a label: what was seen once is not forgotten.
    known: bool = False
    # By which the register knows it wherever it is.
    number: int = 0

    @property
    def ground(self) -> tuple[str, tuple[str, ...]]:
        return self.region, self.levels

    @property
    def standing(self) -> tuple:
        return self.stage, self.outcome, self.label, self.improved, self.listed


@dataclass
class Story:
    """The schools of a programme on each day."""

    days: list[list[School]]


def story(shape: str, seed: int) -> Story:
    dice = random.Random(f"{shape} {seed}")
    if shape == "four-five-four":
        return four_five_four(dice)
    if shape == "shy":
        return shy(dice)
    schools = register(shape, dice)
    eager = 1.0 if shape == "everybody" else dice.choice([0.2, 0.5, 0.8])
    schools = [wake(school, dice, eager, first=True) for school in schools]
    days = [schools]
    while len(days) < len(DAYS):
        pace = dice.choice([0.0, 0.02, 0.1, 0.3])
        schools = [wake(school, dice, pace) for school in schools]
        if shape == "mover":
            schools = move_some(schools, dice)
        days.append(schools)
    return Story(days)


def register(shape: str, dice: random.Random) -> list[School]:
    regions = [f"XX-{letter}" for letter in "ABCDE"[: dice.randint(1, 5)]]
    kinds = [("primary",), ("secondary",), ("adult",)][: dice.randint(1, 3)]
    if shape == "two-levels" or dice.random() < 0.3:
        kinds.append(("primary", "secondary"))
    sizes = {"one-region": (1, 6), "one-school-a-cell": (1, 2), "everybody": (1, 30)}.get(shape, (1, 60))
    grounds = [(region, kind) for region in regions for kind in kinds if dice.random() < 0.85] or [(regions[0], kinds[0])]
    schools = [School(*ground) for ground in grounds for _ in range(dice.randint(*sizes))]
    if shape == "one-region":
        schools += [School(regions[0], kinds[0]) for _ in range(150)]
    return [replace(school, number=number) for number, school in enumerate(schools)]


def wake(school: School, dice: random.Random, pace: float, first: bool = False) -> School:
    """What a school may do in a quarter."""
    if school.stage == 0 and dice.random() < pace:
        school = replace(school, stage=1)
    if school.stage == 1 and dice.random() < (0.7 if first else pace * 2):
        school = replace(school, stage=2)
    if school.stage == 2 and dice.random() < (0.8 if first else pace * 2):
        outcome = dice.choices([0, 1, 2, 3], [20, 60, 15, 5])[0]
        school = replace(school, stage=3, outcome=outcome, label=outcome)
    elif school.stage == 3 and dice.random() < pace / 2:
        outcome = dice.randint(0, 3)
        improved = outcome > (school.outcome or 0)
        school = replace(school, outcome=outcome, label=max(outcome, school.label), improved=improved)
    if school.label and not school.listed and dice.random() < pace / 5:
        school = replace(school, label=0)
    # Who lists its label later tells of itself what a table has told of five: that is its own doing.
    if first and school.label and dice.random() < 0.2:
        school = replace(school, listed=True, known=True)
    return school


def move_some(schools: list[School], dice: random.Random) -> list[School]:
    moved = list(schools)
    for _ in range(dice.randint(1, 2)):
        place = dice.randrange(len(moved))
        moved[place] = replace(moved[place], region=dice.choice(schools).region)
    if dice.random() < 0.3:
        moved.pop(dice.randrange(len(moved)))
    return moved


def four_five_four(dice: random.Random) -> Story:
    """A cell that goes from four to five and back: a school moves there and back, or opens and closes."""
    others = dice.randint(5, 40)
    hides = dice.random() < 0.5
    done = School("XX-A", ("primary",), stage=3, outcome=1, label=1)
    idle = School("XX-A", ("primary",))
    here = [done] * 4 + [idle] * 16
    there = [replace(done, region="XX-B")] * others + [replace(idle, region="XX-B")] * (60 - others)
    stay = [replace(school, number=number) for number, school in enumerate(here + there, start=1)]
    away = [replace(done, region="XX-B")] if hides else []
    return Story([stay + ([done] if step % 2 else away) for step in range(len(DAYS))])


def shy(dice: random.Random) -> Story:
    """Everybody has seen nearly all that have a label on the list, when they take themselves off it."""
    first = []
    for region in ["XX-A", "XX-B"][: dice.randint(1, 2)]:
        done = School(region, ("primary",), stage=3, outcome=1, label=1)
        first += [replace(done, listed=True, known=True)] * dice.randint(5, 20)
        first += [done] * dice.randint(1, 9) + [School(region, ("primary",))] * dice.randint(20, 60)
    days = [[replace(school, number=number) for number, school in enumerate(first)]]
    while len(days) < len(DAYS):
        pace = dice.choice([0.0, 0.5, 1.0])
        days.append([replace(s, listed=False) if s.listed and dice.random() < pace else s for s in days[-1]])
    return Story(days)


def facts(day: str, schools: list[School]) -> dict:
    counts: dict = {}
    for school in schools:
        kind = school.ground, school.standing, school.known
        counts[kind] = counts.get(kind, 0) + 1
    return {
        "day": day,
        "areas": [],
        "counts": [
            {
                "ground": {"region": region, "levels": sorted(levels)},
                "standing": {
                    "stage": stage, "label": label, "isImproved": improved, "isListed": listed,
                    "wasListed": known,
                } | ({} if outcome is None else {"outcome": outcome}),
                "schools": number,
            }
            for ((region, levels), (stage, outcome, label, improved, listed), known), number in counts.items()
        ],
    }


def given(told: Story) -> dict:
    return {
        "levels": LEVELS, "limit": LIMIT,
        "facts": [facts(day, schools) for day, schools in zip(DAYS, told.days, strict=True)],
    }
