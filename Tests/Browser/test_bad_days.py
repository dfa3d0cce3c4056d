"""Days that go wrong: a killed server, a full disk, a wrong clock, two servers, broken clients. Over real HTTP,
without a browser."""

import contextlib
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coordinator import Answer, Coordinator
from program import Program

SILENCE = 30  # seconds without a whole request, after which the server hangs up


class School:
    """What a coordinator typed and what the server acknowledged, question by question."""

    def __init__(self) -> None:
        self.acknowledged: dict[tuple[str, str], str] = {}
        self.tried: dict[tuple[str, str], set[str]] = {}
        self.results: list[str] = []
        self.saves = 0


def serving(schools: int) -> Callable[[], contextlib.AbstractContextManager[tuple[Program, list[str]]]]:
    @contextlib.contextmanager
    def make(data: Path | None = None) -> Iterator[tuple[Program, list[str]]]:
        program = Program()
        program.data = data or program.data
        try:
            program.install()
            register = program.folder / "register.csv"
            program.run("demo", "register", "--schools", str(schools * 2), str(register))
            program.run("schools", "import", "--programme", "be-vl", str(register))
            emails = program.run("demo", "coordinators", "--programme", "be-vl", "--schools", str(schools)).split()
            program.serve()
            yield program, emails
        finally:
            program.stop()

    return make


def walk_on(program: Program, emails: list[str], lock: threading.Lock, school: School, stop: threading.Event,
            going: list) -> None:
    """Answers and submits, one school after another, until the server is gone; goes on there the next time."""
    counter = random.Random()
    try:
        while not stop.is_set():
            if not going:
                with lock:
                    coordinator = Coordinator(program.port, emails.pop())
                going += [coordinator, None]
            coordinator = going[0]
            if not coordinator.cookies.get("session"):
                coordinator.sign_in()
            going[1] = going[1] or coordinator.begin()
            answer_all(coordinator, going[1], school, counter)
            done = coordinator.submit(going[1])
            assert done.status == 303, done.text
            school.results.append(done.location.rsplit("/", 1)[1])
            coordinator.hang_up()
            going.clear()
    except OSError:
        pass
    except Exception as error:  # noqa: BLE001 - a connection that breaks shows in many ways
        if not stop.is_set():
            raise
        assert not isinstance(error, AssertionError), error


def answer_all(coordinator: Coordinator, assessment: str, school: School, counter: random.Random) -> None:
    for path, fields in coordinator.question_forms(assessment):
        key = (assessment.rsplit("/", 1)[1], path.rsplit("/", 1)[1])
        if key in school.acknowledged and counter.random() < 0.97:
            continue
        note = f"note {counter.getrandbits(60):x}"
        school.tried.setdefault(key, set()).add(note)
        answer = coordinator.post(path, fields | {"note": note})
        assert answer.status == 303, (answer.status, answer.text)
        school.acknowledged[key] = note
        school.tried[key] = set()
        school.saves += 1


def kept_notes(program: Program) -> dict[tuple[int, str], str]:
    with contextlib.closing(sqlite3.connect(program.data / "esafety.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute("SELECT assessment, name, note FROM answer JOIN term ON term.key = answer.question")
        return {(assessment, name): note for assessment, name, note in rows}


def key_number(text: str) -> int:
    number = 0
    for character in text:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(character)
    return number


def check_kept(program: Program, schools: list[School]) -> int:
    """All that was acknowledged is there, whole; how many answers that were."""
    notes = kept_notes(program)
    acknowledged = 0
    for school in schools:
        for (assessment, question), note in school.acknowledged.items():
            acknowledged += 1
            kept = notes.get((key_number(assessment), question))
            assert kept == note or kept in school.tried[assessment, question], (assessment, question, note, kept)
    program.run("result", "verify")
    with contextlib.closing(sqlite3.connect(program.data / "esafety.sqlite")) as database:
        results = {row[0] for row in database.execute("SELECT key FROM result")}
    assert {key_number(result) for school in schools for result in school.results} <= results
    return acknowledged


def run_clients(work: Callable[[int], None], count: int) -> list[threading.Thread]:
    threads = [threading.Thread(target=work, args=(index,), daemon=True) for index in range(count)]
    for thread in threads:
        thread.start()
    return threads


@contextlib.contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    folder = Path("/tmp") / f"esafety-small-disk-{os.getpid()}"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], capture_output=True)
    try:
        if made.returncode:
            pytest.skip("A small disk can be made by root only (mount -t tmpfs): " + made.stderr.decode().strip())
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], capture_output=True)
        folder.rmdir()


