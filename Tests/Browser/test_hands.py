"""A school's team shares the work: handed on, asked outside, seen otherwise, signed by the head."""

import pytest

from test_together import invite
from walks import Person, answer_all, become_coordinator, begin, choices, choose, fill, question


@pytest.mark.parametrize("language, width, scripts", [("fr", 320, False), ("nl", 1280, True)])
def test_a_team_shares_the_work(visit, take_school, program, language, width, scripts):
    wishes = {"language": language, "width": width, "scripts": scripts}
    nele, sam, supplier = visit(**wishes), visit(**wishes), visit(**wishes)
    become_coordinator(nele, visit(inspects=False), take_school(), Person())
    colleague = invite(nele, sam, program, role="head")
    nele.open("/mine", "school")
    begin(nele)
    address = nele.page.url
    first, second = choices(nele)[0], choices(nele)[-1]

    # To a colleague, with a date that can't be and then with one that can.
    nele.page.locator("[data-form=hand]").locator("xpath=..").locator("summary").click()
    nele.form("hand").locator("[name=colleague]").select_option(label=colleague.name)
    nele.form("hand").locator("[name=due]").fill("1900-01-01")
    assert nele.press(nele.button("hand"), "question").status == 422
    nele.form("hand").locator("[name=due]").fill("")
    nele.press(nele.button("hand"), "question")
    assert nele.page.locator("[data-handed=other]").count() == 1
    program.mail(colleague.email, "/questions/")
    sam.open("/mine", "school")
    assert sam.page.locator("[data-yours='1']").count() == 1
    sam.press(sam.page.locator("[data-yours] a").first, "question")

    # To the supplier, who answers without an account.
    nele.page.locator("[data-form=enquiry]").locator("xpath=..").locator("summary").click()
    assert nele.press(nele.button("enquiry"), "question").status == 422
    fill(nele.form("enquiry"), name="ICT & <b>Co</b>", email=f"help{width}@ict.example", message="Merci", days="30")
    nele.press(nele.button("enquiry"), "question")
    link = program.link(f"help{width}@ict.example", "/enquiry/")
    supplier.open(link, "enquiry")
    assert supplier.press(supplier.button("answer-enquiry"), "enquiry").status == 422
    supplier.form("answer-enquiry").locator(f"[name=response][value='{first}']").check()
    supplier.form("answer-enquiry").locator("[name=note]").fill("C’est fait")
    supplier.press(supplier.button("answer-enquiry"), "enquiry-handed-in")
    assert supplier.open(link, "link-gone").status == 410
    nele.open(address, "question")
    assert "<b>Co</b>" in nele.page.locator("[data-reply]").inner_text()
    nele.press(nele.button("accept-reply"), "question")
    assert nele.page.locator("[data-from]").count() == 1

    # The colleague sees it otherwise; both stay until it is settled.
    sam.open(address, "question")
    choose(sam, second)
    if scripts:
        sam.page.locator("[data-not-saved]").wait_for()
    sam.press(sam.page.locator("button[formaction$='/opinions']"), "question")
    assert sam.page.locator("[data-opinion]").count() == 2
    nele.open(address.rsplit("/questions/", 1)[0], "question")
    answer_all(nele)
    assert nele.page.locator("[data-unsettled='1']").count() == 1
    nele.press(nele.page.locator("#unsettled a").first, "question")
    assert question(nele)
    assert nele.press(nele.button("settle"), "question").status == 422
    nele.form("settle").locator("[name=author]").last.check()
    nele.form("settle").locator("[name=reason]").fill("Vu sur place")
    nele.press(nele.button("settle"), "question")
    assert nele.page.locator("[data-settled]").count() == 1

    # The head reads and signs; then it is submitted.
    review = address.rsplit("/questions/", 1)[0] + "/review"
    nele.open(review, "review")
    nele.press(nele.button("ask-sign-off"), "review")
    sam.open(program.link(colleague.email, "/review"), "review")
    sam.press(sam.button("sign-off"), "review")
    nele.open(review, "review")
    nele.press(nele.button("submit"), "result")
    assert colleague.name in nele.page.locator("main").inner_text()
