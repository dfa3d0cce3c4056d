"""A year later: what was answered is suggested and confirmed with one press, and the report says what changed."""

import pytest

from walks import choices, choose


@pytest.mark.parametrize("language, width, scripts", [("nl", 320, False), ("fr", 1280, True)])
def test_again(visit, program, language, width, scripts):
    """The demo's school has a result of a year ago and an assessment in which much is open still."""
    nele = visit(width=width, scripts=scripts)
    nele.sign_in("nele@wilgenhoek.example")
    nele.choose_language_quietly(language)
    nele.open("/mine", "school")
    nele.press(nele.page.locator("[data-next] a[href$='/review']"), "review")
    suggested = nele.page.locator("li:has([data-suggestion]) a")
    before = int(nele.page.locator("[data-suggestions]").get_attribute("data-suggestions"))
    assert before == suggested.count() > 1
    points = nele.page.locator("[data-preview]").get_attribute("data-preview")

    nele.press(suggested.first, "question")
    address = nele.page.url
    assert nele.page.locator("input[name=response]:checked").count() == 0
    response = nele.page.locator("[data-suggestion]").get_attribute("data-suggestion")
    nele.page.locator("[name=note]").fill("typed before the button was pressed")
    with nele.page.expect_navigation():
        nele.page.locator("button[name=still]").press("Enter")
    nele.reached("question")
    nele.open(address, "question")
    assert nele.page.locator("input[name=response]:checked").get_attribute("value") == response
    assert nele.page.locator("[name=note]").input_value() == "typed before the button was pressed"
    assert nele.page.locator("[data-suggestion]").count() == 0

    nele.press(nele.page.locator("main a[href$='/review']").first, "review")
    assert int(nele.page.locator("[data-suggestions]").get_attribute("data-suggestions")) == before - 1
    assert int(nele.page.locator("[data-preview]").get_attribute("data-preview")) >= int(points)

    # The Enter key saves what is chosen, not what is suggested.
    nele.press(suggested.first, "question")
    address = nele.page.url
    response = nele.page.locator("[data-suggestion]").get_attribute("data-suggestion")
    other = next(choice for choice in choices(nele) if choice != response)
    choose(nele, other)
    with nele.page.expect_navigation():
        nele.page.locator(f"input[value='{other}']").press("Enter")
    nele.reached("question")
    nele.open(address, "question")
    assert nele.page.locator("input[name=response]:checked").get_attribute("value") == other


@pytest.mark.parametrize("language, width", [("nl", 1280), ("fr", 320)])
def test_report(visit, language, width):
    """The other demo school answered twice: from its page to what changed, with nothing hidden from the inspection."""
    joris = visit(width=width, scripts=False)
    joris.sign_in("joris@wilgenrijk.example")
    joris.choose_language_quietly(language)
    joris.open("/mine", "school")
    joris.press(joris.page.locator("main a[href$='/difference']"), "difference")
    counts = joris.page.locator("[data-movement]")
    assert sum(int(counts.nth(number).get_attribute("data-count")) for number in range(counts.count())) > 30
    for number in range(counts.count()):
        assert counts.nth(number).locator("li").count() == int(counts.nth(number).get_attribute("data-count"))
    assert joris.page.locator("[data-then], [data-now]").count() == 2
    joris.press(joris.page.locator("main .buttons a[href^='/results/']:not([download])").last, "result")
    joris.press(joris.page.locator("main a[href$='/difference']"), "difference")
