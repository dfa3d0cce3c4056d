"""Two people at one school: an invitation, the script that saves, and two answers to one question."""

import re

from walks import PASSWORD, Person, become_coordinator, begin, choices, choose, fill


def invite(coordinator, colleague, program, role: str = "contributor") -> Person:
    """A colleague of their own address joins the team."""
    person = Person(name="Hilde Head") if role == "head" else Person()
    coordinator.open("/mine", "school")
    coordinator.press(coordinator.page.locator("main a[href$='/team']"), "team")
    fill(coordinator.form("invite"), email=person.email)
    coordinator.form("invite").locator(f"[name=role][value={role}]").check()
    coordinator.press(coordinator.button("invite"), "team")
    assert coordinator.page.locator(f"[data-invited='{person.email}']").count() == 1
    colleague.open(program.link(person.email, "/invitation/"), "invitation")
    fill(colleague.form("invitation"), name=person.name, password=PASSWORD)
    colleague.press(colleague.button("invitation"), "school")
    return person


def test_two_people_one_question(visit, take_school, program):
    nele, sam = visit(), visit()
    become_coordinator(nele, visit(), take_school(), Person())
    invite(nele, sam, program)
    nele.open("/mine", "school")
    begin(nele)
    address = nele.page.url
    sam.open(address, "question")
    first, second = choices(nele)[0], choices(nele)[1]

    # The script saves what Nele chooses, without any button.
    choose(nele, first)
    nele.page.locator("[data-saved='1']").wait_for()
    nele.page.locator("[name=note]").fill("by the script")
    nele.page.wait_for_timeout(2_500)
    again = nele.context.new_page()
    again.goto(address)
    assert again.locator("[name=note]").input_value() == "by the script"

    # Sam had the page open from before: told by the script, and with the button shown both.
    choose(sam, second)
    sam.page.locator("[data-not-saved]").wait_for()
    sam.press(sam.button("answer"), "conflict")
    assert sam.page.locator("[data-theirs]").inner_text().count("by the script") == 1
    sam.press(sam.button("keep-mine"), "question")
    again.goto(address)
    assert again.locator(f"[name=response][value='{second}']").is_checked()


def test_what_was_typed_survives_a_crash_of_the_tab(visit, take_school):
    """A note without a choice can't be saved yet: it waits in the tab, and goes with signing out."""
    nele = visit()
    become_coordinator(nele, visit(), take_school(), Person())
    begin(nele)
    address = nele.page.url
    nele.page.locator("[name=note]").fill("not saved yet")
    nele.page.wait_for_timeout(300)
    nele.open(address, "question")
    assert nele.page.locator("[name=note]").input_value() == "not saved yet"
    nele.sign_out()
    kept = nele.page.evaluate("Object.keys(sessionStorage).length")
    assert kept == 0
    assert re.search("/assessments/", address)
