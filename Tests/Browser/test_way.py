"""What gets us silver: ticking, hours and a bookmark, with and without scripts, on a phone and on a desk."""

import pytest


@pytest.mark.parametrize("width, scripts", [(320, False), (1280, True)])
def test_ticking(visit, width, scripts):
    nele = visit(width=width, scripts=scripts)
    nele.sign_in("nele@wilgenhoek.example")
    nele.press(nele.page.locator("main th a[href^='/results/']").first, "result")
    nele.press(nele.page.locator("main a[href$='/way']"), "way")
    before = points(nele)
    boxes = nele.page.locator("[name=do]")
    assert boxes.count() and not nele.page.locator("[name=do]:checked").count()
    box = boxes.first
    value = box.get_attribute("value")
    box.check()
    nele.press(nele.page.locator("main form[data-form=way] button").last, "way")
    assert f"do={value}" in nele.page.url and nele.page.url.endswith("#outcome")
    assert nele.page.locator("[name=do]:checked").count() == 1
    assert points(nele) >= before

    # The hours keep what is ticked; the address keeps both.
    nele.page.locator("[name=hours]").fill("25")
    nele.press(nele.button("way"), "way")
    assert int(nele.page.locator("[data-gain]").get_attribute("data-gain")) > 0
    assert nele.page.locator("[name=do]:checked").count() == 1
    again = visit(width=width, scripts=scripts, session=nele.context.storage_state())
    again.open(nele.page.url, "way")
    assert again.page.locator("[name=do]:checked").get_attribute("value") == value
    assert again.page.locator("[name=hours]").input_value() == "25"

    for way in range(nele.page.locator("[data-way]").count()):
        card = nele.page.locator("[data-way]").nth(way)
        level = card.get_attribute("data-way")
        nele.press(card.locator("a[href*='do=']"), "way")
        assert nele.page.locator("#outcome").get_attribute("data-level") == level


def points(visitor) -> int:
    return int(visitor.page.locator("#outcome").get_attribute("data-points"))
