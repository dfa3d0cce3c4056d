#!/usr/bin/env python3
"""Writes an invented register, its history and its mergers: schools that never were, with the ministry's numbers.

116 schools with a label on 1 April 2016 (27, 9, 31, 18, 31 by province); on 1 October 2018 247 registered, 140
completed, 106 of them bronze, 6 silver, 28 none. Around these dates stand schools that must not count, or just do.
No chance, only arithmetic: the same on every run.

    python3 make_history.py
"""
import csv
import datetime
import json
import pathlib

HERE = pathlib.Path(__file__).parent
POSTCODES = {"VAN": 2000, "VLI": 3500, "VOV": 9000, "VBR": 3000, "VWV": 8000, "BRU": 1000}
STRUCTURES = ["111,211", "311", "211,311", "321", "316"]
NETS = ["Gemeenschapsonderwijs", "Officieel gesubsidieerd onderwijs", "Vrij gesubsidieerd onderwijs"]

schools, history, mergers = [], [], []


def school(province):
    index = len(schools)
    number = f"{700001 + index * 3}"
    schools.append([
        number, NETS[index % 3], f"Verzonnen school {index + 1}", "True", "Lindedreef", str(index + 1),
        str(POSTCODES[province] + index % 7), f"Verzonnen-{province.title()}", STRUCTURES[index * 7 % 5]])
    return number


def day(year, month, number):
    return (datetime.date(year, month, 1) + datetime.timedelta(days=number)).isoformat()


def row(number, registered, completed="", label="", valid_from="", valid_until="", points=("", "", "")):
    history.append([number, registered, completed, label, valid_from, valid_until, *points, "eSafety Label"])


def points(index, level):
    base = {"": 3, "none": 3, "bronze": 8, "silver": 13}[level]
    return tuple(base + (index * step) % 6 for step in (1, 5, 7))


# 116 labels by province. The first 40 had an earlier one in 2013 that has ended; every ninth has no points.
for province, count in (("VAN", 27), ("VLI", 9), ("VOV", 31), ("VBR", 18), ("VWV", 31)):
    for _ in range(count):
        number, index = school(province), len(schools) - 1
        registered = day(2012 + index % 3, 9, index)
        if index < 40:
            row(number, registered, day(2014, 11, index), "bronze", day(2014, 11, index), day(2015, 6, index),
                points(index + 2, "bronze"))
        level = "silver" if index % 20 == 3 else "bronze"
        known = ("", "", "") if index % 9 == 8 else points(index, level)
        row(number, registered, day(2015, 12, index % 100), level, day(2015, 12, index % 100 + 2),
            day(2018 + index % 2, 7, index), known)

labelled = [line[0] for line in schools]
# Four of them did it again and have none; 24 others never had one; 107 have only registered.
for number in labelled[70:74]:
    row(number, [r for r in history if r[0] == number][0][1], "2018-05-04", "none", points=("5", "6", "4"))
for index in range(24):
    row(school(list(POSTCODES)[index % 6]), day(2016, 9, index * 11), day(2017, 10, index * 9), "none",
        points=points(index, "none"))
for index in range(107):
    row(school(list(POSTCODES)[index % 6]), day(2016, 4, index * 7))
# Not counted on one of the dates, and the day before or after.
row(school("VBR"), "2014-10-01", "2015-02-01", "bronze", "2015-02-01", "2016-08-01", points(1, "bronze"))
mergers.append([schools[-1][0], labelled[0], "2016-04-01"])
row(school("VAN"), "2018-10-02")
row(school("VLI"), "2017-01-09", "2018-10-02", "bronze", "2018-10-02", "2020-04-02", points(2, "bronze"))
mergers.append([schools[-1][0], labelled[1], "2018-10-01"])
row(school("VOV"), "2015-01-05", "2019-02-03", "silver", "2019-02-03", "2020-08-03", points(3, "silver"))
mergers.append([schools[-1][0], labelled[2], "2016-03-01"])
for _ in range(9):
    school("VAN")

# The other programme, to compare with.
dutch, dutch_history = [], []
PROVINCES = ["Drenthe", "Utrecht", "Zeeland", "Friesland"]
for index in range(50):
    number = f"{70 + index}XY"
    dutch.append({
        "naam": f"Verzonnen school {index + 1}", "type": ["basisschool", "HAVO", "(V)SO"][index % 3],
        "denominatie": "Openbaar", "straat": "Dreef", "huisnummer": index + 1, "postcode": "1000 AB",
        "plaats": "Verzonnen", "provincie": PROVINCES[index % 4], "brin_nummer": number,
        "vestigingscode": number + "00"})
    level = ["bronze", "none", "silver"][index % 3]
    dates = [day(2017, 3, index * 5)] * 2 if level != "none" else ["", ""]
    if dates[1]:
        dates[1] = day(2018, 8, index * 5)
    if index % 5 == 4:
        dutch_history.append([number, day(2016, 9, index * 20), *[""] * 7, "eSafety Label"])
    else:
        dutch_history.append(
            [number, day(2016, 9, index), day(2017, 3, index * 5), level, *dates, *points(index, level), "eSafety Label"])


def write(name, header, rows, delimiter=","):
    with open(HERE / name, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows([header, *rows])


COLUMNS = "school registered completed label valid_from valid_until infrastructure policy practice scheme".split()
write("register-be-vl.csv", [
    "schoolnummer", "net", "naam", "hoofdzetel", "straat", "huisnummer", "postcode", "gemeente",
    "ingerichte hoofdstructuren"], schools, ";")
write("history-be-vl.csv", COLUMNS, history)
write("history-nl.csv", COLUMNS, dutch_history)
write("mergers-be-vl.csv", ["school", "into", "on"], mergers)
features = [{"type": "Feature", "geometry": None, "properties": school} for school in dutch]
(HERE / "register-nl.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}, indent=0))
