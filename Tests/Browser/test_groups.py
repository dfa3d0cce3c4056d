"""A school group: its coordinator is invited, answers once; a school shares, takes over, and stops sharing."""

import pytest

from walks import PASSWORD, Person, become_coordinator, begin, choices, fill, question

GROUPS = "/programmes/be-vl/groups"


@pytest.mark.parametrize("language, width, scripts", [("fr", 320, False), ("nl", 1280, True)])
def test_group_and_school(visit, program, take_school, manager_session, language, width, scripts):
    school, nele, greet = take_school(), Person("Nele Verbeke"), Person("Greet Maes")
    while not school.group:
        school = take_school()

    def one(**wishes):
        visitor = visit(language=language, width=width, scripts=scripts, **wishes)
        visitor.choose_language_quietly(language)
        return visitor

    manager, coordinator, member = one(session=manager_session), one(), one()
    manager.open(GROUPS, "programme-groups")
    fill(manager.form("invite-to-group"), number="999999", email="nobody")
    assert manager.press(manager.button("invite-to-group"), "programme-groups").status == 422
    fill(manager.form("invite-to-group"), number=school.group, email=greet.email)
    manager.press(manager.button("invite-to-group"), "programme-groups")
    assert manager.page.locator(f"[data-invited='{greet.email}']").count() == 1

    coordinator.open(program.link(greet.email, "/invitation/"), "invitation")
    fill(coordinator.form("invitation"), name=greet.name, password=PASSWORD)
    coordinator.press(coordinator.button("invitation"), "group")
    row = coordinator.page.locator(f"[data-school='{school.number}']")
    assert row.locator("[data-shares='0']").count() == 1

    become_coordinator(member, visit(scripts=False), school, nele)
    assert greet.name in member.page.locator("[data-group]").inner_text()
    member.form("sharing").locator("[value=standing]").check()
    member.press(member.button("sharing"), "school")
    coordinator.page.reload()
    assert row.locator("[data-state=registered]").count() == 1

    begin(member)
    asked = question(member)
    assert asked == "q101", "the first question of every draw is one to share"
    coordinator.press(coordinator.page.locator("main a[href$='/answers']"), "group-answers")
    coordinator.press(coordinator.page.locator(f"[data-question={asked}] a"), "group-question")
    assert coordinator.press(coordinator.button("group-answer"), "group-question").status == 422
    coordinator.form("group-answer").locator(f"[value={choices(member)[2]}]").check()
    fill(coordinator.form("group-answer"), note="Contract 12")
    coordinator.press(coordinator.button("group-answer"), "group-answers")

    member.open(member.page.url, "question")
    assert "Contract 12" in member.page.locator("[data-group-answer]").inner_text()
    member.press(member.page.locator("[data-group-answer] button"), "question")
    assert member.page.locator("[data-group-answer] [data-same]").count() == 1
    assert member.form("answer").locator(f"[value={choices(member)[2]}]").is_checked()
    member.press(member.page.locator("main a[href$='/review']").first, "review")
    assert member.page.locator(f"[data-question={asked}] [data-taken]").count() == 1

    member.open("/mine", "school")
    member.form("sharing").locator("[value=standing]").uncheck()
    member.press(member.button("sharing"), "school")
    coordinator.open("/mine", "group")
    assert row.locator("[data-shares='0']").count() == 1
