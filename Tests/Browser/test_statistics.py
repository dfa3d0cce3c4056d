"""The manager's figures on a day, how they are counted, and a school beside others: with and without scripts."""

import pytest

from walks import Person, become_coordinator

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