def save_until(coordinator: Coordinator, form: tuple[str, dict[str, str]], status: int, most: int = 400) -> Answer:
    path, fields = form
    for number in range(most):
        answer = coordinator.post(path, fields | {"note": f"{number} " + "A long note. " * 60})
        if answer.status == status:
            return answer
        assert answer.status in (303, 503), answer.text
    raise AssertionError(f"{most} saves, and none gave {status}")


def test_disk_full() -> None:
    with small_disk(16) as disk, serving(schools=4)(disk / "data") as (program, emails):
        coordinator = Coordinator(program.port, emails[0])
        coordinator.sign_in()
        assessment = coordinator.begin()
        forms = [(path, fields | {"back": ""}) for path, fields in coordinator.question_forms(assessment)]
        with open(disk / "filling", "wb", buffering=0) as filling, contextlib.suppress(OSError):
            while True:
                filling.write(b"x" * 4096)
        answer = save_until(coordinator, forms[0], 503)
        # A page that says so, with all that was typed, to be sent again.
        assert answer.page == "question" and "data-errors" in answer.text
        path, fields = answer.form("answer")
        assert fields["note"].endswith("A long note. " * 60) and path == forms[0][0]
        whole_area = coordinator.post(path, fields | {"back": "area"})
        assert whole_area.status == 503 and whole_area.page == "area"
        assert fields["note"] in [shown["note"] for _, shown in whole_area.forms("answer")]
        script = coordinator.post(path, fields | {"autosave": "1"})
        assert script.status == 503 and "data-not-saved" in script.text
        assert coordinator.get(f"{assessment}/review").page == "review"
        assert coordinator.get("/schools?q=school").status == 200
        assert Coordinator(program.port, emails[1]).get("/").page == "home"
        (disk / "filling").unlink()
        assert coordinator.post(path, fields | {"note": "There is room again."}).status == 303
        assert coordinator.get(path).form("answer")[1]["note"] == "There is room again."
        assert program.terminate(15) == 0
        program.run("result", "verify")


def test_read_only_folder() -> None:
    """A server that could save nothing says so, and does not begin."""
    with small_disk(16) as disk, serving(schools=1)(disk / "data") as (program, _):
        assert program.terminate(15) == 0
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        refused = program.try_to_serve()
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        assert refused.returncode == 2 and "written" in refused.stderr, refused


def faketime() -> str:
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if not found:
        pytest.skip("There is no libfaketime; bin/setup --tests installs it from Debian.")
    return str(found[0])


def test_wrong_clock() -> None:
    """A clock that goes a year ahead and comes back loses nothing, and locks nobody out for good."""
    with serving(schools=2)() as (program, emails):
        assert program.terminate(15) == 0
        clock = program.folder / "clock"
        clock.write_text("+0")
        # The shell takes on itself what libfaketime does to the environment at first; Swift would lose its arguments.
        program.serve("sh", "-c", 'exec "$0" "$@"', LD_PRELOAD=faketime(), FAKETIME_TIMESTAMP_FILE=str(clock),
                      FAKETIME_NO_CACHE="1", FAKETIME_DONT_FAKE_MONOTONIC="1")
        coordinator = Coordinator(program.port, emails[0])
        coordinator.sign_in()
        assessment = coordinator.begin()
        forms = coordinator.question_forms(assessment)
        save_all(coordinator, forms[:10], "before")
        clock.write_text("+365d")
        late = coordinator.post(forms[10][0], forms[10][1] | {"note": "typed when the session had ended"})
        assert late.status == 401 and late.page == "sign-in" and "typed when the session had ended" in late.text
        coordinator.cookies.clear()
        coordinator.sign_in()
        forms = coordinator.question_forms(assessment)
        save_all(coordinator, forms[:20], "a year ahead")
        clock.write_text("+0")
        forms = coordinator.question_forms(assessment)
        assert len(forms) == 30
        save_all(coordinator, forms, "back again")
        assert all(fields["note"] == "back again" for _, fields in coordinator.question_forms(assessment))
        done = coordinator.submit(assessment)
        assert done.status == 303 and coordinator.get(done.location).page == "result"
        for left in Path("/dev/shm").glob(f"*faketime*_{program.process}"):
            left.unlink()
        assert program.terminate(15) == 0
        program.run("result", "verify")


