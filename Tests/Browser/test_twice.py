"""What happens when people press twice, go back, or come with an old page."""

import concurrent.futures
import urllib.error
import urllib.parse
import urllib.request

import pytest

from walks import PASSWORD, Person, answer_all, become_coordinator, begin, choices, choose, fill, question


@pytest.fixture
def ready(visit, take_school):
    """A coordinator at the review with all answers given."""
    visitor = visit(inspects=False)
    become_coordinator(visitor, visit(inspects=False), take_school(), Person())
    begin(visitor)
    answer_all(visitor)
    return visitor


def test_two_tabs_submit(ready):
    """Both get the one result, and going back from it gives a decent page."""
    second = ready.context.new_page()
    second.goto(ready.page.url)
    review = ready.page.url
    for page in (ready.page, second):
        page.locator("form[data-form=submit] [name=agreed]").check()
    for page in (ready.page, second):
        page.locator("form[data-form=submit] button").click(no_wait_after=True)
    for page in (ready.page, second):
        page.wait_for_url("**/results/*")
        ready.reached("result", page)
    assert ready.page.url == second.url

    ready.page.go_back()
    ready.page.wait_for_load_state()
    assert ready.page.locator("main[data-page] a[href]").count() > 0
    status = ready.watch.document(ready.page).status
    ready.expect(status < 400, f"back to {review} after the submission gives {status}")
    ready.open("/mine", "school")
    assert ready.page.locator("main th a[href^='/results/']").count() == 1


def test_eight_at_once(ready, program):
    """Eight posts of the one form at the same moment, as a nervous finger does: one result."""
    form = ready.form("submit")
    token = form.locator("[name=form-token]").get_attribute("value")
    action = program.base + form.get_attribute("action")
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in ready.context.cookies())
    body = urllib.parse.urlencode({"form-token": token, "agreed": "yes"}).encode()

    def post(_: int) -> str:
        request = urllib.request.Request(action, body, {"Cookie": cookies})
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.url

    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        ends = set(threads.map(post, range(8)))
    assert len(ends) == 1 and "/results/" in ends.pop()
    ready.open("/mine", "school")
    assert ready.page.locator("main th a[href^='/results/']").count() == 1


def test_begin_twice(visit, take_school):
    """Two tabs that begin are at the same assessment."""
    visitor = visit(inspects=False)
    become_coordinator(visitor, visit(inspects=False), take_school(), Person())
    second = visitor.context.new_page()
    second.goto(visitor.page.url)
    for page in (visitor.page, second):
        level = page.locator("form[data-form=begin] input[type=radio][name=level]")
        if level.count():
            level.first.check()
    for page in (visitor.page, second):
        page.locator("form[data-form=begin] button").click(no_wait_after=True)
    for page in (visitor.page, second):
        page.wait_for_url("**/assessments/**")
    assert visitor.page.url == second.url


def test_old_form_after_signing_out(visit, take_school):
    """An older page in a second tab: a clear page; once signed in again one can go on, and nothing is lost."""
    visitor, person = visit(scripts=False), Person()
    become_coordinator(visitor, visit(), take_school(), person)
    begin(visitor)
    asked, address = question(visitor), visitor.page.url
    choose(visitor, choices(visitor)[0])
    old = visitor.page
    visitor.page = visitor.context.new_page()
    visitor.open("/mine", "school")
    visitor.sign_out()
    old.locator("[data-form=answer] [name=note]").fill("typed in the old tab")
    old.locator("[data-form=answer] button").first.click()
    old.wait_for_load_state()
    assert visitor.reached("sign-in", old).status == 401
    assert asked in old.url

    # What was typed is kept, and saved by a button once its writer is back.
    visitor.page = old
    fill(visitor.form("sign-in"), email=person.email, password=PASSWORD)
    visitor.press(visitor.button("sign-in"), "kept")
    assert visitor.form("kept").locator("[name=note]").input_value() == "typed in the old tab"
    visitor.press(visitor.button("kept"), "question")
    visitor.open(address, "question")
    assert visitor.form("answer").locator("[name=note]").input_value() == "typed in the old tab"


def test_two_tabs_answer(visit, take_school):
    """Somebody answers a question in two tabs: the later answer stands, and is counted once."""
    visitor = visit(scripts=False, inspects=False)
    become_coordinator(visitor, visit(inspects=False), take_school(), Person())
    begin(visitor)
    address, names = visitor.page.url, choices(visitor)
    second = visitor.context.new_page()
    second.goto(address)
    choose(visitor, names[0])
    visitor.press(visitor.button("answer"), "question")
    visitor.page = second
    choose(visitor, names[1])
    visitor.press(visitor.button("answer"), "question")
    assert second.locator("[data-saved]").get_attribute("data-saved") == "1"
    visitor.open(address, "question")
    assert second.locator("input[name=response]:checked").get_attribute("value") == names[1]
