"""What the server gives as open data is what the standards ask, by programs of others; and the same for everybody."""

import csv
import io
import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from program import Program

BIN = Path(sys.executable).parent
DAY = "2018-10-01"


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    program = Program()
    try:
        program.install()
        program.run("schools", "import", "--programme", "be-vl", str(invented_register(program)))
        program.run("history", "import", "--programme", "be-vl", str(invented_history(program)))
        program.run("statistics", "release", "--programme", "be-vl", "--date", DAY)
        program.serve()
        yield program
    finally:
        program.stop()


def numbers() -> list[str]:
    return [f"9{place:05}" for place in range(120)]


def invented_register(program: Program) -> Path:
    columns = ["schoolnummer", "naam", "hoofdzetel", "straat", "postcode", "gemeente", "ingerichte hoofdstructuren"]
    file = program.folder / "register.csv"
    with open(file, "w", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(columns)
        for place, number in enumerate(numbers()):
            postcode = ["2000", "9000", "3500"][place % 3]
            writer.writerow([number, f"School {place}", "True", "Kerkstraat", postcode, "Dorp", ["111", "311"][place % 2]])
    return file


def invented_history(program: Program) -> Path:
    file = program.folder / "history.csv"
    with open(file, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow("school registered completed label valid_from valid_until infrastructure policy practice scheme".split())
        for number in numbers()[:90]:
            writer.writerow([number, "2016-01-01", "2017-01-01", "bronze", "2017-01-01", "2019-01-01", 9, 10, 11, "Old"])
    return file


@pytest.fixture(scope="module")
def base(program: Program) -> str:
    return f"{program.base}/open-data/be-vl/{DAY}"


def get(address: str, **headers: str):
    request = urllib.request.Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        return urllib.request.urlopen(request, timeout=10)
    except urllib.error.HTTPError as error:
        return error


def measures(base: str) -> list[str]:
    return [resource["name"] for resource in json.load(get(f"{base}/datapackage.json"))["resources"]]


def test_csv_on_the_web(base: str) -> None:
    for measure in measures(base):
        done = subprocess.run(
            [BIN / "csvwvalidate", f"{base}/{measure}.csv-metadata.json"], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, (measure, done.stdout, done.stderr)


def test_data_package(base: str) -> None:
    done = subprocess.run(
        [BIN / "frictionless", "validate", "--json", f"{base}/datapackage.json"], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["valid"] and report["stats"]["tasks"] == len(measures(base)) >= 8


def test_figures_in_words_of_sdmx(base: str) -> None:
    rows = list(csv.DictReader(io.StringIO(get(f"{base}/registered.csv").read().decode())))
    total = next(row for row in rows if row["REF_AREA"] == "be-vl" and row["EDUCATION_LEVEL"] == "_T")
    assert (total["TIME_PERIOD"], total["OBS_VALUE"], total["OBS_STATUS"], total["CONF_STATUS"]) == (DAY, "90", "A", "F")
    assert sum(int(row["OBS_VALUE"]) for row in rows if row["REF_AREA"] != "be-vl" and row["EDUCATION_LEVEL"] == "_T") == 90
    tables = json.load(get(f"{base}/figures.json"))["tables"]
    assert {table["measure"] for table in tables} == set(measures(base))


def test_the_same_for_everybody(base: str) -> None:
    first = get(f"{base}/registered.csv", Cookie="session=x")
    tag = first.headers["ETag"]
    assert tag.startswith('"') and "max-age" in first.headers["Cache-Control"] and not first.headers["Set-Cookie"]
    assert "registered.csv-metadata.json" in first.headers["Link"]
    again = get(f"{base}/registered.csv", If_None_Match=f'"other", {tag}')
    assert again.status == 304 and again.read() == b"" and again.headers["ETag"] == tag
    assert get(f"{base}/registered.csv", If_None_Match='"other"').status == 200
    assert get(base.replace(DAY, "latest") + "/registered.csv").status == 200
    for missing in (f"{base}/nothing.csv", base.replace(DAY, "2018-10-02") + "/registered.csv", f"{base}/..%2f..%2fetc"):
        assert get(missing).status == 404


def test_pages(program: Program) -> None:
    page = get(f"{program.base}/statistics/be-vl").read().decode()
    assert 'data-page="public-figures"' in page and 'data-table="by-region"' in page
    index = get(f"{program.base}/open-data").read().decode()
    assert f'data-release="{DAY}"' in index
