"""Letters over SMTP to a real server that is slow, refuses, or breaks off. No browser: the program as it runs."""

import asyncio
import os
import socket
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from program import Program
from sink import PASSWORD, USER, Sink, certificate, free_port, sign_in
from test_bad_days import faketime


class Post:
    """An installation with an outbox: `esafety mail …` on it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.run("migrate")

    def fill(self, *recipients: str) -> None:
        with sqlite3.connect(self.program.data / "esafety.sqlite") as database:
            (last,) = database.execute("SELECT COALESCE(MAX(key), 0) FROM mail").fetchone()
            database.executemany(
                "INSERT INTO mail (key, recipient, subject, body, html, made_at) VALUES (?, ?, ?, ?, ?, 0)",
                [(last + 1 + n, to, "Één brief", ".\n.een punt\n" + "Dag\n" * 999, "<p>Dag")
                 for n, to in enumerate(recipients)])

    def command(self, *arguments: str) -> list[str]:
        return [str(self.program.program), *arguments]

    def environment(self, **own: str) -> dict[str, str]:
        rest = {name: value for name, value in os.environ.items() if not name.startswith("ESAFETY_")}
        mine = {"ESAFETY_DATA": str(self.program.data), "ESAFETY_CONTENT": str(self.program.content)}
        return rest | mine | own

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            self.command(*arguments), env=self.environment(**environment), capture_output=True, text=True, timeout=60)

    def send(self, smtp: str, *options: str, **environment: str) -> subprocess.CompletedProcess:
        return self.run("mail", "send", "--smtp", smtp, *options, **environment)

    def send_later(self, smtp: str, minutes: int) -> subprocess.CompletedProcess:
        """The same with a clock that is ahead."""
        clock = {"LD_PRELOAD": faketime(), "FAKETIME": f"+{minutes}m", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        command = ["sh", "-c", 'exec "$0" "$@"', *self.command("mail", "send", "--smtp", smtp)]
        return subprocess.run(command, env=self.environment(**clock), capture_output=True, text=True, timeout=60)

    def status(self) -> str:
        return self.run("mail", "status").stdout


@pytest.fixture(scope="module")
def installed() -> Iterator[Program]:
    program = Program()
    program.install()
    yield program
    program.stop()


@pytest.fixture
def post(installed: Program, tmp_path: Path) -> Post:
    installed.data = tmp_path / "data"
    return Post(installed)


@pytest.fixture
def sink() -> Iterator[Sink]:
    sink = Sink()
    yield sink
    sink.stop()


def plain(sink: Sink) -> str:
    return f"smtp://127.0.0.1:{sink.port}"


def test_a_letter_arrives(post: Post, sink: Sink) -> None:
    post.fill("an@one.example", "bo@two.example")
    done = post.send(plain(sink), "--mail-from", "eSafety Lábel <label@example.org>")
    assert done.returncode == 0, done
    assert sink.envelopes == [("label@example.org", ["an@one.example"]), ("label@example.org", ["bo@two.example"])]
    letter = sink.taken[0]
    assert letter["Subject"] == "Één brief" and letter["From"] == "eSafety Lábel <label@example.org>"
    assert letter.get_body(("plain",)).get_content().startswith(".\n.een punt\nDag\n")
    assert "<p>Dag" in letter.get_body(("html",)).get_content()
    assert len(set(sink.ids)) == 2
    assert post.status().startswith("0 waiting; 0 late; 0 given up.")
    assert post.send(plain(sink)).returncode == 0 and len(sink.taken) == 2


def test_signing_in_over_starttls(post: Post, tmp_path: Path) -> None:
    context, authority = certificate(tmp_path)
    sink = Sink(tls_context=context, require_starttls=True, authenticator=sign_in, auth_required=True)
    try:
        server = f"smtp://{USER.replace('@', '%40')}@localhost:{sink.port}"
        post.fill("an@one.example")
        stranger = post.send(server, ESAFETY_SMTP_PASSWORD=PASSWORD)
        assert stranger.returncode == 1 and "certificate" in stranger.stderr.lower(), stranger
        wrong = post.send(server, "--smtp-ca", str(authority), ESAFETY_SMTP_PASSWORD="falsch")
        assert wrong.returncode == 1 and "535" in wrong.stderr, wrong
        assert "535" in post.status() and "0 given up" in post.status()
        file = tmp_path / "password"
        file.write_text(PASSWORD + "\n")
        right = post.send(server, "--smtp-ca", str(authority), "--smtp-password-file", str(file))
        assert right.returncode == 0 and sink.over_tls == [True], right
        for outcome in (stranger, wrong, right):
            assert PASSWORD not in outcome.stdout + outcome.stderr
    finally:
        sink.stop()


def test_tls_from_the_first_byte(post: Post, tmp_path: Path) -> None:
    context, authority = certificate(tmp_path)
    sink = Sink(ssl_context=context, authenticator=sign_in, auth_require_tls=False)
    try:
        post.fill("an@one.example")
        server = f"smtps://{USER.replace('@', '%40')}@localhost:{sink.port}"
        assert post.send(server, ESAFETY_SMTP_PASSWORD=PASSWORD).returncode == 1
        done = post.send(server, "--smtp-ca", str(authority), ESAFETY_SMTP_PASSWORD=PASSWORD)
        assert done.returncode == 0 and len(sink.taken) == 1, done
    finally:
        sink.stop()


def test_nothing_goes_in_the_clear_where_tls_is_required(post: Post, sink: Sink) -> None:
    post.fill("an@one.example")
    assert post.send(plain(sink), "--smtp-tls", "required").returncode == 1
    assert sink.taken == [] and post.status().startswith("1 waiting")


def test_a_refusal_for_good(post: Post, sink: Sink) -> None:
    post.fill("nobody@one.example")
    sink.recipient = "550 5.1.1 No such user here"
    done = post.send(plain(sink))
    assert done.returncode == 0 and "nobody@" not in done.stderr and "is given up: 550 5.1.1" in done.stderr
    status = post.run("mail", "status")
    assert status.returncode == 1 and "1 given up." in status.stdout and "No such user here" in status.stdout
    sink.recipient = None
    assert post.send(plain(sink)).returncode == 0 and sink.taken == []
    assert post.run("mail", "retry").stdout == "1 letter(s) will be tried again.\n"
    assert post.send(plain(sink)).returncode == 0 and len(sink.taken) == 1


@pytest.mark.parametrize("way", ["recipient", "text"])
def test_a_refusal_for_now(post: Post, sink: Sink, way: str) -> None:
    post.fill("an@one.example", "bo@two.example")
    setattr(sink, way, "450 4.2.0 Greylisted, come back later")
    assert post.send(plain(sink)).returncode == 0
    assert "2 late" in post.status() and "tried 1 time(s)" in post.status() and "Greylisted" in post.status()
    setattr(sink, way, None)
    assert post.send(plain(sink)).returncode == 0 and sink.taken == [], "not before its time"
    assert post.send_later(plain(sink), 2).returncode == 0
    assert len(sink.taken) == 2 and post.status().startswith("0 waiting")


def test_a_slow_server(post: Post, sink: Sink) -> None:
    post.fill("an@one.example")
    sink.text = lambda _: asyncio.sleep(5)
    begin = time.monotonic()
    assert post.send(plain(sink), "--smtp-timeout", "1").returncode == 0
    assert time.monotonic() - begin < 4
    assert "tried 1 time(s)" in post.status() and "imeout" in post.status()


def test_a_server_that_says_nothing(post: Post) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        post.fill("an@one.example", "bo@two.example")
        done = post.send(f"smtp://127.0.0.1:{silent.getsockname()[1]}", "--smtp-timeout", "1")
    assert done.returncode == 1 and "tried 0 time(s)" in post.status()
    gone = post.send(f"smtp://127.0.0.1:{free_port()}")
    assert gone.returncode == 1 and "connect" in gone.stderr.lower(), gone


def test_it_breaks_off_in_the_text(post: Post, sink: Sink) -> None:
    post.fill("an@one.example")
    sink.text = lambda server: server.transport.abort()
    assert post.send(plain(sink)).returncode == 0
    assert "tried 1 time(s)" in post.status()
    sink.text = None
    post.send_later(plain(sink), 2)
    assert len(sink.taken) == 2 and len(set(sink.ids)) == 1, "twice, as the same letter"


def test_a_crash_between_sending_and_noting(post: Post, sink: Sink) -> None:
    """At least once: the server has taken the letter, and the program dies before it hears of it."""
    post.fill("an@one.example")
    program = subprocess.Popen(post.command("mail", "send", "--smtp", plain(sink)), env=post.environment())

    async def die(_) -> None:
        program.kill()
        await asyncio.sleep(0.2)

    sink.text = die
    assert program.wait(20) == -9 and len(sink.taken) == 1
    sink.text = None
    assert post.status().startswith("1 waiting")
    assert post.send(plain(sink)).returncode == 0 and len(sink.taken) == 1, "it still belongs to who died"
    assert post.send_later(plain(sink), 4).returncode == 0
    assert len(sink.taken) == 2 and len(set(sink.ids)) == 1
    assert post.send_later(plain(sink), 600).returncode == 0 and len(sink.taken) == 2


def test_two_servers_send_each_letter_once(post: Post, sink: Sink) -> None:
    post.fill(*(f"p{number}@one.example" for number in range(60)))
    both = [subprocess.Popen(post.command("mail", "send", "--smtp", plain(sink)), env=post.environment())
            for _ in range(2)]
    assert [each.wait(60) for each in both] == [0, 0]
    assert len(sink.taken) == 60 and len(set(sink.ids)) == 60


def test_a_stop_does_not_wait_for_a_slow_server(post: Post, sink: Sink) -> None:
    post.fill("an@one.example")
    arrived = threading.Event()

    async def dawdle(_) -> None:
        arrived.set()
        await asyncio.sleep(20)

    sink.text = dawdle
    command = post.command("serve", "--port", str(free_port()), "--smtp", plain(sink))
    server = subprocess.Popen(command, env=post.environment(), stdout=subprocess.DEVNULL)
    assert arrived.wait(20)
    server.terminate()
    assert server.wait(9) == 0
    assert post.status().startswith("1 waiting")


@pytest.mark.parametrize("options", [
    ["--smtp", "mail.example"], ["--smtp", "smtp://me:secret@mail.example"], ["--smtp", "smtp://me@mail.example"],
    ["--smtp", "smtp://mail.example", "--smtp-tls", "yes"], ["--smtp", "smtp://mail.example", "--smtp-timeout", "0"],
    ["--smtp", "smtp://mail.example", "--smtp-ca", "/nowhere"], ["--mail-from", "nobody"],
    ["--smtp", "smtp://me@mail.example", "--smtp-password-file", "/nowhere"],
])
def test_options_that_cant_be(post: Post, options: list[str]) -> None:
    done = post.run("mail", "send", *options)
    assert done.returncode == 2 and done.stderr and "secret" not in done.stderr, done