def save_all(coordinator: Coordinator, forms: list[tuple[str, dict[str, str]]], note: str) -> None:
    for path, fields in forms:
        answer = coordinator.post(path, fields | {"note": note})
        assert answer.status == 303, (answer.status, answer.text)


def test_two_servers_on_one_file() -> None:
    """Two servers share the file: both save, each sees what the other saved, and nothing breaks."""
    with serving(schools=60)() as (program, emails), contextlib.ExitStack() as stack:
        second = Program()
        stack.callback(second.stop)
        second.install()
        shutil.rmtree(second.data, ignore_errors=True)
        second.data = program.data
        second.serve()
        lock, stop, failures = threading.Lock(), threading.Event(), []
        schools = [School() for _ in range(4)]

        def work(index: int) -> None:
            try:
                walk_on((program, second)[index % 2], emails, lock, schools[index], stop, [])
            except Exception as error:  # noqa: BLE001
                failures.append(error)

        threads = run_clients(work, 4)
        time.sleep(2)
        stop.set()
        for thread in threads:
            thread.join(30)
        assert not failures, failures
        coordinator = Coordinator(program.port, emails.pop())
        coordinator.sign_in()
        elsewhere = Coordinator(second.port, coordinator.email)
        elsewhere.cookies = dict(coordinator.cookies)
        path, fields = coordinator.question_forms(coordinator.begin())[0]
        assert elsewhere.post(path, fields | {"note": "by the other"}).status == 303
        assert coordinator.get(path).form("answer")[1]["note"] == "by the other"
        assert second.terminate(15) == 0 and program.terminate(15) == 0
        assert check_kept(program, schools) > 60


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[Program, list[str]]]:
    with serving(schools=4)() as made:
        yield made


