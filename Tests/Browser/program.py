"""The program under test: a copy of it, its data folder, the site that it serves, and the mails that it writes."""

import csv
import email
import email.policy
import io
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "Tests/RegistersTests/Fixtures/live.csv"
MANAGER = "beheerder@programma.example"


@dataclass(frozen=True)
class Mail:
    file: Path
    recipient: str
    subject: str
    body: str

    def link(self, path: str) -> str | None:
        found = re.search(rf"https?://\S*{re.escape(path)}\S*", self.body)
        return found.group(0) if found else None


class Program:
    """Everything happens in a folder of its own, with copies of the program and its content: work beside the tests
    disturbs nothing."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="esafety-browser-"))
        self.data = self.folder / "data"
        self.content = self.folder / "Content"
        self.program = self.folder / "esafety"
        self.base = ""
        self.port = 0
        self._server: subprocess.Popen | None = None

    def start(self) -> None:
        self.install()
        self.run("schools", "import", "--programme", "be-vl", *map(str, [FIXTURE, *real_registers()]))
        self.run("demo", "load")
        self.run("people", "invite", "--role", "manager", "--programme", "be-vl", "--base-url", self.base, MANAGER)
        self.serve()

    def install(self) -> None:
        """The program, its content and an address for it."""
        shutil.copytree(os.environ.get("ESAFETY_CONTENT") or ROOT / "Content", self.content)
        self._copy()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"

    def serve(self, *prefix: str, **environment: str) -> None:
        with open(self.folder / "serve.log", "ab") as log:
            command = [*prefix, self.program, "serve", "--port", str(self.port), "--base-url", self.base]
            self._server = subprocess.Popen(command, env=self._environment() | environment, stdout=log, stderr=log)
        self._wait_for_site()

    def try_to_serve(self) -> subprocess.CompletedProcess:
        """For where it must refuse."""
        command = [self.program, "serve", "--port", str(self.port), "--base-url", self.base]
        return subprocess.run(command, env=self._environment(), capture_output=True, text=True, timeout=20)

    @property
    def process(self) -> int:
        assert self._server
        return self._server.pid

    def kill(self) -> None:
        """As when the power goes: SIGKILL."""
        assert self._server
        self._server.kill()
        self._server.wait()

    def terminate(self, seconds: float) -> int:
        """As an operator stops it; its exit status."""
        assert self._server
        self._server.terminate()
        return self._server.wait(seconds)

    def stop(self) -> None:
        if self._server and self._server.poll() is None:
            self._server.terminate()
            try:
                self._server.wait(20)
            except subprocess.TimeoutExpired:
                self._server.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [self.program, *arguments], env=self._environment(), capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"esafety {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def obituary(self) -> str:
        """Nothing while the site is served; how it ended where it was not stopped."""
        status = self._server.poll() if self._server else None
        return "" if status is None else f"The site ended by itself with {status}.\n{self.log()[-4000:]}"

    def log(self) -> str:
        return (self.folder / "serve.log").read_text("utf-8", "replace")

    def mail(self, recipient: str, path: str = "", holding: str = "") -> Mail:
        """The newest mail to an address with a link to that path; waits for it."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for mail in self.mails(recipient):
                if (not path or mail.link(path)) and holding in mail.body:
                    return mail
            time.sleep(0.05)
        raise AssertionError(f"No mail to {recipient} with {path or holding or 'anything'}")

    def mails(self, recipient: str) -> list[Mail]:
        """All mails to an address, the newest first."""
        files = sorted((self.data / "mail").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
        found = (read_mail(file) for file in files)
        return [mail for mail in found if recipient in re.split(r"[,;\s]+", mail.recipient)]

    def link(self, recipient: str, path: str) -> str:
        return self.mail(recipient, path).link(path) or ""

    def _copy(self) -> None:
        """Tries again for a minute: it may be being built."""
        source = Path(os.environ.get("ESAFETY_PROGRAM") or ROOT / ".build/debug/esafety")
        end = time.monotonic() + 60
        while True:
            try:
                shutil.copy2(source, self.program)
                subprocess.run([self.program, "--help"], check=True, capture_output=True, timeout=20)
                return
            except (OSError, subprocess.SubprocessError) as error:
                if time.monotonic() > end:
                    raise AssertionError(f"There is no program {source}: swift build makes it. {error}") from error
                time.sleep(1)

    def _environment(self) -> dict[str, str]:
        own = {
            "ESAFETY_DATA": str(self.data), "ESAFETY_CONTENT": str(self.content), "ESAFETY_PASSWORD_COST": "10",
            "ESAFETY_PYTHON": str(ROOT / ".venv/bin/python"),
        }
        # An empty PostgreSQL database instead of the file.
        if database := os.environ.get("ESAFETY_TEST_DATABASE"):
            own["ESAFETY_DATABASE"] = database
        rest = {name: value for name, value in os.environ.items() if not name.startswith("ESAFETY_")}
        return rest | own

    def _wait_for_site(self) -> None:
        end = time.monotonic() + 20
        while True:
            assert self._server and self._server.poll() is None, f"The site did not start.\n{self.log()}"
            try:
                urllib.request.urlopen(self.base, timeout=2).close()
                return
            except OSError:
                assert time.monotonic() < end, f"The site does not answer.\n{self.log()}"
                time.sleep(0.05)


def read_mail(file: Path) -> Mail:
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    return Mail(file, str(message["To"]), str(message["Subject"]), message.get_body(("plain",)).get_content())


def real_registers() -> list[Path]:
    folder = os.environ.get("ESAFETY_REGISTERS")
    return sorted((Path(folder) / "be-vl").glob("*.csv")) if folder else []


@dataclass(frozen=True)
class School:
    number: str
    name: str
    email: str
    # Its number in the register; empty where it is in none.
    group: str = ""


def fixture_schools() -> list[School]:
    """The head offices of the invented register that are open."""
    text = FIXTURE.read_bytes().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=";")
    return [
        School(row["schoolnummer"].zfill(6), " ".join(row["naam"].split()), row["e-mail"],
               row["scholengemeenschap"].lstrip("0"))
        for row in rows
        if row["hoofdzetel"] == "True" and row["schoolnummer"] and not row["einddatum"]
    ]
