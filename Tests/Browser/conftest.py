"""What the browser tests share. Pages are found by their data- hooks, names and roles, never by words."""

import sys

sys.dont_write_bytecode = True

import functools
import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from inspection import Inspector
from program import MANAGER, Program, School, fixture_schools
from tour import take_tour
from walks import Visitor, accept_invitation

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    program = Program()
    try:
        program.start()
        yield program
    finally:
        program.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def inspector(browser: Browser, program: Program) -> Iterator[Inspector]:
    inspector = Inspector(browser, program.base)
    yield inspector
    inspector.close()


Open = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, program: Program, inspector: Inspector) -> Iterator[Open]:
    """Opens a fresh browser for somebody; afterwards none of them may have complained."""
    visitors: list[Visitor] = []
    if ended := program.obituary():
        pytest.exit(ended, returncode=1)

    def open_one(**wishes) -> Visitor:
        visitors.append(Visitor(browser, program, inspector, **wishes))
        return visitors[-1]

    yield open_one
    complaints = [complaint for visitor in visitors for complaint in visitor.watch.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert not complaints, "\n".join(dict.fromkeys(complaints))


@pytest.fixture(scope="session")
def _pool() -> dict[bool, list[School]]:
    """Schools of the invented register with one plain address, and those without."""
    usable = [school for school in fixture_schools() if "003410" < school.number < "006072"]
    return {
        True: [school for school in usable if school.email and "," not in school.email],
        False: [school for school in usable if not school.email],
    }


@pytest.fixture
def take_school(_pool: dict[bool, list[School]]) -> Callable[..., School]:
    """A school of the register that nobody has claimed."""
    return lambda with_email=True: _pool[with_email].pop(0)


@pytest.fixture(scope="session")
def manager_session(browser: Browser, program: Program, inspector: Inspector) -> dict:
    """The session of the programme manager, who took the invitation in a browser."""
    visitor = Visitor(browser, program, inspector)
    accept_invitation(visitor, program.link(MANAGER, "/invitation/"))
    assert not visitor.watch.complaints
    state = visitor.context.storage_state()
    visitor.context.close()
    return state


@pytest.fixture(scope="session")
def tours(browser: Browser, program: Program, inspector: Inspector, manager_session: dict) -> Callable:
    """The pages of the tour in a language, seen once."""
    return functools.cache(lambda language: take_tour(browser, program, inspector, manager_session, language))
