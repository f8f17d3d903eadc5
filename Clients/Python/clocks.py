"""The device's clocks: the wall clock, which people set, and the monotonic one, which the server trusts within one boot."""

import pathlib
import time
import uuid

BOOT_ID = uuid.UUID(pathlib.Path("/proc/sys/kernel/random/boot_id").read_text().strip()).int >> 64


def wall_ms() -> int:
    return time.time_ns() // 1_000_000


def monotonic_ms() -> int:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
