"""The manager's figures on a day, how they are counted, a school beside others, a written answer and what is published:
with and without scripts."""

import subprocess
import zipfile

import pytest

from program import fixture_schools
from walks import Person, become_coordinator, fill

PATH = "/programmes/be-vl/statistics"


@pytest.mark.parametrize("language, width, scripts", [("nl", 320, False), ("fr", 1280, True)])
def test_figures_of_a_day(visit, take_school, manager_session, language, width, scripts):
    become_coordinator(visit(), visit(scripts=False), take_school(), Person())
    manager = visit(language=language, width=width, scripts=scripts, session=manager_session)
    manager.choose_language_quietly(language)
    manager.open("/programmes/be-vl", "programme")
    manager.press(manager.page.locator(f"main a[href='{PATH}']"), "statistics")
    assert manager.page.locator("[data-internal]").count() == 1
    today = manager.page.locator("[name=on]").input_value()

    wrong = manager.page.goto(f"{manager.page.url.split('?')[0]}?on=2026-02-30")
    assert wrong.status == 422
    manager.reached("statistics")
    assert manager.page.locator("[name=on]").input_value() == "2026-02-30"
    manager.page.locator("[name=on]").fill(today)
    manager.press(manager.button("statistics"), "statistics")
    assert f"on={today}" in manager.page.url
    registered = int(manager.page.locator("[data-figure=registered]").inner_text())
    assert registered > 0
    for table in manager.page.locator("main details > summary").all():
        table.click()
    cell = manager.page.locator("[data-sheet=key] [data-row=registered] [data-column=now]").first
    assert int(cell.inner_text()) == registered
    assert manager.page.locator("svg[role=img] > title").count() >= 5
    with manager.page.expect_download() as download:
        manager.page.locator("a[href*='/statistics/funnel.csv']").click()
    assert download.value.suggested_filename == f"statistics-be-vl-funnel-{today}.csv"
    manager.press(manager.page.locator("main a[href='/statistics/method']"), "statistics-method")


@pytest.mark.parametrize("language, width, scripts", [("fr", 320, False), ("nl", 1280, True)])
def test_a_table_is_put_together(visit, take_school, manager_session, language, width, scripts):
    become_coordinator(visit(), visit(scripts=False), take_school(), Person())
    manager = visit(language=language, width=width, scripts=scripts, session=manager_session)
    manager.choose_language_quietly(language)
    manager.open(PATH, "statistics")
    manager.press(manager.page.locator("main a[href$='/table']"), "table")
    total = int(manager.page.locator("[data-total]").get_attribute("data-total"))
    assert total > 0
    manager.page.locator("[name=columns]").select_option("region")
    manager.press(manager.button("table"), "table")
    assert manager.page.locator("#columns-error").count() == 1
    assert manager.page.locator("[name=columns]").input_value() == "region"
    manager.page.locator("[name=columns]").select_option("kind")
    manager.press(manager.button("table"), "table")
    cells = manager.page.locator("[data-table] td.num").all_inner_texts()
    assert sum(int(cell) for cell in cells) == total
    with manager.page.expect_download() as download:
        manager.page.locator("a[href*='/table/figures.csv']").click()
    lines = open(download.value.path(), newline="").read().split("\r\n")
    assert lines[0] == "measure,region,kind,value,status"
    assert sum(int(line.split(",")[3]) for line in lines[1:-1]) == total


@pytest.mark.parametrize("width, scripts", [(320, False), (1280, True)])
def test_a_school_beside_others(visit, width, scripts):
    nele = visit(width=width, scripts=scripts)
    nele.sign_in("nele@wilgenhoek.example")
    nele.press(nele.page.locator("main th a[href^='/results/']").first, "result")
    nele.press(nele.page.locator("main a[href$='/benchmark']"), "benchmark")
    assert nele.page.locator("[data-benchmark]").count() == 1


