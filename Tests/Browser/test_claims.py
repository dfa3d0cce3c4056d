"""Claims of schools whose address the register does not know: the programme manager decides."""

from walks import PASSWORD, Person, claim, confirm_own_address, fill


def test_manager_approves(visit, program, take_school, manager_session):
    school, person = take_school(with_email=False), Person()
    claimant = visit(language="en", width=320, scripts=False)
    claim(claimant, school, person)
    confirm_own_address(claimant, person)
    manager = visit(session=manager_session, scripts=False)
    manager.open("/claims", "claims")
    row = manager.page.locator(f"[data-claim='{school.number}']")
    assert person.email in row.inner_text()
    manager.press(row.locator("form[data-form=approve] button"), "claims")
    assert manager.page.locator("main [role=status]").count() == 1
    assert row.count() == 0
    assert program.mail(person.email, "/sign-in")
    claimant.open("/mine", "school")
    assert claimant.page.locator("[data-next]").get_attribute("data-next") == "begin"


def test_manager_refuses_with_a_reason(visit, program, take_school, manager_session):
    school, person = take_school(with_email=False), Person()
    claimant = visit(language="nl", scripts=False)
    claim(claimant, school, person)
    confirm_own_address(claimant, person)
    manager = visit(session=manager_session, width=320, scripts=False, language="en")
    manager.open("/claims", "claims")
    row = manager.page.locator(f"[data-claim='{school.number}']")
    row.locator("summary").click()
    refuse = row.locator("form[data-form=refuse]")
    assert manager.press(refuse.locator("button"), "claims").status == 422
    assert manager.errors().get_attribute("data-errors") == "1"
    reason = "Wij kennen u niet & vragen <b>meer</b>."
    refuse.locator("textarea").fill("x" * 1001)
    assert manager.press(refuse.locator("button"), "claims").status == 422
    assert refuse.locator("textarea").input_value() == "x" * 1001
    refuse.locator("textarea").fill(reason)
    manager.press(refuse.locator("button"), "claims")
    assert row.count() == 0
    assert program.mail(person.email, holding=reason)
    claimant.open("/mine", "mine")
    assert claimant.page.locator("[data-waiting]").count() == 0


def test_school_that_is_taken(visit, program, take_school, manager_session):
    school, first, second = take_school(with_email=False), Person(), Person()
    one, other = visit(scripts=False), visit(scripts=False)
    for visitor, person in ((one, first), (other, second)):
        claim(visitor, school, person)
        confirm_own_address(visitor, person)
    manager = visit(session=manager_session)
    manager.open("/claims", "claims")
    row = manager.page.locator(f"[data-claim='{school.number}']").filter(has_text=first.email)
    manager.press(row.locator("form[data-form=approve] button"), "claims")
    late, third = visit(scripts=False), Person()
    claim(late, school, third)  # That a school is taken is told to nobody without a proof.
    late.open(program.link(third.email, "/confirm/"), "confirm-address")
    fill(late.form("confirm-address"), password=PASSWORD)
    late.press(late.button("confirm-address"), "school-taken")
    assert late.watch.document(late.page).status == 409


def test_claims_are_for_managers(visit):
    visitor = visit()
    visitor.sign_in("joris@wilgenrijk.example")
    visitor.open("/claims", "error")
    assert visitor.watch.document(visitor.page).status == 404
    stranger = visit()
    assert stranger.open("/claims", "sign-in").status == 401
