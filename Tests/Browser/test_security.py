"""What can be seen of security from a browser, and how heavy the pages are."""

import urllib.parse

import pytest

from walks import PASSWORD, Person, answer, begin, become_coordinator, choices, claim, confirm_by_school, fill

HOSTILE = "<script>alert(1)</script> O'Brien & \"Q\" \u202eסוף </p><b>x"
BARE_NAME = " ".join(HOSTILE.split())


def test_text_is_text(visit, program, take_school):
    """Markup, quotes and marks of direction in a name and a note come back as they were typed."""
    school, person = take_school(), Person(name=HOSTILE)
    visitor, reader = visit(width=320), visit()
    claim(visitor, school, person)
    link = program.link(person.email, "/confirm/")
    visitor.open(link, "confirm-address")
    assert BARE_NAME in visitor.page.locator("main").text_content()
    fill(visitor.form("confirm-address"), password=PASSWORD)
    visitor.press(visitor.button("confirm-address"), "mine")
    reader.open(program.link(school.email, "/school-confirmation/"), "school-confirmation")
    assert BARE_NAME in reader.page.locator("main").text_content()
    confirm_by_school(reader, school)
    visitor.open("/mine", "school")
    assert BARE_NAME in visitor.page.locator("header").text_content()
    begin(visitor)
    note = f"{HOSTILE}\n</textarea><img src=x onerror=alert(2)>\n\u200fمرحبا\u200e 😀"
    fill(visitor.form("answer"), note=note)
    address = visitor.page.url
    answer(visitor, choices(visitor)[0])
    visitor.open(address, "question")
    assert visitor.form("answer").locator("[name=note]").input_value() == note
    visitor.press(visitor.page.locator("[data-form=answer] a[href$='/review']"), "review")
    assert note.replace("\n", "") in visitor.page.locator("main").text_content().replace("\n", "")
    assert visitor.page.locator("main img, main script").count() == 0


@pytest.mark.parametrize("query", [HOSTILE, "' OR 1=1 --", "\"", "%", "*", "school NOT", "\0", "é" * 300, "\u202e", "(", "^a:b"])
def test_searching_for_anything(visit, query):
    visitor = visit(width=320)
    shot = visitor.open("/schools?" + urllib.parse.urlencode({"q": query}), "school-search")
    assert shot.status == 200


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/schools/x", "/schools/..%2f..%2f/claim", "/assessments/1/questions/q101", "/results/%00", "/confirm/%ff",
     "/public/../site.css", "/results/zzzzzzzzzzzzz/plan"],
)
def test_unknown_addresses(visit, address):
    """Each gives a page of ours, to a stranger and to somebody signed in."""
    for signs_in in (False, True):
        visitor = visit(inspects=signs_in)
        if signs_in:
            visitor.sign_in("joris@wilgenrijk.example")
        response = visitor.page.goto(address)
        assert response.status in (401, 404, 410, 400), f"{address}: {response.status}"
        assert visitor.page.locator("main[data-page]").count() == 1


def test_schools_are_apart(visit):
    """Another school's pages are as if they were not there."""
    joris = visit()
    joris.sign_in("joris@wilgenrijk.example")
    joris.press(joris.page.locator("main th a[href^='/results/']").first, "result")
    result = joris.page.url
    joris.open("/mine", "school")
    school = joris.page.url
    tom = visit()
    tom.sign_in("tom@vuurtoren.example")
    for address in (result, f"{result}/plan", school):
        assert tom.open(address, "error").status == 404


def test_sign_in_tells_nothing(visit):
    visitor = visit(width=320)
    visitor.open("/sign-in", "sign-in")
    said = []
    for email in ("joris@wilgenrijk.example", "nobody@nowhere.example"):
        fill(visitor.form("sign-in"), email=email, password="not the password")
        assert visitor.press(visitor.button("sign-in"), "sign-in").status == 422
        said.append(visitor.errors().inner_text())
        assert visitor.form("sign-in").locator("[name=email]").input_value() == email
    assert said[0] == said[1]


def test_sessions_are_out_of_reach(visit):
    joris = visit()
    joris.sign_in("joris@wilgenrijk.example")
    cookies = joris.context.cookies()
    assert {cookie["name"] for cookie in cookies} <= {"session", "visit", "language"}
    assert all(cookie["httpOnly"] and cookie["sameSite"] == "Lax" for cookie in cookies)
    assert joris.page.evaluate("document.cookie") == ""
    assert "no-store" in joris.watch.document(joris.page).headers["cache-control"]


def test_form_of_another_site(visit, program):
    """A page elsewhere that posts our form changes nothing."""
    joris = visit(inspects=False)
    joris.sign_in("joris@wilgenrijk.example")
    joris.page.route("http://elsewhere.example/", lambda route: route.fulfill(
        content_type="text/html",
        body=f"<form method=post action='{program.base}/sign-out'><button>press</button></form>"))
    joris.page.goto("http://elsewhere.example/")
    joris.watch.complaints.clear()
    joris.page.locator("button").click()
    joris.page.wait_for_url("**/sign-out")
    assert joris.page.locator("main[data-page=error]").count() == 1
    joris.open("/mine", "school")


@pytest.mark.parametrize("kind, most", [("home", 60_000), ("question", 40_000)])
def test_weight(visit, kind, most):
    """All that a first visit loads, before any compression."""
    visitor = visit(inspects=False)
    sizes: dict[str, int] = {}
    visitor.context.on("requestfinished", lambda it: sizes.update(
        {it.url: len(it.response().body()) if it.response().ok else 0}))
    if kind == "home":
        visitor.open("/", "home")
    else:
        visitor.sign_in("nele@wilgenhoek.example")
        visitor.open("/mine", "school")
        visitor.press(visitor.page.locator("[data-next] a[href$='/review'], [data-next] a").last, "review")
        visitor.press(visitor.page.locator("li[data-question] a").first, "question")
    visitor.page.wait_for_timeout(200)
    page = len(visitor.watch.document(visitor.page).body())
    files = sum(size for url, size in sizes.items() if "/public/" in url)
    assert 0 < page + files < most, f"{kind}: {page} + {files} bytes"


def test_become_coordinator_needs_both(visit, take_school):
    """The school's yes alone lets nobody in: the claimant's own address is asked first."""
    school, person = take_school(), Person()
    claimant, reader = visit(scripts=False), visit(scripts=False)
    claim(claimant, school, person)
    assert not [mail for mail in claimant.program.mails(school.email) if person.email in mail.body]
    claimant.open("/mine", "sign-in")
    fill(claimant.form("sign-in"), email=person.email, password=PASSWORD)
    assert claimant.press(claimant.button("sign-in"), "sign-in").status == 422
    become_coordinator(visit(scripts=False), reader, take_school(), Person())
