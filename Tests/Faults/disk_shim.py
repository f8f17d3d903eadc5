"""A rule for `disk_shim.c`, and the shim itself, compiled into the folder of a run."""

from __future__ import annotations

import dataclasses
import pathlib
import shutil
import subprocess

from server_process import Trouble

SOURCE = pathlib.Path(__file__).with_name("disk_shim.c")


@dataclasses.dataclass(frozen=True)
class Rule:
    """`Rule("sync", "-wal", 3, "fail")`: see disk_shim.c."""

    call: str
    suffix: str
    nth: int
    action: str

    def __str__(self) -> str:
        return f"{self.call} {self.suffix} {self.nth} {self.action}"


class DiskShim:
    """The compiled shim with its arming file."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.library = folder / "disk_shim.so"
        self._arming = folder / "shim-arm"
        compiler = shutil.which("cc") or shutil.which("clang")
        if not compiler:
            raise Trouble("no C compiler (cc or clang) for disk_shim.c; Swift's toolchain brings clang")
        command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(self.library), str(SOURCE), "-ldl"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise Trouble(f"disk_shim.c cannot be compiled: {done.stderr[-400:]}")

    def environment(self, rule: Rule, is_armed: bool = False) -> dict[str, str]:
        self.disarm()
        self._fired.unlink(missing_ok=True)
        if is_armed:
            self.arm()
        return {"LD_PRELOAD": str(self.library), "DISK_SHIM": str(rule), "DISK_SHIM_ARM": str(self._arming)}

    def arm(self) -> None:
        self._arming.touch()

    def disarm(self) -> None:
        self._arming.unlink(missing_ok=True)

    @property
    def fired(self) -> float | None:
        """When it struck, in seconds of time.time(); None if it did not."""
        try:
            return int(self._fired.read_text()) / 1e9
        except (FileNotFoundError, ValueError):
            return None

    @property
    def _fired(self) -> pathlib.Path:
        return self._arming.with_name(self._arming.name + ".fired")