@pytest.fixture(scope="session")
def history(program, tmp_path_factory):
    """What the ministry has of before: forty schools with a label, and the figures of it published."""
    schools = [school.number for school in fixture_schools() if school.number > "006072"][:40]
    rows = [f"{number},2016-03-01,2017-03-01,bronze,2017-03-01,2020-03-01,12,11,13,Old" for number in schools]
    file = tmp_path_factory.mktemp("history") / "history.csv"
    head = "school,registered,completed,label,valid_from,valid_until,infrastructure,policy,practice,scheme"
    file.write_text("\n".join([head, *rows]) + "\n")
    program.run("history", "import", "--programme", "be-vl", str(file))
    program.run("statistics", "release", "--programme", "be-vl", "--date", "2018-09-30")
    return len(schools)


@pytest.mark.parametrize("language, width, scripts", [("fr", 320, False), ("nl", 1280, True)])
def test_a_written_answer(visit, history, manager_session, tmp_path, language, width, scripts):
    manager = visit(language=language, width=width, scripts=scripts, session=manager_session)
    manager.choose_language_quietly(language)
    manager.open("/programmes/be-vl", "programme")
    manager.press(manager.page.locator("main a[href$='/answers']"), "answers")
    form = manager.form("write-answer")
    fill(form, day="2018-10-01", **{"compared-to": "2019-10-01"})
    manager.press(manager.button("write-answer"), "answers")
    assert manager.page.locator("#compared-to-error").count() == 1
    assert form.locator("[name=day]").input_value() == "2018-10-01"
    fill(form, **{"compared-to": "2017-10-01"})
    manager.press(manager.button("write-answer"), "answer")
    answer = manager.page.url
    manager.page.locator("[role=doc-noteref]").first.click()
    assert manager.page.url == f"{answer}#note-1"
    manager.page.locator("#note-1 [role=doc-backlink]").click()
    assert manager.page.url == f"{answer}#to-note-1"
    notes = manager.page.locator("[role=doc-noteref]").count()
    assert notes == manager.page.locator("[role=doc-endnotes] li").count() > 5

    pdf, odt = (_download(manager, kind, tmp_path) for kind in ("pdf", "odt"))
    facts = subprocess.run(["pdfinfo", "-struct", pdf], capture_output=True, check=True).stdout
    assert facts.count(b"Note <Note") == notes
    assert zipfile.ZipFile(odt).read("content.xml").count(b"<text:note ") == notes

    manager.press(manager.page.locator("main a[href*='corrects=']"), "answers")
    assert form.locator("[name=day]").input_value() == "2018-10-01"
    manager.press(manager.button("write-answer"), "answer")
    assert manager.page.url != answer
    manager.open(answer, "answer")
    assert manager.page.locator("[data-corrected-by]").count() == 1
    assert manager.page.locator("main a[href*='corrects=']").count() == 0


def _download(visitor, kind, folder):
    with visitor.page.expect_download() as download:
        visitor.page.locator(f"main a[href$='/paper.{kind}']").click()
    assert download.value.suggested_filename.endswith(f".{kind}")
    download.value.save_as(folder / f"paper.{kind}")
    return folder / f"paper.{kind}"


@pytest.mark.parametrize("language, width, scripts", [("nl", 320, True), ("fr", 1280, False)])
def test_published_figures(visit, history, language, width, scripts):
    reader = visit(language=language, width=width, scripts=scripts)
    reader.open("/", "home")
    reader.choose_language_quietly(language)
    reader.open("/statistics/be-vl?on=2018-09-30", "public-figures")
    tables = reader.page.locator("[data-table]")
    assert tables.count() == 4 and tables.locator("svg").count() > 2
    told = reader.page.request.get(reader.page.locator("a[href$='/registered.csv']").get_attribute("href"))
    assert told.status == 200 and f",{history},A,F" in told.text()
    reader.press(reader.page.locator("main a[href='/open-data']"), "open-data")
    reader.press(reader.page.locator("main h2 a[href='/statistics/be-vl']"), "public-figures")
