"""Somebody chooses what they are reminded of, gets a mail, and stops it by its link."""

import datetime
import email
import email.policy
import os
import sqlite3
import urllib.request

import pytest

EMAIL = "samira@noorderhaven.example"


def remind(program, weeks: int) -> None:
    """A task of hers is late; it is Monday, so many weeks on."""
    with sqlite3.connect(program.data / "esafety.sqlite", timeout=20) as database:
        database.execute(
            "INSERT INTO task (key, school, title, made_at, made_by, state, owner, due_on, notes, reason, revision) "
            "SELECT ?, school, 'Wifi <b>apart</b>', 0, person, 'busy', person, '2026-01-01', '', '', 1 "
            "FROM membership WHERE person = (SELECT key FROM person WHERE email = ?)", (weeks, EMAIL))
    today = datetime.date.today()
    monday = today + datetime.timedelta(days=7 * weeks - today.weekday())
    program.run("mail", "remind", "--date", monday.isoformat(), "--base-url", program.base)


@pytest.mark.skipif("ESAFETY_TEST_DATABASE" in os.environ, reason="puts a task into the file of the database")
@pytest.mark.parametrize("weeks, language, width, scripts", [(1, "fr", 320, False), (2, "nl", 1280, True)])
def test_choosing_getting_and_stopping(visit, program, weeks, language, width, scripts):
    samira = visit(language=language, width=width, scripts=scripts)
    samira.sign_in(EMAIL)
    samira.choose_language_quietly(language)
    samira.open("/account", "account")
    samira.page.locator("[data-form=reminders] [value=dates]").check()
    samira.press(samira.button("reminders"), "account")
    assert samira.page.locator("[data-form=reminders] [value=dates]").is_checked()
    remind(program, weeks)
    mail = program.mail(EMAIL, "/reminders/", holding="Wifi <b>apart</b>")
    link = mail.link("/reminders/") or ""
    letter = email.message_from_bytes(mail.file.read_bytes(), policy=email.policy.default)
    assert letter["List-Unsubscribe"] == f"<{link}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Wifi &lt;b&gt;apart" in letter.get_body(("html",)).get_content()

    reader = visit(language=language, width=width, scripts=scripts)
    reader.open(link, "stop-reminders")
    if weeks == 1:
        reader.press(reader.button("stop-reminders"), "reminders-stopped")
    else:
        with urllib.request.urlopen(link, data=b"List-Unsubscribe=One-Click", timeout=20) as answer:
            assert answer.status == 200
    samira.open("/account", "account")
    assert samira.page.locator("[data-form=reminders] [value=none]").is_checked()
    mail.file.unlink()
