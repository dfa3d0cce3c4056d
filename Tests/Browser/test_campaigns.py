"""A manager invites schools by a list of numbers; a school comes by its link."""

import pytest

from walks import PASSWORD, Person, confirm_by_school, confirm_own_address, fill

PATH = "/programmes/be-vl/campaigns"


@pytest.mark.parametrize("language, width, scripts", [("nl", 320, False), ("en", 1280, True)])
def test_invited_school_comes_by_its_link(visit, program, take_school, manager_session, language, width, scripts):
    school, mute, person = take_school(), take_school(with_email=False), Person()
    manager = visit(language=language, width=width, scripts=scripts, session=manager_session)
    manager.choose_language_quietly(language)
    manager.open(PATH, "campaigns")
    assert manager.press(manager.button("campaign"), "campaigns").status == 422
    name, words = f"Info {school.number}", "Welkom & <b>tot dan</b>"
    numbers = f"{school.number.lstrip('0')}\n{mute.number}; 99999999"
    fill(manager.form("campaign"), name=name, message=words, numbers=numbers)
    manager.press(manager.button("campaign"), "campaign-review")
    assert manager.page.locator("[data-figure=mailed]").count() == 1
    assert "99999999" in (manager.page.locator("[data-left-out=unknown]").text_content() or "")
    manager.press(manager.button("change-campaign"), "campaigns")
    assert manager.form("campaign").locator("[name=numbers]").input_value().replace("\r\n", "\n") == numbers
    manager.press(manager.button("campaign"), "campaign-review")
    manager.press(manager.button("start-campaign"), "campaign")
    assert figure(manager, "invited") == 2 and figure(manager, "registered") == 0

    mail = program.mail(school.email, "?campaign=", holding=words)
    claimant = visit(language=language, width=width, scripts=scripts)
    claimant.open(mail.link("/claim?campaign=") or "", "claim")
    assert name in claimant.page.locator("main").inner_text()
    fill(claimant.form("claim"), name=person.name, email=person.email, password=PASSWORD)
    claimant.press(claimant.button("claim"), "claim-sent")
    confirm_own_address(claimant, person)
    confirm_by_school(visit(scripts=False), school)
    manager.page.reload()
    assert figure(manager, "registered") == 1 and figure(manager, "by-link") == 1


def figure(visitor, name: str) -> int:
    return int(visitor.page.locator(f"[data-figure={name}]").inner_text())
