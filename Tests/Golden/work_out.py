#!/usr/bin/env python3
"""Works out every cell of the ministry's answers, and of those it could not give, from the same files as the program:
but by itself, with nothing of the program. Prints JSON: for each command of `esafety statistics` the cells that are
not zero, by their break-downs.

    python3 work_out.py > expected.json
"""
import csv
import datetime
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
STRUCTURE = {"1": "primary", "2": "primary", "3": "secondary"}
SPECIAL_CASES = {"316": "arts"}
DUTCH_TYPES = {"basisschool": ["primary"], "HAVO": ["secondary"], "(V)SO": ["primary", "secondary"]}
DUTCH_PROVINCES = {"Drenthe": "NL-DR", "Utrecht": "NL-UT", "Zeeland": "NL-ZE", "Friesland": "NL-FR"}
RANKS = {"none": 0, "bronze": 1, "silver": 2, "gold": 3}
AREAS = ["infrastructure", "policy", "practice"]


def date(text):
    return datetime.date.fromisoformat(text) if text else None


def province(postcode):
    code = int(postcode)
    if code < 1300:
        return "BE-BRU"
    if code < 2000 or 3000 <= code < 3500:
        return "BE-VBR"
    return {2: "BE-VAN", 3: "BE-VLI", 8: "BE-VWV", 9: "BE-VOV"}[code // 1000]


class School:
    def __init__(self, programme, region, levels, kind):
        self.programme, self.region, self.levels, self.kind = programme, region, levels, kind
        self.closed = None
        self.rows = []

    def open_on(self, day):
        return self.closed is None or day < self.closed

    def registered(self, day):
        return any(date(row["registered"]) <= day for row in self.rows)

    def submitted(self, day):
        done = [row for row in self.rows if row["completed"] and date(row["completed"]) <= day]
        return sorted(done, key=lambda row: date(row["completed"]))  # stable: the later row of a day comes later

    def labels(self, day):
        return [row for row in self.rows if row["valid_from"] and date(row["valid_from"]) <= day]

    def label(self, day):
        valid = [row["label"] for row in self.labels(day) if day <= date(row["valid_until"])]
        return max(valid, key=RANKS.get, default=None)

    def outcomes(self, day):
        return [row["label"] for row in self.submitted(day) if row["label"]]

    def points(self, day, area):
        told = [row[area] for row in self.submitted(day) if row[area] != ""]
        return int(told[-1]) if told else None

    def holds(self, measure, day):
        if measure == "registered":
            return self.registered(day)
        if measure == "completed":
            return bool(self.submitted(day))
        if measure == "labelled":
            return bool(self.labels(day))
        if measure == "label":
            return self.label(day) is not None
        if measure == "outcome":
            return bool(self.outcomes(day))
        if measure == "expired":
            return bool(self.labels(day)) and self.label(day) is None
        if measure == "renewed":
            return len(self.labels(day)) > 1
        if measure == "improved":
            levels = [RANKS[level] for level in self.outcomes(day)]
            return bool(levels) and levels[-1] > levels[0]
        raise KeyError(measure)

    def words(self, breakdown, measure, day):
        if breakdown == "level":
            return self.levels
        if breakdown == "label":
            return [self.label(day)] if measure == "label" else [self.outcomes(day)[-1]]
        return [{"region": self.region, "programme": self.programme, "kind": self.kind}[breakdown]]


def read():
    schools = {}
    with open(HERE / "register-be-vl.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            codes = row["ingerichte hoofdstructuren"].split(",")
            levels = sorted({SPECIAL_CASES.get(code, STRUCTURE[code[0]]) for code in codes})
            kind = "special" if any(code[1] == "2" for code in codes) else "ordinary"
            schools[row["schoolnummer"]] = School("be-vl", province(row["postcode"]), levels, kind)
    for feature in json.loads((HERE / "register-nl.geojson").read_text())["features"]:
        facts = feature["properties"]
        kind = "special" if facts["type"] == "(V)SO" else "ordinary"
        schools[facts["brin_nummer"]] = School(
            "nl", DUTCH_PROVINCES[facts["provincie"]], DUTCH_TYPES[facts["type"]], kind)
    for name in ("history-be-vl.csv", "history-nl.csv"):
        with open(HERE / name, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                schools[row["school"]].rows.append(row)
    with open(HERE / "mergers-be-vl.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            schools[row["school"]].closed = date(row["on"])
    return list(schools.values())


def keys_of(school, measure, breakdowns, day):
    keys = [[]]
    for breakdown in breakdowns:
        keys = [key + [word] for key in keys for word in school.words(breakdown, measure, day)]
    return ["|".join(key) for key in keys]


def count(schools, measure, breakdowns, day):
    cells = {}
    for school in schools:
        if school.open_on(day) and school.registered(day) and school.holds(measure, day):
            for key in keys_of(school, measure, breakdowns, day):
                cells[key] = cells.get(key, 0) + 1
    return cells


def newcomers(schools, measure, breakdowns, first, last):
    """Schools of which it first held on a day of the period on which they were open."""
    cells = {}
    for school in schools:
        days = sorted({date(row[column]) for row in school.rows for column in ("registered", "completed", "valid_from")
                       if row[column]})
        held = next((day for day in days if school.open_on(day) and school.holds(measure, day)), None)
        if held and first <= held <= last:
            for key in keys_of(school, measure, breakdowns, held):
                cells[key] = cells.get(key, 0) + 1
    return cells


def tenths(number, by):
    """Rounded half up, without fractions of computers."""
    return (number * 20 + by) // (by * 2)


def scores(schools, breakdowns, day):
    found = {}
    for school in schools:
        if not (school.open_on(day) and school.registered(day)):
            continue
        for area in AREAS:
            points = school.points(day, area)
            if points is not None:
                for key in keys_of(school, "completed", breakdowns, day):
                    found.setdefault((key, area), []).append(points)
    cells = {}
    for (key, area), values in found.items():
        values.sort()
        figures = {"mean": tenths(sum(values), len(values))}
        for name, quarters in (("lower-quartile", 1), ("median", 2), ("upper-quartile", 3)):
            # The smallest value that so many quarters of them do not exceed.
            figures[name] = next(10 * value for place, value in enumerate(values, 1)
                                 if place * 4 >= quarters * len(values))
        for name, value in figures.items():
            cells["|".join(filter(None, [key, area, name]))] = f"{value // 10}.{value % 10}"
    return cells


def year_ends(first, last):
    return [(str(year), datetime.date(year, 1, 1), datetime.date(year, 12, 31)) for year in range(first, last + 1)]


def school_years(first, last):
    return [(f"{year}-{year + 1}", datetime.date(year, 9, 1), datetime.date(year + 1, 8, 31))
            for year in range(first, last + 1)]


def by_period(work, periods):
    return {"|".join(filter(None, [key, name])): value for name, first, last in periods
            for key, value in work(first, last).items()}


def main():
    schools = read()
    flemish = [school for school in schools if school.programme == "be-vl"]
    answers = []

    def answer(arguments, measure, cells):
        answers.append({"arguments": arguments.split(), "measure": measure, "cells": dict(sorted(cells.items()))})

    d2016, d2018 = datetime.date(2016, 4, 1), datetime.date(2018, 10, 1)
    for day in (datetime.date(2016, 3, 31), d2016, d2018, datetime.date(2018, 10, 2), datetime.date(2015, 6, 5)):
        for measure in ("registered", "completed", "labelled", "label", "outcome", "expired", "renewed", "improved"):
            for breakdowns in ([], ["region"], ["level"], ["region", "level"], ["kind", "region"]):
                by = f" --by {','.join(breakdowns)}" if breakdowns else ""
                answer(f"--programme be-vl --as-of {day} --measure {measure}{by}", measure,
                       count(flemish, measure, breakdowns, day))
        for measure in ("label", "outcome"):
            answer(f"--programme be-vl --as-of {day} --measure {measure} --by label", measure,
                   count(flemish, measure, ["label"], day))
            answer(f"--programme be-vl --as-of {day} --measure {measure} --by level,label", measure,
                   count(flemish, measure, ["level", "label"], day))
    for measure in ("registered", "completed", "labelled", "label", "improved", "renewed", "expired"):
        answer(f"--programme be-vl --from 2013-01-01 --to 2018-12-31 --per year --measure {measure} --by level", measure,
               by_period(lambda _, last: count(flemish, measure, ["level"], last), year_ends(2013, 2018)))
    for measure in ("registered", "completed", "labelled", "renewed", "improved"):
        answer(f"--programme be-vl --from 2013-01-01 --to 2018-12-31 --per year --in-period --measure {measure}"
               " --by region", measure,
               by_period(lambda first, last: newcomers(flemish, measure, ["region"], first, last),
                         year_ends(2013, 2018)))
    answer("--programme be-vl --from 2013-09-01 --to 2018-08-31 --per school-year --measure label --by label", "label",
           by_period(lambda _, last: count(flemish, "label", ["label"], last), school_years(2013, 2017)))
    for breakdowns in ([], ["level"], ["region"]):
        by = f" --by {','.join(breakdowns)}" if breakdowns else ""
        answer(f"--programme be-vl --as-of 2018-10-01 --measure area-score{by}", "area-score",
               scores(flemish, breakdowns, d2018))
    answer("--programme be-vl --from 2014-12-01 --to 2018-12-31 --per year --measure area-score", "area-score",
           by_period(lambda _, last: scores(flemish, [], last), year_ends(2014, 2018)))
    for measure in ("registered", "completed", "labelled"):
        answer(f"--programme be-vl,nl --as-of 2018-10-01 --measure {measure} --by programme", measure,
               count(schools, measure, ["programme"], d2018))
        answer(f"--programme be-vl,nl --as-of 2018-10-01 --measure {measure} --by programme,level", measure,
               count(schools, measure, ["programme", "level"], d2018))
    answer("--programme nl --as-of 2018-10-01 --measure outcome --by region,label", "outcome",
           count([school for school in schools if school.programme == "nl"], "outcome", ["region", "label"], d2018))
    check(flemish, d2016, d2018)
    print("[\n" + ",\n".join(json.dumps(answer, ensure_ascii=False) for answer in answers) + "\n]")


def check(flemish, d2016, d2018):
    """What the ministry answered."""
    provinces = {"BE-VAN": 27, "BE-VLI": 9, "BE-VOV": 31, "BE-VBR": 18, "BE-VWV": 31}
    found = [count(flemish, "labelled", ["region"], d2016) == provinces,
             count(flemish, "registered", [], d2018) == {"": 247}, count(flemish, "completed", [], d2018) == {"": 140},
             count(flemish, "outcome", ["label"], d2018) == {"bronze": 106, "silver": 6, "none": 28}]
    if not all(found):
        sys.exit(f"the history is not the ministry's: {found}")


main()
