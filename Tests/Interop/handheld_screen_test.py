"""The handheld's screen through a real pseudo-terminal: what an 80x24 window shows, and that it is given back as it was.

Run: HANDHELD=.build/debug/handheld python3 -m pytest Tests/Interop/handheld_screen_test.py
Needs pexpect, pyte and pytest (PyPI). Needs no server: the device works without one.

The product list is written here byte by byte, after the file format in Clients/TerminalKit/Queue/RecordLog.swift and the
wire format in Protos/shelfwire/v1/terminals.proto, so a change of either is seen.
"""

import json
import os
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path

import pexpect
import pyte
import pytest

ROOT = Path(__file__).resolve().parents[2]
HANDHELD = os.environ.get("HANDHELD", str(ROOT / ".build/debug/handheld"))
MILK = "4006381333931"
MILK_CASE = "14006381333938"
F = {1: "\x1bOP", 2: "\x1bOQ", 3: "\x1bOR", 4: "\x1bOS", 5: "\x1b[15~", 6: "\x1b[17~", 7: "\x1b[18~", 8: "\x1b[19~", 9: "\x1b[20~", 10: "\x1b[21~"}


# ---- a device's folder, without a server ----

def crc32c(data: bytes) -> int:
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def field(number: int, value) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def product(number: int, name: str, codes, tracking=1, expiry=False) -> bytes:
    barcodes = b"".join(field(8, field(1, code) + field(2, quantity) + field(3, "each")) for code, quantity in codes)
    body = field(1, number) + field(2, f"S{number}") + field(3, name) + field(4, 1) + field(5, tracking)
    return field(1, body + (field(6, 1) if expiry else b"") + barcodes)


def write_catalog(path: Path):
    items = [
        product(1, "Valley whole milk, 1 litre", [(MILK, 1), (MILK_CASE, 12)]),
        product(2, "Alm cheese", [("CHEESE", 1)], tracking=2, expiry=True),
        product(3, "全脂牛奶", [("NAI", 1)]),
    ]
    chunk = field(2, b"cursor-1") + b"".join(field(3, item) for item in items) + field(5, crc32c(b"".join(items))) + field(6, 1)
    header = b"SHLFLOG1" + struct.pack("<IIqq", 2, 1, 7, 2)
    header += struct.pack("<I", crc32c(header))
    kind = 0x80 | 1
    record = struct.pack("<IIBq", len(chunk), crc32c(struct.pack("<IBq", len(chunk), kind, 0) + chunk), kind, 0) + chunk
    path.write_bytes(header + record)


@pytest.fixture
def state(tmp_path):
    folder = tmp_path / "device"
    folder.mkdir(mode=0o700)
    identity = {
        "terminal_id": 7, "epoch": 2, "credential": "00" * 32, "store_id": 1, "store_name": "North Street",
        "terminal_name": "PDA 3", "server": "127.0.0.1:9",
    }
    (folder / "identity.json").write_text(json.dumps(identity))
    write_catalog(folder / "catalog")
    # Goods that nobody ordered are some supplier's; with one known there is nothing to choose.
    suppliers = [{"kind": "supplier", "documentID": 3, "number": "DAIRY", "title": "Valley Dairy"}]
    (folder / "tasks.json").write_text(json.dumps(suppliers))
    return folder


# ---- a window ----

class Window:
    """80 x 24 cells, fed by the program."""

    def __init__(self, *arguments, rows=24, columns=80, **environment):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        variables = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC", **environment}
        variables = {name: value for name, value in variables.items() if value is not None}
        self.child = pexpect.spawn(HANDHELD, list(arguments), dimensions=(rows, columns), env=variables, timeout=10)
        self.child.delaybeforesend = None
        self.before = termios.tcgetattr(self.child.child_fd)

    def pump(self, seconds=0.05):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                data = self.child.read_nonblocking(65536, timeout=max(0.01, deadline - time.monotonic()))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.raw += data
            self.stream.feed(data)

    @property
    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, *wanted, seconds=30):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.pump()
            if all(text in self.text for text in wanted):
                return
        raise AssertionError(f"{wanted} not on the screen:\n{self.text}")

    def type(self, text):
        self.child.send(text)

    def scan(self, code):
        """As a keyboard-wedge scanner: all at once, then Enter."""
        self.child.send(code + "\r")

    def bells(self):
        """Bells since the last question."""
        self.pump(0.2)
        count = self.raw.count(b"\x07")
        self.raw = b""
        return count

    def leave(self):
        self.pump(0.1)
        self.type("\x03")
        self.pump(2)
        self.child.wait()


@pytest.fixture
def device(state):
    window = Window("run", "--state", str(state), "--offline")
    window.wait("OFFLINE", "PDA 3, North Street", "Nothing scanned yet")
    yield window
    window.child.close(force=True)


