"""The shop that is measured: made once from the demo, with many products and terminals, and copied for every run."""

import contextlib
import datetime
import json
import os
import pathlib
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
SESSION_HOURS = 12


class Trouble(Exception):
    """The benchmark cannot be run."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def call(*words, timeout: float = 300) -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=timeout, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise Trouble(f"{pathlib.Path(str(words[0])).name} {' '.join(map(str, words[1:4]))} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return done.stdout


def figures(text: str) -> dict[str, float]:
    """`name value unit` lines."""
    return {line.split()[0]: float(line.split()[1]) for line in text.splitlines() if len(line.split()) == 3}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def check_digit(digits: str) -> str:
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))
    return digits + str(-total % 10)


def made_up_products(count: int) -> list[str]:
    """CSV lines with right EAN-13 codes of a worldwide range, in no order."""
    numbers = random.Random(1).sample(range(10**8), count)
    return ["barcode,name"] + [f"{check_digit(f'4006{number:08d}')},Product {number} of the long shelf" for number in numbers]


def make_certificate(folder: pathlib.Path) -> pathlib.Path:
    """A certificate for 127.0.0.1 that lasts two days and signs itself; its key lies beside it."""
    made = folder / "certificate.pem"
    call(
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", 2, "-subj", "/CN=127.0.0.1",
        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", made,
    )  # fmt: skip
    (folder / "key.pem").chmod(0o600)
    return made


class Server:
    """One server on a copy of the shop; knows its processor time and memory."""

    def __init__(self, programs: pathlib.Path, folder: pathlib.Path, *options, is_secure: bool = False) -> None:
        """`is_secure`: with TLS, by a certificate made for the purpose."""
        self.programs = programs
        self.folder = folder
        self.books = folder / "books"
        self.trust = make_certificate(folder) if is_secure else None
        security = ("--tls-certificate", self.trust, "--tls-key", folder / "key.pem") if self.trust else ()
        self._start((*security, *options))

    def _start(self, options: tuple) -> None:
        self.metrics = f"127.0.0.1:{free_port()}"
        ready = self.folder / "ready"
        ready.unlink(missing_ok=True)
        began = time.monotonic()
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "shelfwire", "serve", "--data", self.books, "--listen", "127.0.0.1:0", "--metrics", self.metrics,
                 "--ready-file", ready, "--log-level", "notice", *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        end = began + 30
        while not (ready.exists() and ready.read_text().endswith("\n")):
            if self.process.poll() is not None or time.monotonic() > end:
                raise Trouble(f"the server did not start; see {self.folder / 'log'}")
            time.sleep(0.01)
        self.seconds_to_start = time.monotonic() - began
        self.address = ready.read_text().strip()

    @property
    def cpu_seconds(self) -> float:
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def writes_and_commits(self) -> tuple[int, int]:
        """Bodies written (a batch is one) and transactions committed so far."""
        with urllib.request.urlopen(f"http://{self.metrics}/metrics", timeout=10) as page:
            lines = [line.split() for line in page.read().decode().splitlines()]
        counts = {line[0]: int(float(line[1])) for line in lines if len(line) == 2}
        return counts["shelfwire_store_writes_succeeded_total"], counts["shelfwire_store_commits_total"]

    def memory_mib(self, line: str = "VmRSS") -> float:
        for text in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if text.startswith(line + ":"):
                return int(text.split()[1]) / 1024
        raise Trouble(f"/proc has no {line}")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

    def restart(self, *options) -> None:
        """The same books, another address."""
        self.stop()
        self._start(options)


class OwnCopy:
    """The copy that a server makes of its books by itself, at an instant that is known: its folder holds the name of the copy before."""

    INTERVAL = 60

    def __init__(self, folder: pathlib.Path, seconds: int) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self.folder = folder
        self.due = int(time.time()) + seconds
        before = datetime.datetime.fromtimestamp(self.due - self.INTERVAL, datetime.UTC)
        (folder / before.strftime("shelfwire-%Y%m%dT%H%M%SZ.db")).touch()
        self.options = ("--backup-folder", folder, "--backup-minutes", str(self.INTERVAL // 60))

    def await_from(self, server: Server, patience: float = 240) -> tuple[float, float]:
        """Waits until it is whole; answers how many seconds it took and how many MiB it has. The scans beside it must have begun before."""
        if time.time() >= self.due:
            raise Trouble("the copy was due before the scans had begun")
        end = self.due + patience
        while not (found := re.search(r"\bms=(\d+).*backup written and checked|backup written and checked.*\bms=(\d+)", (server.folder / "log").read_text())):
            if time.time() > end:
                raise Trouble(f"there is no copy; see {server.folder / 'log'}")
            time.sleep(0.02)
        return int(found[1] or found[2]) / 1000, max(copy.stat().st_size for copy in self.folder.iterdir()) / 2**20


def lay_ballast(books: pathlib.Path, mebibytes: int) -> None:
    """Pages that nobody asks for, so that a copy has something to do. The server knows no such table and leaves it alone."""
    with contextlib.closing(sqlite3.connect(books / "shelfwire.db")) as db, db:
        db.execute("CREATE TABLE ballast (id INTEGER PRIMARY KEY, bytes BLOB)")
        db.execute(
            "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)"
            " INSERT INTO ballast SELECT n, randomblob(1000) FROM numbers",
            (mebibytes * 1_000,),
        )


def lay_places(folder: pathlib.Path, count: int) -> None:
    """Shelves of the fleet's store, each farther from the dock than the one before; the nearer three quarters hold ten of something.

    Laid into the books, because making them one by one takes minutes. What is measured there only reads: the books are not sound, they hold goods
    that never came.
    """
    state = json.loads((folder / "fleet.json").read_text())
    products = [product["id"] for product in state["products"]]
    with contextlib.closing(sqlite3.connect(folder / "books" / "shelfwire.db")) as books, books:
        (last,) = books.execute("SELECT max(id) FROM location").fetchone()
        numbers = range(1, count + 1)
        books.executemany(
            "INSERT INTO location (id, store, kind, code, name, zone) VALUES (?, ?, 1, ?, ?, 'dry')",
            [(last + number, state["store"], f"R{number}", f"Rack {number}") for number in numbers],
        )
        books.executemany(
            "INSERT INTO place_size (location, capacity, distance) VALUES (?, 100, ?)", [(last + number, number) for number in numbers]
        )
        nearer = (state["store"], last + count * 3 // 4)
        filled = [shelf for (shelf,) in books.execute("SELECT id FROM location WHERE store = ? AND kind = 1 AND id <= ?", nearer)]
        books.executemany(
            "INSERT OR IGNORE INTO balance (product, lot, location, condition, on_hand, reserved, value_e4, last_sequence)"
            " VALUES (?, 0, ?, 1, 10, 0, 0, 0)",
            [(products[shelf % len(products)], shelf) for shelf in filled],
        )


class Shop:
    """The template and its copies."""

    def __init__(
        self, programs: pathlib.Path, work: pathlib.Path, products: int, terminals: int, goods: pathlib.Path | None = None
    ) -> None:
        """`goods`: a file of products to import; without one `products` of them are made up."""
        self.programs = programs
        self.work = work
        self.products = products
        self.goods = goods
        self.template = work / "template"
        shutil.rmtree(work, ignore_errors=True)
        self.template.mkdir(parents=True)
        self._make(products, terminals)

    def _make(self, products: int, terminals: int) -> None:
        folder, program = self.template, self.programs / "shelfwire"
        call(program, "demo", "--data", folder / "books", "--papers", folder / "papers")
        made_up = folder / "products.csv"
        if not self.goods:
            made_up.write_text("\n".join(made_up_products(products)) + "\n")
        call(program, "import", self.goods or made_up, "--data", folder / "books")
        made_up.unlink(missing_ok=True)
        self._enrol(folder, terminals)
        self._sign_everybody_in(folder)

    def _enrol(self, folder: pathlib.Path, terminals: int) -> None:
        """Brings the fleet of a folder that no server holds to so many terminals."""
        server = Server(self.programs, folder)
        try:
            call(
                self.programs / "fleet", "enrol", "--server", server.address, "--state", folder / "fleet.json", "--terminals", terminals,
                "--secret-file", folder / "papers" / "admin.secret", "--unsigned",
            )  # fmt: skip
        finally:
            server.stop()

    @staticmethod
    def _sign_everybody_in(folder: pathlib.Path) -> None:
        """Lays the workers' sessions into the books: a thousand sign-ins would take five minutes, and none is measured here."""
        state = json.loads((folder / "fleet.json").read_text())
        now = int(time.time() * 1000)
        end = now + SESSION_HOURS * 3_600_000
        with contextlib.closing(sqlite3.connect(folder / "books" / "shelfwire.db")) as books, books:
            (worker,) = books.execute("SELECT id FROM app_user WHERE name = ?", (state["worker"]["name"],)).fetchone()
            (last,) = books.execute("SELECT coalesce(max(id), 0) FROM person_session").fetchone()
            for number, terminal in enumerate(state["terminals"], last + 1):
                books.execute(
                    "INSERT INTO person_session (id, token_hash, app_user, terminal, created_ms, last_used_ms, expires_ms, ended_ms)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                    (number, os.urandom(32), worker, terminal["id"], now, now, end),
                )
                terminal["session"], terminal["sessionEndsMs"] = number, end
        (folder / "fleet.json").write_text(json.dumps(state))

    @contextlib.contextmanager
    def open(self, name: str, places: int = 0, ballast: int = 0):
        """A server on a fresh copy, with so many more places and MiB; gone afterwards unless something went wrong."""
        folder = self.copy(name)
        if places:
            lay_places(folder, places)
        if ballast:
            lay_ballast(folder / "books", ballast)
        with self.serving(folder) as server:
            yield server
        shutil.rmtree(folder, ignore_errors=True)

    def copy(self, name: str, terminals: int = 0) -> pathlib.Path:
        """A fresh copy that nobody serves, with so many terminals at least."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.template, folder)
        if terminals:
            self._enrol(folder, terminals)
        return folder

    @contextlib.contextmanager
    def serving(self, folder: pathlib.Path, is_secure: bool = False):
        server = Server(self.programs, folder, is_secure=is_secure)
        try:
            yield server
        finally:
            server.stop()

    def fleet(self, server: Server, *words, timeout: float = 300) -> dict[str, float]:
        return Fleet(self, server, *words).finish(timeout)


class Fleet:
    """`fleet` under way; remembers what the server had used when the terminals began and ended to work."""

    def __init__(self, shop: Shop, server: Server, *words) -> None:
        self.marks: dict[str, tuple[float, int, int]] = {}
        self.memory_mib = 0.0
        self.lines: list[str] = []
        self.server = server
        self.attached = threading.Event()
        command = [shop.programs / "fleet", words[0], "--state", server.folder / "fleet.json", "--server", server.address, *words[1:]]
        if server.trust:
            command += ["--trust", server.trust]
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def _listen(self) -> None:
        for line in self.process.stderr:
            self.lines.append(line.rstrip())
            if line.strip() in ("working", "worked"):
                self.marks[line.strip()] = (self.server.cpu_seconds, *self.server.writes_and_commits())
                self.memory_mib = self.server.memory_mib()
            if line.strip() == "working" or line.strip().endswith("attached"):
                self.attached.set()

    def end(self) -> dict[str, float]:
        """For a fleet that was told `--until-input-ends`: nothing more is sent; what it has sent is answered first."""
        self.process.stdin.close()
        return self.finish()

    def finish(self, timeout: float = 300) -> dict[str, float]:
        try:
            output = self.process.stdout.read()
            self.process.wait(timeout)
        finally:
            if self.process.poll() is None:
                self.process.kill()
        self._reader.join(5)
        if self.process.returncode != 0:
            raise Trouble("fleet: " + " | ".join(self.lines[-6:]))
        found = figures(output)
        if {"working", "worked"} <= self.marks.keys():
            cpu, writes, commits = (end - begin for begin, end in zip(self.marks["working"], self.marks["worked"], strict=True))
            found |= {"server_cpu_seconds": cpu, "batches_per_commit": writes / max(1, commits), "memory_mib": self.memory_mib}
        return found
