"""From the register to a result: what a newcomer does, in each language, on a phone and on a desk, without scripts."""

import json

import pytest

from program import School, fixture_schools
from walks import (
    PASSWORD, Person, answer, answer_all, begin, choices, claim, confirm_by_school, confirm_own_address, fill,
    find_school, question, responses, submit)

NAMED = {school.number: school for school in fixture_schools()}


# Schools whose names try the site: accents and an apostrophe, quotes, markup, two levels, a name of two lines.
@pytest.mark.parametrize(
    "language, width, scripts, number, queries",
    [
        ("nl", 320, False, "003223", ["ACADEMIE SINT-CAECILIA", "s-gravenbruc", "liege", "3223"]),
        ("nl", 1280, False, "003075", ["wijze uil", "ATHENEUM \"DE WIJZE", "9000 gent", "003075"]),
        ("en", 320, False, "003260", ["de bij & co", "kleuterschool bij", "<b>", "3260"]),
        ("en", 1280, False, "003297", ["OOIEVAAR", "ooiev", "3500", "003297"]),
        ("nl", 320, True, "003038", ["kompas", "lagere komp", "003038"]),
        ("nl", 1280, True, "003408", ["twee regels", "TWEE REG", "mechelen", "003408"]),
        ("en", 320, True, "003112", ["zeven torens", "Torens techn", "3112"]),
        ("en", 1280, True, "003334", ["vlindertuin", "VLINDERT", "003334"]),
        ("fr", 320, False, "006072", ["zonnewijzer", "TECHNISCH ZONNE", "6072"]),
        ("de", 320, True, "006183", ["odrada", "academie sint odr", "6183"]),
    ],
)
def test_newcomer(visit, program, language, width, scripts, number, queries):
    school, person = NAMED[number], Person()
    # The language of the browser is one that there is not: the first one is shown, and the button chooses.
    newcomer = visit(language="sv", width=width, scripts=scripts)
    newcomer.open("/", "home")
    newcomer.choose_language(language, "home")
    search(newcomer, school, queries)
    ask_for_school(newcomer, school, person)
    confirm_address(newcomer, school, person)
    reader = visit(language="nl", width=width, scripts=scripts)
    confirm_by_school(reader, school)
    reader.open("/mine", "sign-in")
    reader.open(program.link(school.email, "/school-confirmation/"), "link-gone")
    assert program.link(person.email, "/sign-in")

    newcomer.open("/mine", "school")
    given = fill_in(newcomer)
    review_and_submit(newcomer, given)
    check_result(newcomer, program, given)


def search(newcomer, school: School, queries: list[str]) -> None:
    for words in queries:
        find_school(newcomer, words, school.number)
        shown = newcomer.form("school-search").locator("[name=q]").input_value()
        newcomer.expect(shown == words, f"the search for {words!r} shows {shown!r}")
    newcomer.press(find_school(newcomer, school.number, school.number), "claim")
    assert school.name in " ".join(newcomer.page.locator("main").inner_text().split())


def ask_for_school(newcomer, school: School, person: Person) -> None:
    form = newcomer.form("claim")
    fill(form, name=person.name, email="no address", password="short")
    assert newcomer.press(newcomer.button("claim"), "claim").status == 422
    assert newcomer.errors().get_attribute("data-errors") == "2"
    assert form.locator("[name=name]").input_value() == person.name
    assert form.locator("[name=email]").input_value() == "no address"
    assert form.locator("[name=password]").input_value() == ""
    assert form.locator("[name=email]").get_attribute("aria-invalid") == "true"
    fill(form, email=person.email, password=PASSWORD)
    newcomer.press(newcomer.button("claim"), "claim-sent")


def confirm_address(newcomer, school: School, person: Person) -> None:
    newcomer.open("/mine", "sign-in")
    newcomer.open(newcomer.program.link(person.email, "/confirm/"), "confirm-address")
    fill(newcomer.form("confirm-address"), password="some other password")
    assert newcomer.press(newcomer.button("confirm-address"), "confirm-address").status == 422
    confirm_own_address(newcomer, person)


def fill_in(newcomer) -> dict[str, str]:
    """30 questions, one skipped, with a stop in the middle; gives the answers but for the skipped one."""
    begin(newcomer)
    given: dict[str, str] = {}
    refuse_nothing(newcomer)
    seen: list[str] = []
    is_out = False
    while len(seen) < 29:
        name = question(newcomer)
        assert name not in seen, f"{name} is asked again"
        seen.append(name)
        if "not-applicable" in responses(newcomer) and not is_out:
            given[name] = "not-applicable"
            not_applicable(newcomer)
            is_out = True
        elif len(seen) == 5:
            given[name] = "unknown"
            answer(newcomer, "unknown")
        elif len(seen) == 9:
            given[name] = choices(newcomer)[1]
            fill(newcomer.form("answer"), note="Een <b>notitie</b>\nmet \"tekens\" & ‏tekst")
            answer(newcomer, given[name])
        else:
            given[name] = choices(newcomer)[len(seen) % len(choices(newcomer))]
            answer(newcomer, given[name])
        assert newcomer.page.locator("[data-saved][role=status]").get_attribute("data-saved") == str(len(given))
        if len(seen) == 14:
            leave_and_go_on(newcomer)
    skipped = question(newcomer)
    assert skipped not in seen
    assert is_out
    return given