def begin(window):
    window.scan(".t 0")
    window.scan("DN-1")
    window.wait("Task begun")
    window.bells()


# ---- what the clerk sees ----

def test_a_delivery_without_a_server(device):
    begin(device)
    device.scan(MILK)
    device.wait("Valley whole milk, 1 litre", "Booked  +1 pcs", "Total   1 pcs", "2 unsent, oldest")
    device.scan("2*")
    device.wait("Next: 2 x")
    device.scan(MILK_CASE)
    device.wait("Booked  +24 pcs", "Total   25 pcs", "3 unsent")
    device.type(F[2])
    device.wait("How many more>")
    device.scan("5")
    device.wait("Booked  +5 pcs", "Total   30 pcs")
    device.type(F[3])
    device.wait("Booked  -5 pcs", "Total   25 pcs", "5 unsent")


def test_the_frame_is_a_device_in_the_window(device):
    device.pump(0.2)
    lines = device.screen.display
    assert lines[0].startswith(" ┌" + "─" * 38 + "┐")
    assert lines[19].startswith(" └" + "─" * 38 + "┘")
    assert all(line[1] in "│├" and line[40] in "│┤" for line in lines[1:19])
    assert lines[20:] == [" " * 80] * 4
    assert "KEYS" in lines[1] and "F10" in device.text
    # The cursor waits where the next scan goes.
    assert (device.screen.cursor.y, device.screen.cursor.x) == (18, 9)


def test_one_beep_for_good_and_two_for_a_problem(device):
    begin(device)
    device.scan("4006381333930")
    device.wait("has a wrong check")
    assert device.bells() == 2
    device.type(F[3])
    device.wait("nothing to take back")
    assert device.bells() == 2
    device.scan(".t 0")
    device.scan("DN-1")
    device.wait("Task begun")
    assert device.bells() == 1


def test_a_lot_is_asked_for_and_goes_with_the_scan(device):
    begin(device)
    device.scan("CHEESE")
    device.wait("Alm cheese: Lot?", "Lot>")
    device.scan("L1")
    device.wait("Expiry YYYY-MM-DD>")
    device.scan("2027-01-31")
    device.wait("Alm cheese", "Lot     L1", "Expiry  2027-01-31", "Total   1 pcs")
    time.sleep(0.35)  # not the same pull of the trigger
    device.scan("CHEESE")
    device.wait("Total   2 pcs")


def test_a_label_with_lot_and_expiry(device):
    begin(device)
    device.scan("]C1" + "01" + "0" + MILK + "17270131" + "10L77" + "\x1d" + "30" + "6")
    device.wait("Valley whole milk", "Lot     L77", "Expiry  2027-01-31", "Booked  +6 pcs")


def test_a_trembling_hand_counts_once(device):
    begin(device)
    device.scan(MILK)
    device.scan(MILK)
    device.wait("Read twice, counted once", "Total   1 pcs")


def test_scans_faster_than_the_screen_are_all_kept(device):
    begin(device)
    device.child.send("".join(f"CODE-{number}\r" for number in range(200)))
    device.wait("201 unsent", "CODE-199", seconds=30)


def test_chinese_has_straight_edges_and_a_straight_frame(device):
    begin(device)
    device.type(F[9])
    device.wait("离线", "按键")
    device.scan("NAI")
    device.wait("全脂牛奶", "合计")
    for row in range(1, 19):
        cells = device.screen.buffer[row]
        assert cells[1].data in "│├" and cells[40].data in "│┤", device.text
    device.type(F[9])
    device.wait("OFFLINE", "全脂牛奶")


def test_help_and_back(device):
    device.type(F[1])
    device.wait("Two beeps: read the message.")
    device.type("\x1b")
    device.wait("Nothing scanned yet")


def test_a_pin_is_never_shown(device):
    device.type(F[5])
    device.wait("User>")
    device.scan("anna")
    device.wait("PIN or password>")
    device.type("4711")
    device.wait("****")
    device.pump(0.2)
    assert "4711" not in device.text and b"4711" not in device.raw
    device.type("\r")
    device.wait("needs the server")


# ---- the window is given back ----

@pytest.mark.parametrize("how", ["ctrl-c", "exit key", "SIGTERM", "SIGINT", "SIGHUP"])
def test_the_terminal_is_given_back_as_it_was(state, how):
    window = Window("run", "--state", str(state), "--offline")
    window.wait("OFFLINE")
    during = termios.tcgetattr(window.child.child_fd)
    assert not during[3] & termios.ECHO
    if how == "ctrl-c":
        window.type("\x03")
    elif how == "exit key":
        window.type(F[10])
        window.wait("Switch off?")
        window.type("\r")
    else:
        os.kill(window.child.pid, getattr(signal, how))
    deadline = time.monotonic() + 10
    while window.child.isalive() and time.monotonic() < deadline:
        window.pump(0.1)
    assert not window.child.isalive()
    assert window.child.exitstatus == 0
    assert window.raw.endswith(b"\x1b[0m\x1b[?25h\x1b[?1049l")
    assert termios.tcgetattr(window.child.child_fd)[3] == window.before[3]


