"""A server that is put back to its backup: the handheld sends what was confirmed since once more, and nothing is missing or doubled.

    PROGRAMS=.build/debug HANDHELD=.build/debug/handheld python -m pytest Tests/Interop/Python/test_restored.py
"""

import json
import os
import pathlib
import subprocess

import pytest

from demo_shop import ANSWERING_SECONDS, ROOT, DemoShop, eventually

HANDHELD = os.environ.get("HANDHELD", str(ROOT / ".build/debug/handheld"))


class Device:
    """The project's own handheld, one script at a time."""

    def __init__(self, shop: DemoShop, folder: pathlib.Path, name: str) -> None:
        self.shop, self.folder, self.name = shop, folder / "device", name
        self._run("enrol", "--server", f"127.0.0.1:{shop.port}", "--code", shop.enrolment_code(name))

    def play(self, *steps: str) -> list[dict]:
        """What it said, a line each."""
        script = self.folder.with_suffix(".script")
        script.write_text("".join(f"{step}\n" for step in steps))
        script.chmod(0o600)
        said = self._run("script", str(script), "--server", f"127.0.0.1:{self.shop.port}", "--json")
        return [json.loads(line) for line in said.splitlines()]

    def status(self) -> dict:
        return json.loads(self._run("status", "--json"))

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [HANDHELD, *arguments, "--state", str(self.folder)], capture_output=True, text=True,
            timeout=ANSWERING_SECONDS, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, f"handheld {' '.join(arguments)}: {done.returncode}: {done.stderr}{done.stdout[-1500:]}"
        return done.stdout


@pytest.fixture
def shop(tmp_path):
    shop = DemoShop(tmp_path)
    yield shop
    shop.kill()


def go_back_to(shop: DemoShop, copy: pathlib.Path) -> None:
    """Stops the server, restores the copy into a new folder and serves that."""
    shop.stop()
    shop.data = shop.folder / f"restored-{copy.name}"
    shop._run("restore", str(copy), "--data", str(shop.data))
    shop.start()


def test_what_was_confirmed_since_the_backup_comes_back_from_the_device(shop, tmp_path):
    note = shop.open_receipt("before the fire")
    device = Device(shop, tmp_path, "restored")
    code = shop.code("OATS-500")
    join = [f"sign-in anna {shop.people['anna']['pin']}", "wait-products 20 60s", f"receive receipt {note}"]
    device.play(*join, *[f"count {code} 1"] * 5, "wait-synced 60s")
    copy = tmp_path / "copy.db"
    shop.stop()
    shop._run("backup", "--data", str(shop.data), str(copy))
    shop.start()
    before = device.status()["applied_through"]
    device.play(*[f"count {code} {count}" for count in (1, 2, 3, 4)], "wait-synced 60s")
    status = device.status()
    assert status["applied_through"] > before
    expected = shop.lines(note)
    assert sum(expected.values()) == 15

    go_back_to(shop, copy)
    assert shop.applied_through("restored") == before
    assert sum(shop.lines(note).values()) == 5
    said = device.play("wait-online 60s", "wait-synced 60s")
    assert any(line.get("reason") == "SERVER_RESTORED" for line in said), said
    eventually("the receipt holds all again", lambda: shop.lines(note) == expected)
    assert device.status()["applied_through"] == status["applied_through"] == shop.applied_through("restored")
    # Once more: it is no news any longer, and nothing is booked twice.
    assert not any(line.get("reason") == "SERVER_RESTORED" for line in device.play("wait-online 60s", "wait-synced 60s"))
    assert shop.lines(note) == expected
    shop.stop()
    shop.verify()
