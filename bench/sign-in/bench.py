"""How long a sign-in takes for a wrong password and for an unknown account: their medians must tell nothing.

    python3 bench/sign-in/bench.py [TRIES]

Serves a new demo with the release build, tries TRIES (200) times each, in turns, and starts the server again
before the address is slowed down. Prints the medians and by how much they differ.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORT = 18551
BASE = f"http://localhost:{PORT}"
KNOWN = ["nele@wilgenhoek.example"]
# The free failures of an account and of an address: nothing is slowed down within one round.
PER_ROUND = 4


def main() -> None:
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    times: dict[str, list[float]] = {"wrong password": [], "unknown account": []}
    with tempfile.TemporaryDirectory() as folder:
        done = 0
        while done < tries:
            with server(folder):
                for number in range(min(PER_ROUND, tries - done)):
                    times["wrong password"].append(sign_in(KNOWN[0]))
                    times["unknown account"].append(sign_in(f"nobody{done}{number}@wilgenhoek.example"))
                    done += 1
    medians = {kind: statistics.median(values) * 1000 for kind, values in times.items()}
    for kind, median in medians.items():
        print(f"{kind}: median {median:.1f} ms over {tries} tries")
    one, other = medians.values()
    print(f"difference {abs(one - other) / max(one, other):.1%}")


class server:
    def __init__(self, folder: str) -> None:
        self.command = [
            ROOT / ".build/release/esafety", "serve", "--demo", "--port", str(PORT), "--data", folder,
            "--content", ROOT / "Content",
        ]

    def __enter__(self) -> None:
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                urllib.request.urlopen(BASE, timeout=2).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("The server does not start.")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)


def sign_in(email: str) -> float:
    page = urllib.request.urlopen(f"{BASE}/sign-in")
    cookies = "; ".join(line.split(";")[0] for line in page.headers.get_all("Set-Cookie") or [])
    token = re.search(r'name="form-token" value="([^"]+)"', page.read().decode())
    fields = {"form-token": token.group(1) if token else "", "email": email, "password": "no such password"}
    request = urllib.request.Request(
        f"{BASE}/sign-in", urllib.parse.urlencode(fields).encode(), {"Cookie": cookies})
    begin = time.perf_counter()
    try:
        urllib.request.urlopen(request)
        status = 200
    except urllib.error.HTTPError as error:
        status = error.code
        error.read()
    took = time.perf_counter() - begin
    if status != 422:
        raise SystemExit(f"Expected 422 and got {status}")
    return took


main()
