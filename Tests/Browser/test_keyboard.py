"""By keyboard alone: the focus is always to be seen, goes where it should, and everything can be pressed."""

import pytest

from walks import begin, choices, question

# The focused element is in the window, on top, and marked: by itself or by the box around its label.
FOCUS = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return 'nothing has the focus';
  const marks = [it, it.closest('label')].filter(Boolean).map(x => getComputedStyle(x));
  const isMarked = marks.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2);
  const box = (it.closest('label') || it).getBoundingClientRect();
  const isInside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const top = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2),
    Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 2));
  const isOnTop = top && (it.contains(top) || top.contains(it) || it.closest('label')?.contains(top));
  const what = it.outerHTML.slice(0, 120);
  if (!isMarked) return 'the focus is not to be seen on ' + what;
  if (!isInside) return 'the focus is outside the window on ' + what;
  return isOnTop ? '' : 'something covers ' + what;
}"""


def tab_to(visitor, selector: str, most: int = 60) -> None:
    """Tabs until what is meant has the focus, and looks at the focus at each stop."""
    page = visitor.page
    for _ in range(most):
        page.keyboard.press("Tab")
        fault = page.evaluate(FOCUS)
        visitor.expect(not fault, fault)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{most} tabs do not reach {selector} on {page.url}")


@pytest.mark.parametrize("width", [320, 1280])
def test_skip_link(visit, width):
    visitor = visit(width=width)
    visitor.open("/", "home")
    tab_to(visitor, "a.skip", most=1)
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "main"
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.closest('main') !== null")


def test_search_and_claim(visit):
    visitor = visit(width=320)
    visitor.open("/", "home")
    tab_to(visitor, "input[name=q]")
    visitor.page.keyboard.type("003260")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/schools?q=*")
    visitor.reached("school-search")
    tab_to(visitor, "[data-school='003260'] a")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/claim")
    visitor.reached("claim")
    tab_to(visitor, "[name=name]")
    visitor.page.keyboard.type("Noor")
    tab_to(visitor, "[name=email]")
    tab_to(visitor, "[name=password]")
    tab_to(visitor, "select[name=source]")
    tab_to(visitor, "form[data-form=claim] button")
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    visitor.reached("claim")
    tab_to(visitor, "[data-errors] a")
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.name") == "email"


def test_question(visit):
    samira = visit(language="en")
    samira.sign_in("samira@noorderhaven.example")
    if samira.page.locator("[data-next=begin]").count():
        begin(samira)
    else:
        samira.press(samira.page.locator("[data-next] a").first, "question")
    name, choice = question(samira), choices(samira)[1]
    # What is chosen already has the focus first; here nothing is.
    tab_to(samira, "input[name=response]")
    samira.page.keyboard.press("Space")
    samira.page.keyboard.press("ArrowDown")
    assert samira.page.locator("input[name=response]:checked").get_attribute("value") == choice
    assert not samira.page.evaluate(FOCUS)
    tab_to(samira, "textarea[name=note]")
    samira.page.keyboard.type("By keyboard")
    tab_to(samira, "form[data-form=answer] button")
    with samira.page.expect_navigation():
        samira.page.keyboard.press("Enter")
    samira.reached("question")
    assert question(samira) != name
    assert samira.page.locator("[data-saved]").count() == 1
    tab_to(samira, "form[data-form=answer] a[href$='/review']")


@pytest.mark.parametrize("address, name", [("/mine", "school"), ("/privacy", "privacy")])
def test_all_stops_of_a_page(visit, address, name):
    """From the first stop to the last, and not more of them than can be pressed."""
    joris = visit(width=320)
    joris.sign_in("joris@wilgenrijk.example")
    joris.open(address, name)
    tab_to(joris, "footer li:last-child a")
