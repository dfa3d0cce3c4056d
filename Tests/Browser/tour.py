"""A tour that sees each kind of page once, with the demo's people."""

from playwright.sync_api import Browser

from inspection import Inspector, Snapshot
from program import Program, School
from walks import PASSWORD, Person, Visitor, claim, confirm_own_address, fill, find_school


def take_tour(
    browser: Browser, program: Program, inspector: Inspector, manager_session: dict, language: str
) -> list[Snapshot]:
    shots: list[Snapshot] = []

    def visitor(session: dict | None = None) -> Visitor:
        return Visitor(browser, program, inspector, language, scripts=False, session=session, inspects=False)

    stranger, school, manager = visitor(), visitor(), visitor(manager_session)
    try:
        _public(stranger, program, shots)
        _school(school, shots)
        _others(visitor, shots)
        shots.append(_waiting_claim(visitor))
        manager.choose_language_quietly(language)
        shots.append(manager.open("/mine", "mine"))
        shots.append(manager.open("/programmes/be-vl", "programme"))
        shots.append(manager.press(manager.page.locator("main a[href$='/schools']"), "programme-schools"))
        shots.append(manager.open("/programmes/be-vl/schools?q=nergens", "programme-schools"))
        shots.append(manager.open("/programmes/be-vl/campaigns", "campaigns"))
        shots.append(manager.press(manager.button("campaign"), "campaigns"))
        fill(manager.form("campaign"), name="Info " + language, numbers="3556 006257 99 " + "8" * 120)
        shots.append(manager.press(manager.button("campaign"), "campaign-review"))
        shots.append(manager.press(manager.button("start-campaign"), "campaign"))
        shots.append(manager.open("/programmes/be-vl/groups", "programme-groups"))
        shots.append(manager.open("/claims", "claims"))
        manager.page.locator("[data-claim] summary").first.click()
        shots.append(manager.press(manager.button("refuse"), "claims"))
    finally:
        for one in (stranger, school, manager):
            one.context.close()
    return shots


def _public(stranger: Visitor, program: Program, shots: list[Snapshot]) -> None:
    shots.append(stranger.open("/", "home"))
    shots.append(stranger.open("/schools", "school-search"))
    for words in ("school", "nergens te vinden", "003556"):
        shots.append(stranger.open(f"/schools?q={words}", "school-search"))
    stranger.open("/schools", "school-search")
    shots.append(stranger.press(find_school(stranger, "003260", "003260"), "claim"))
    shots.append(stranger.press(stranger.button("claim"), "claim"))
    person = Person()
    fill(stranger.form("claim"), name="Pietje " + "Van den Langenachternaam-" * 4, email=person.email, password=PASSWORD)
    shots.append(stranger.press(stranger.button("claim"), "claim-sent"))
    shots.append(stranger.open(program.link(person.email, "/confirm/"), "confirm-address"))
    shots.append(stranger.press(stranger.button("confirm-address"), "confirm-address"))
    shots.append(stranger.open("/sign-in", "sign-in"))
    shots.append(stranger.press(stranger.button("sign-in"), "sign-in"))
    shots.append(stranger.open("/mine", "sign-in"))
    shots.append(stranger.open("/forgotten-password", "forgotten-password"))
    shots.append(stranger.press(stranger.button("forgotten-password"), "forgotten-password"))
    shots.append(stranger.open("/glossary", "glossary"))
    shots.append(stranger.open("/privacy", "privacy"))
    shots.append(stranger.open("/accessibility", "accessibility"))
    shots.append(stranger.open("/confirm/old", "link-gone"))
    shots.append(stranger.open("/nowhere", "error"))


