"""A plan becomes work: taken on from the plan, given an owner and a day, moved by two people, put on paper."""

import pytest

from test_together import invite
from walks import Person, answer_all, become_coordinator, begin, fill, submit


def at_plan(visit, take_school, **wishes):
    """A coordinator whose school has just got a weak result."""
    nele = visit(**wishes)
    become_coordinator(nele, visit(scripts=False), take_school(), Person())
    begin(nele)
    answer_all(nele, pick=min)
    submit(nele)
    nele.press(nele.page.locator("main a[href$='/plan']").first, "plan")
    return nele


@pytest.mark.parametrize("language, width, scripts", [("fr", 320, False), ("nl", 1280, True)])
def test_plan_becomes_work(visit, take_school, program, language, width, scripts):
    nele = at_plan(visit, take_school, language=language, width=width, scripts=scripts)
    plan = nele.page.url.split("#")[0]
    nele.press(nele.form("undertake").first.locator("button"), "plan")
    first = nele.page.locator("[data-action]").first
    assert first.locator("[data-state=accepted]").count() == 1

    # Declining asks a reason, and keeps what was opened.
    other = nele.page.locator("[data-action]:has([data-form=decline])").first
    other.locator(".decide summary").click()
    assert nele.press(other.locator("[data-form=decline] button"), "plan").status == 422
    form = nele.page.locator("form[data-form=decline]:has(.wrong)")
    fill(form, reason="Wij hebben er <b>geen</b>")
    nele.press(form.locator("button"), "plan")
    assert nele.page.locator("[data-state=declined]").count() == 1

    nele.press(first.locator("[data-task] a"), "task")
    task = nele.page.url
    form = nele.form("task")
    form.locator("[value=declined]").check()
    assert form.locator("[name=reason]").is_visible()
    form.locator("[value=busy]").check()
    form.locator("[name=owner]").select_option(index=1)
    form.locator("[name=due]").fill("1900-01-01")
    fill(form, notes="Begonnen")
    assert nele.press(nele.button("task"), "task").status == 422
    assert form.locator("[name=notes]").input_value() == "Begonnen"
    assert form.locator("[name=due]").input_value() == "1900-01-01"
    form.locator("[name=due]").fill("2027-03-01")
    nele.press(nele.button("task"), "task")
    assert nele.page.locator("[data-saved='2']").count() == 1
    assert nele.page.locator("[data-revision]").count() == 2

    # What is ticked on the way to a level comes on the board with days.
    nele.open(plan, "plan")
    nele.press(nele.page.locator("main a[href$='/way']"), "way")
    nele.press(nele.page.locator("[data-way] a[href*='do=']").first, "way")
    dated = int(nele.page.locator("[data-dated]").get_attribute("data-dated"))
    nele.press(nele.button("schedule"), "tasks")
    assert nele.page.locator("[data-lane=planned] [data-task]").count() >= dated - 2
    nele.press(nele.page.locator("a[href*='show=mine']"), "tasks")
    assert nele.page.locator("[data-task]").count() == 1
    fill(nele.form("add-task"), title="Nieuwe wifi")
    nele.press(nele.button("add-task"), "tasks")

    # Two people at one task.
    sam = visit(language=language, width=width, scripts=scripts)
    invite(nele, sam, program)
    nele.open(task, "task")
    sam.open(task, "task")
    for one, state in ((nele, "done"), (sam, "planned")):
        one.form("task").locator(f"[value={state}]").check()
    nele.press(nele.button("task"), "task")
    assert sam.press(sam.button("task"), "task-conflict").status == 409
    sam.press(sam.button("keep-task"), "task")
    assert sam.page.locator("[data-state=planned]").count() >= 1

    # On paper: the columns, and nothing to press.
    board = sam.page.locator("main a[href$='/tasks']").first
    sam.press(board, "tasks")
    sam.page.emulate_media(media="print")
    assert sam.page.locator("[data-lane=planned] [data-task]").first.is_visible()
    pressable = "[...document.querySelectorAll('nav, main form, button')].filter(it => it.checkVisibility()).length"
    assert not scripts or not sam.page.evaluate(pressable)
