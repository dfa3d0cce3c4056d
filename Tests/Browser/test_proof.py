"""Proof at a task: a file, a link and a statement, with what goes wrong on the way, with and without scripts."""

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from walks import fill

PHOTO = Path(__file__).with_name("photo.jpg")


@pytest.mark.parametrize("language, width, scripts", [("fr", 320, False), ("nl", 1280, True)])
def test_a_team_shows_what_it_did(visit, program, tmp_path, language, width, scripts):
    task = own_task(program, "nele@wilgenhoek.example", f"Eigen taak {language}")
    nele = visit(language=language, width=width, scripts=scripts)
    nele.sign_in("nele@wilgenhoek.example")
    nele.choose_language_quietly(language)
    nele.open(f"/tasks/{task}/proof", "proof")

    # A drawing that calls itself a photo: what was typed beside it stays.
    lie = tmp_path / "photo.png"
    lie.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    fill(nele.form("proof-file"), **{"file-note": "Ons rooster"})
    nele.form("proof-file").locator("[name=file]").set_input_files(lie)
    assert nele.press(nele.button("proof-file"), "proof").status == 422
    assert nele.form("proof-file").locator("[name=file-note]").input_value() == "Ons rooster"

    nele.form("proof-file").locator("[name=file]").set_input_files(PHOTO)
    nele.press(nele.button("proof-file"), "proof")
    assert count(nele) == 1 and nele.page.locator(".notice.success").count() == 1
    with nele.page.expect_download() as started:
        nele.page.locator("[data-proof] a").click()
    kept = Path(started.value.path()).read_bytes()
    assert started.value.suggested_filename == "photo.jpg"
    assert b"hidden-place" in PHOTO.read_bytes() and b"hidden-place" not in kept

    unfold(nele, "proof-link")
    fill(nele.form("proof-link"), address="https://localhost/beleid", **{"link-note": "Beleid"})
    assert nele.press(nele.button("proof-link"), "proof").status == 422
    fill(nele.form("proof-link"), address="www.school.example/beleid")
    nele.press(nele.button("proof-link"), "proof")
    unfold(nele, "proof-statement")
    fill(nele.form("proof-statement"), statement="In mei besproken.\nMet iedereen.")
    nele.press(nele.button("proof-statement"), "proof")
    assert count(nele) == 3

    nele.page.locator("[data-proof] summary").first.click()
    nele.press(nele.page.locator("[data-form=remove-proof] button").first, "proof")
    assert count(nele) == 2


def count(visitor) -> int:
    return int(visitor.page.locator("[data-count]").get_attribute("data-count"))


def unfold(visitor, form: str) -> None:
    visitor.page.locator(f"details:has([data-form={form}]) > summary").click()


def own_task(program, email: str, title: str) -> str:
    """A task of the person's school; its key as addresses write it."""
    key = 1_000_000_000 + sum(title.encode())
    statement = f"""
        INSERT INTO task (key, school, title, made_at, made_by, state, notes, reason, revision)
        SELECT {key}, membership.school, '{title}', 0, person.key, 'accepted', '', '', 1
        FROM membership JOIN person ON person.key = membership.person WHERE person.email = '{email}'
        ON CONFLICT DO NOTHING"""
    if database := os.environ.get("ESAFETY_TEST_DATABASE"):
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement, database], check=True)
    else:
        with sqlite3.connect(next(program.data.glob("*.sqlite")), timeout=10) as connection:
            connection.execute(statement)
    alphabet, text = "0123456789abcdefghjkmnpqrstvwxyz", ""
    for _ in range(13):
        key, digit = divmod(key, 32)
        text = alphabet[digit] + text
    return text