@pytest.fixture(scope="module")
def slow_ones(site: tuple[Program, list[str]]) -> tuple[float, list[socket.socket]]:
    """Two hundred who send a part of a request and then nothing."""
    program, _ = site
    beginnings = [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
                  b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nemail="]
    slow = []
    for number in range(200):
        slow.append(socket.create_connection(("127.0.0.1", program.port)))
        slow[-1].sendall(beginnings[number % len(beginnings)])
    return time.monotonic(), slow


def answers_quickly(program: Program) -> None:
    start = time.monotonic()
    assert Coordinator(program.port, "").get("/").page == "home"
    assert time.monotonic() - start < 1


def send(program: Program, request: bytes, ends: bool = False) -> bytes:
    """What comes back before the server hangs up or is silent for two seconds."""
    with socket.create_connection(("127.0.0.1", program.port), timeout=2) as connection:
        received = b""
        with contextlib.suppress(OSError):
            connection.sendall(request)
            if ends:
                connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                received += part
        return received


def test_slow_clients_keep_nobody_waiting(site, slow_ones) -> None:
    program, emails = site
    coordinator = Coordinator(program.port, emails[0])
    coordinator.sign_in()
    for _ in range(20):
        answers_quickly(program)
    assert coordinator.get("/mine").status == 303


@pytest.mark.parametrize("request_bytes, statuses", [
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", {b"400", b""}),
    (b"nonsense\r\n\r\n", {b"400", b""}),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000 + b"\r\n\r\n", {b"400", b"431", b""}),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 5000 + b"\r\n", {b"400", b"431", b""}),
    (b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {b"400", b"404", b"414", b"431", b""}),
    (b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n", {b"400", b""}),
    (b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
     {b"400", b"403", b""}),
    (b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", {b"400", b""}),
], ids=["tls", "nonsense", "long-header", "many-headers", "long-address", "negative", "two-lengths", "bad-chunk"])
def test_broken_requests(site, request_bytes, statuses) -> None:
    """A broken request gets a refusal or nothing, and troubles nobody else."""
    program, _ = site
    received = send(program, request_bytes)
    assert received[9:12] in statuses, received[:300]
    answers_quickly(program)


def test_large_body(site) -> None:
    program, _ = site
    head = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 6000000\r\n\r\n"
    received = send(program, head + b"a" * 6_000_000)
    assert received[9:12] in (b"413", b""), received[:300]
    answers_quickly(program)


def test_aborted_bodies(site) -> None:
    """Visitors who go away in the middle, hundreds of them."""
    program, _ = site
    for number in range(300):
        with socket.create_connection(("127.0.0.1", program.port)) as connection:
            connection.sendall(b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n" + b"a" * number)
    answers_quickly(program)


def test_pipelined_garbage(site) -> None:
    program, _ = site
    good = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    received = send(program, good * 3 + b"\x00\xff garbage\r\n\r\n" + good)
    assert received.count(b"HTTP/1.1 200") == 3
    answers_quickly(program)


def test_killed_fifty_times() -> None:
    """SIGKILL amid saves and submissions of eight: what was acknowledged is there, and nothing is half there."""
    with serving(schools=600)() as (program, emails):
        schools, going, lock = [School() for _ in range(8)], [[] for _ in range(8)], threading.Lock()
        for round in range(50):
            stop = threading.Event()
            threads = run_clients(
                lambda index: walk_on(program, emails, lock, schools[index], stop, going[index]), 8)
            wanted, end = sum(school.saves for school in schools) + 15 + round % 7, time.monotonic() + 5
            while sum(school.saves for school in schools) < wanted and time.monotonic() < end:
                time.sleep(0.002)
            stop.set()
            program.kill()
            for thread in threads:
                thread.join(40)
                assert not thread.is_alive()
            for coordinator, *_ in filter(None, going):
                coordinator.hang_up()
            program.serve()
        assert program.terminate(15) == 0
        answers = check_kept(program, schools)
        results = sum(len(school.results) for school in schools)
        print(f"{answers} answers and {results} results were acknowledged")
        assert answers > 500 and results > 5


def test_slow_clients_are_hung_up_on(site, slow_ones) -> None:
    began, slow = slow_ones
    # Other tests ran meanwhile, perhaps for longer than that.
    end = max(began + SILENCE, time.monotonic()) + 10
    for connection in slow:
        connection.settimeout(max(end - time.monotonic(), 0.1))
        with contextlib.suppress(ConnectionError):
            while connection.recv(4096):
                pass
    assert time.monotonic() < end


def test_stopping_ends_what_runs() -> None:
    """SIGTERM: a request that runs gets its answer, who says nothing keeps nobody waiting, the status is 0."""
    with serving(schools=200)() as (program, emails):
        stop, lock, schools = threading.Event(), threading.Lock(), [School() for _ in range(8)]
        socket.create_connection(("127.0.0.1", program.port)).sendall(b"POST /sign-in HTTP/1.1\r\nContent-Le")
        half = socket.create_connection(("127.0.0.1", program.port))
        half.sendall(b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf a form")
        threads = run_clients(lambda index: walk_on(program, emails, lock, schools[index], stop, []), 8)
        time.sleep(1)
        stop.set()
        start = time.monotonic()
        assert program.terminate(15) == 0
        assert time.monotonic() - start < 8
        for thread in threads:
            thread.join(20)
        check_kept(program, schools)
