"""The ways that people go through the site, step by step. Each page that is reached is inspected."""

import itertools
import os
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from inspection import Inspector, Snapshot, Watch, describe, overflow
from program import Program, School

PASSWORD = "een lang zinnetje voor de toets"
DEMO_PASSWORD = "waterland proeft mee"
_numbers = itertools.count(1)


class Visitor:
    """Somebody at a browser of their own."""

    def __init__(
        self, browser: Browser, program: Program, inspector: Inspector, language: str = "nl", width: int = 1280,
        scripts: bool = True, session: dict | None = None, inspects: bool = True,
    ) -> None:
        self.program = program
        self.width = width
        self._inspector = inspector
        self._inspects = inspects
        self.context = browser.new_context(
            base_url=program.base, locale={"nl": "nl-BE", "en": "en-GB"}.get(language, language),
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, storage_state=session,
            reduced_motion="reduce")
        self.context.set_default_timeout(20_000)
        self.watch = Watch(self.context)
        self.page = self.context.new_page()

    def open(self, address: str, name: str) -> Snapshot:
        self.page.goto(address)
        return self.reached(name)

    def press(self, button: Locator, name: str) -> Snapshot:
        """Presses what leads to another page, which must be the one of that name."""
        with button.page.expect_navigation(wait_until="load"):
            button.click()
        return self.reached(name)

    def reached(self, name: str, page: Page | None = None) -> Snapshot:
        page = page or self.page
        page.wait_for_load_state()
        shot = self.watch.snapshot(page)
        self._keep_picture(page, shot)
        assert shot.name == name, f"reached {shot.name} ({shot.status}) instead of {name} at {page.url}"
        if self._inspects and (faults := self._inspector.faults(shot, self.width)):
            self.watch.complaints.append(faults)
        if self._inspects and (faults := overflow(page)):
            self.watch.complaints.append(describe(shot, self.width, faults))
        return shot

    def _keep_picture(self, page: Page, shot: Snapshot) -> None:
        """With ESAFETY_PICTURES=FOLDER: of each page that is reached the latest picture, to be looked at."""
        if folder := os.environ.get("ESAFETY_PICTURES"):
            kept = Path(folder) / f"{shot.name}-{shot.language}-{self.width}-{shot.status}.png"
            page.screenshot(path=kept, full_page=True)

    def expect(self, holds: bool, words: str) -> None:
        """Goes on where it does not hold; the test fails at its end."""
        if not holds:
            self.watch.complaints.append(f"{words} ({self.page.url})")

    def form(self, name: str) -> Locator:
        return self.page.locator(f"main form[data-form={name}]")

    def button(self, form: str) -> Locator:
        """The button that a form is for: not one that confirms an earlier answer or takes a group's over, nor what the Enter key presses."""
        return self.form(form).locator("button:not([name=still], [form], [aria-hidden])").first

    def errors(self) -> Locator:
        return self.page.locator("[data-errors]")

    def choose_language(self, language: str, name: str) -> None:
        self.page.locator("details.lang summary").click()
        self.press(self.page.locator(f"form[data-form=language] button[value={language}]"), name)
        assert self.page.locator("html").get_attribute("lang") == language

    def choose_language_quietly(self, language: str) -> None:
        self.context.add_cookies([{"name": "language", "value": language, "url": self.program.base}])

    def sign_in(self, email: str, password: str = DEMO_PASSWORD, lands_on: str = "school") -> None:
        self.open("/sign-in", "sign-in")
        fill(self.form("sign-in"), email=email, password=password)
        self.press(self.button("sign-in"), lands_on)

    def sign_out(self) -> None:
        self.press(self.page.locator("header form[data-form=sign-out] button"), "home")


@dataclass
class Person:
    name: str = "Noor De Wachter"
    email: str = field(default_factory=lambda: f"newcomer{next(_numbers)}@work.example")


def fill(form: Locator, **values: str) -> None:
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)