def test_a_small_window_says_so_and_a_larger_one_shows_the_device(state):
    window = Window("run", "--state", str(state), "--offline", rows=20, columns=60)
    window.wait("at least 80 x 24")
    window.screen.resize(24, 80)
    window.child.setwinsize(24, 80)
    window.wait("OFFLINE", "KEYS")
    window.child.close(force=True)


def test_no_colour_where_none_is_wanted(state):
    window = Window("run", "--state", str(state), "--offline", NO_COLOR="1")
    window.wait("OFFLINE")
    assert b"\x1b[1m" not in window.raw and b"\x1b[36m" not in window.raw
    window.child.close(force=True)


def test_plain_characters_where_the_locale_has_no_others(state):
    window = Window("run", "--state", str(state), "--offline", LANG="C", LC_ALL=None, LC_CTYPE=None)
    window.wait("+" + "-" * 38 + "+", "OFFLINE")
    assert all(ord(character) < 128 for character in window.text)
    window.child.close(force=True)


# ---- nothing is lost ----

def status(state):
    line = subprocess.run([HANDHELD, "status", "--state", str(state), "--json"], capture_output=True, text=True, timeout=20, check=True).stdout
    return json.loads(line)


def test_killed_in_the_middle_it_goes_on_where_it_was(state):
    shown = 0
    for _ in range(5):
        window = Window("run", "--state", str(state), "--offline")
        window.wait("OFFLINE")
        if shown == 0:
            begin(window)
            shown = 1
        for number in range(3):
            window.scan(f"CODE-{shown}-{number}")
            window.wait(f"CODE-{shown}-{number}", f"{shown + number + 1} unsent")
        shown += 3
        os.kill(window.child.pid, signal.SIGKILL)
        window.child.wait()
        assert status(state)["unsent"] == shown
        assert status(state)["task"] is not None


def test_two_programs_on_one_device_are_refused(device, state):
    second = subprocess.run([HANDHELD, "status", "--state", str(state)], capture_output=True, text=True, timeout=20)
    assert second.returncode == 75
    assert "in use by another program" in second.stderr


def test_a_script_without_a_server(state, tmp_path):
    script = tmp_path / "delivery.script"
    script.write_text(
        "# a delivery\n"
        "receive supplier 3 note DN-1\n"
        f"scan {MILK} x3\n"
        "expect total 3\n"
        "expect product Valley whole milk, 1 litre\n"
        "count 12\n"
        "expect total 15\n"
        "undo\n"
        "expect total 3\n"
        "lot L1 expiry 2027-01-31\n"
        "scan CHEESE\n"
        "expect lot L1\n"
        "expect refused BAD_CHECK_DIGIT\n"
        "scan 4006381333930\n"
        "expect unsent 5\n"
        "finish\n")
    done = subprocess.run([HANDHELD, "script", str(script), "--state", str(state), "--offline", "--json"], capture_output=True, text=True, timeout=20)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["total"] for line in lines if line.get("kind") == "scan"] == [3, 1]
    script.write_text("receive supplier 3\nscan 123 y\n")
    wrong = subprocess.run([HANDHELD, "script", str(script), "--state", str(state)], capture_output=True, text=True, timeout=20)
    assert wrong.returncode == 64 and ":2:" in wrong.stderr
    script.write_text(f"receive supplier 3\nscan {MILK}\nexpect total 2\n")
    failed = subprocess.run([HANDHELD, "script", str(script), "--state", str(state), "--offline", "--patience", "50"], capture_output=True, text=True, timeout=20)
    assert failed.returncode == 1 and ":3:" in failed.stderr
    unsynced = subprocess.run([HANDHELD, "script", "-", "--state", str(state)], input="wait-synced 100ms\n", capture_output=True, text=True, timeout=20)
    assert unsynced.returncode == 69


def test_without_a_window_or_an_enrolment_it_says_what_to_do(state, tmp_path):
    piped = subprocess.run([HANDHELD, "run", "--state", str(state)], capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL)
    assert piped.returncode == 64 and "handheld script" in piped.stderr
    fresh = subprocess.run([HANDHELD, "status", "--state", str(tmp_path / "new")], capture_output=True, text=True, timeout=20)
    assert fresh.returncode == 64 and "handheld enrol" in fresh.stderr