def refuse_nothing(newcomer) -> None:
    before = question(newcomer)
    fill(newcomer.form("answer"), note="nothing chosen, this stays")
    assert newcomer.press(newcomer.button("answer"), "question").status == 422
    assert newcomer.errors().get_attribute("data-errors") == "1"
    assert newcomer.errors().locator("a[href='#response']").count() == 1
    assert newcomer.form("answer").locator("[name=note]").input_value() == "nothing chosen, this stays"
    assert question(newcomer) == before
    fill(newcomer.form("answer"), note="")


def not_applicable(newcomer) -> None:
    name = question(newcomer)
    shot = answer(newcomer, "not-applicable")
    assert shot.status == 422 and question(newcomer) == name
    assert newcomer.errors().locator("a[href='#note']").count() == 1
    assert newcomer.form("answer").locator("input[value=not-applicable]").is_checked()
    fill(newcomer.form("answer"), note="x" * 4001)
    assert newcomer.press(newcomer.button("answer"), "question").status == 422
    assert newcomer.form("answer").locator("[name=note]").input_value() == "x" * 4001
    fill(newcomer.form("answer"), note="Wij hebben dit niet.")
    assert newcomer.press(newcomer.button("answer"), "question").status == 200
    assert question(newcomer) != name


def leave_and_go_on(newcomer) -> None:
    open_question = question(newcomer)
    newcomer.open("/mine", "school")
    assert newcomer.page.locator("[data-next]").get_attribute("data-next") == "answer"
    newcomer.press(newcomer.page.locator("[data-next] a[href^='/assessments/']").first, "question")
    assert question(newcomer) == open_question


def review_and_submit(newcomer, given: dict[str, str]) -> None:
    newcomer.press(newcomer.page.locator("[data-form=answer] a[href$='/review']"), "review")
    assert newcomer.page.locator("[data-open]").get_attribute("data-open") == "1"
    assert newcomer.page.locator("main li[data-question]").count() == 30
    assert newcomer.page.locator("[data-preview]").count() == 1
    newcomer.form("submit").locator("[name=agreed]").check()
    assert newcomer.press(newcomer.button("submit"), "review").status == 422
    assert newcomer.errors().locator("a[href='#open']").count() == 1

    open_item = newcomer.page.locator("main li[data-question]").filter(has=newcomer.page.locator(".state.open"))
    newcomer.press(open_item.locator("a"), "question")
    name = question(newcomer)
    given[name] = choices(newcomer)[-1]
    answer(newcomer, given[name], then="review")
    assert newcomer.page.locator("[data-open]").get_attribute("data-open") == "0"

    assert newcomer.press(newcomer.button("submit"), "review").status == 422
    assert newcomer.errors().locator("a[href='#agreed']").count() == 1
    submit(newcomer)


def check_result(newcomer, program, given: dict[str, str]) -> None:
    """What the page says is what the command says of the same answers."""
    address, verdict = newcomer.page.url, newcomer.page.locator("[data-level]")
    level = "primary"  # The questions of the version are the same for every level.
    file = program.folder / "answers.json"
    file.write_text(json.dumps({"level": level, "answers": given}))
    judged = json.loads(
        program.run("assess", "--scheme", "esafety-label", "--version", "2026.1", "--answers", str(file), "--json"))
    assert verdict.get_attribute("data-level") == judged["label"]["level"]
    assert verdict.get_attribute("data-points") == str(judged["score"]["points"])
    assert newcomer.page.locator("[data-area]").count() == 3
    plan_link = newcomer.page.locator("main a[href$='/plan']").first
    newcomer.press(plan_link, "plan")
    actions = newcomer.page.locator("[data-action]")
    shown = [actions.nth(index).get_attribute("data-action") for index in range(actions.count())]
    assert shown == [item["action"] for item in judged["plan"]]
    newcomer.open("/mine", "school")
    assert newcomer.page.locator("[data-next]").get_attribute("data-next") == "wait"
    past = newcomer.page.locator("main th a[href^='/results/']")
    assert past.count() == 1
    newcomer.press(past, "result")
    assert newcomer.page.url == address


def test_levels_of_a_school(visit, program):
    """A school with two levels says first for which one it answers."""
    samira = visit(language="en", width=320, scripts=False)
    samira.sign_in("samira@noorderhaven.example")
    assert samira.press(samira.button("begin"), "school").status == 422
    assert samira.errors().locator("a[href='#level']").count() == 1
    begin(samira)


def test_demo_school_goes_on(visit):
    """The demo has an assessment of 17 answers, to go on with; all its people can sign in."""
    nele = visit(width=320)
    nele.sign_in("nele@wilgenhoek.example")
    assert nele.page.locator("[data-next]").get_attribute("data-next") == "answer"
    nele.press(nele.page.locator("[data-next] a[href^='/assessments/']").first, "question")
    answer_all(nele)
    assert nele.page.locator("[data-open]").get_attribute("data-open") == "0"


def test_result_verify(program):
    """Last: every result that these tests made is judged again from its answers."""
    program.run("result", "verify")