def accept_invitation(visitor: Visitor, link: str) -> None:
    visitor.open(link, "invitation")
    form = visitor.form("invitation")
    fill(form, name="Lena Programma", password="kort")
    assert visitor.press(visitor.button("invitation"), "invitation").status == 422
    assert form.locator("[name=name]").input_value() == "Lena Programma"
    fill(form, password=PASSWORD)
    visitor.press(visitor.button("invitation"), "claims")
    visitor.open(link, "link-gone")


def find_school(visitor: Visitor, words: str, number: str) -> Locator:
    """Searches from wherever there is a search form; gives the link of the school."""
    form = visitor.form("school-search")
    fill(form, q=words)
    visitor.press(form.locator("button"), "school-search")
    link = visitor.page.locator(f"[data-school='{number}'] a")
    visitor.expect(link.count() == 1, f"{words!r} does not find {number}")
    return link


def claim(visitor: Visitor, school: School, person: Person) -> None:
    """From anywhere to a claim that waits for the claimant's own address."""
    visitor.open("/schools", "school-search")
    visitor.press(find_school(visitor, school.number, school.number), "claim")
    fill(visitor.form("claim"), name=person.name, email=person.email, password=PASSWORD)
    visitor.press(visitor.button("claim"), "claim-sent")


def confirm_own_address(visitor: Visitor, person: Person) -> None:
    visitor.open(visitor.program.link(person.email, "/confirm/"), "confirm-address")
    fill(visitor.form("confirm-address"), password=PASSWORD)
    visitor.press(visitor.button("confirm-address"), "mine")
    assert visitor.page.locator("[data-waiting]").count() == 1


def confirm_by_school(visitor: Visitor, school: School) -> None:
    """By whoever reads the school's mail, in another browser."""
    visitor.open(visitor.program.link(school.email, "/school-confirmation/"), "school-confirmation")
    visitor.press(visitor.button("school-confirmation"), "school-confirmed")


def become_coordinator(visitor: Visitor, other: Visitor, school: School, person: Person) -> None:
    """The whole way to the school's page."""
    claim(visitor, school, person)
    confirm_own_address(visitor, person)
    confirm_by_school(other, school)
    visitor.open("/mine", "school")


def begin(visitor: Visitor) -> None:
    """Begins an assessment at the first of the school's levels."""
    levels = visitor.form("begin").locator("input[type=radio][name=level]")
    if levels.count():
        levels.first.check()
    visitor.press(visitor.button("begin"), "question")


def question(visitor: Visitor) -> str:
    return visitor.page.locator("fieldset[data-question]").get_attribute("data-question") or ""


def responses(visitor: Visitor) -> list[str]:
    inputs = visitor.form("answer").locator("input[name=response]")
    return [inputs.nth(index).get_attribute("value") or "" for index in range(inputs.count())]


def choose(visitor: Visitor, response: str) -> None:
    visitor.form("answer").locator(f"input[name=response][value='{response}']").check()


def answer(visitor: Visitor, response: str, then: str = "question") -> Snapshot:
    choose(visitor, response)
    return visitor.press(visitor.button("answer"), then)


def choices(visitor: Visitor) -> list[str]:
    """Without the reserved ones."""
    return [it for it in responses(visitor) if it not in ("unknown", "not-applicable")]


def answer_all(visitor: Visitor, pick=max) -> dict[str, str]:
    """Answers what is open, until the review; `pick` takes from the choices of a question."""
    given: dict[str, str] = {}
    for _ in range(60):
        if visitor.page.locator("main").get_attribute("data-page") == "review":
            return given
        name, choice = question(visitor), pick(choices(visitor))
        given[name] = choice
        choose(visitor, choice)
        visitor.button("answer").click()
        visitor.page.wait_for_load_state()
        visitor.reached(visitor.page.locator("main").get_attribute("data-page") or "")
    raise AssertionError("60 answers do not lead to the review")


def submit(visitor: Visitor) -> str:
    """From the review to the result; gives its address."""
    visitor.form("submit").locator("[name=agreed]").check()
    visitor.press(visitor.button("submit"), "result")
    return visitor.page.url