def _school(nele: Visitor, shots: list[Snapshot]) -> None:
    """A school with a past result and an open assessment."""
    nele.sign_in("nele@wilgenhoek.example")
    nele.choose_language_quietly(shots[0].language)
    shots.append(nele.open("/mine", "school"))
    # Other tests may have answered what was open.
    nele.press(nele.page.locator("[data-next] a[href$='/review']"), "review")
    nele.press(nele.page.locator("li[data-question] a").first, "question")
    shots.append(nele.watch.snapshot(nele.page))
    nele.page.locator("[name=note]").fill("W" * 5000)
    shots.append(nele.press(nele.button("answer"), "question"))
    shots.append(nele.press(nele.page.locator("[data-area=policy] a"), "area"))
    nele.page.locator("[data-form=answer] [name=note]").first.fill("W" * 5000)
    shots.append(nele.press(nele.button("answer"), "area"))
    shots.append(nele.press(nele.page.locator("main a[href$='/review']"), "review"))
    shots.append(nele.press(nele.button("submit"), "review"))
    nele.open("/mine", "school")
    shots.append(nele.press(nele.page.locator("main a[href$='/team']"), "team"))
    shots.append(nele.press(nele.button("invite"), "team"))
    shots.append(nele.open("/account", "account"))
    shots.append(nele.press(nele.button("password"), "account"))
    nele.open("/mine", "school")
    shots.append(nele.press(nele.page.locator("main a[href$='/statement']"), "statement"))
    nele.open("/mine", "school")
    shots.append(nele.press(nele.page.locator("main th a[href^='/results/']").first, "result"))
    shots.append(nele.press(nele.page.locator("main a[href$='/plan']").first, "plan"))
    _way(nele, shots)
    _tasks(nele, shots)


def _tasks(one: Visitor, shots: list[Snapshot]) -> None:
    """The board, its form with faults, and a task as it is and with faults."""
    if one.page.locator("[data-form=schedule]").count():
        one.press(one.button("schedule"), "tasks")
    else:
        one.open("/mine", "school")
        one.press(one.page.locator("main a[href$='/tasks']").first, "tasks")
    board = one.page.url
    fill(one.form("add-task"), title="W" * 90)
    one.press(one.button("add-task"), "tasks")
    shots.append(one.press(one.button("add-task"), "tasks"))
    shots.append(one.press(one.page.locator("[data-task] a").first, "task"))
    one.form("task").locator("[value=declined]").check()
    shots.append(one.press(one.button("task"), "task"))
    shots.append(one.press(one.page.locator("main a[data-proofs]"), "proof"))
    shots.append(one.press(one.button("proof-file"), "proof"))
    one.open(board, "tasks")


def _way(one: Visitor, shots: list[Snapshot]) -> None:
    """As it opens, with a way ticked, and with hours that are none."""
    shots.append(one.press(one.page.locator("main a[href$='/way']"), "way"))
    if (tick := one.page.locator("[data-way] a[href*='do=']")).count():
        shots.append(one.press(tick.last, "way"))
        fill(one.form("way"), hours="W" * 30)
        shots.append(one.press(one.button("way"), "way"))
        fill(one.form("way"), hours="40")
        shots.append(one.press(one.button("way"), "way"))


def _waiting_claim(visitor) -> Snapshot:
    """Of a school without an address in the register, for the manager to see."""
    claimant, person = visitor(), Person(name="Wacht Op-Antwoord")
    claim(claimant, School("003186", "", ""), person)
    confirm_own_address(claimant, person)
    shot = claimant.watch.snapshot(claimant.page)
    claimant.context.close()
    return shot


def _others(visitor, shots: list[Snapshot]) -> None:
    """A school with a strong result, one without label, and one that begins."""
    for email in ("joris@wilgenrijk.example", "tom@vuurtoren.example"):
        one = visitor()
        one.sign_in(email)
        one.choose_language_quietly(shots[0].language)
        shots.append(one.open("/mine", "school"))
        shots.append(one.press(one.page.locator("main th a[href^='/results/']").first, "result"))
        if (difference := one.page.locator("main a[href$='/difference']")).count():
            shots.append(one.press(difference, "difference"))
            one.page.go_back()
        shots.append(one.press(one.page.locator("main a[href$='/plan']").first, "plan"))
        _way(one, shots)
        one.context.close()
