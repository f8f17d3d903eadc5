"""Bad networks: what can happen to one connection besides a clean cut."""

from __future__ import annotations

import asyncio
import dataclasses
import enum
import random
import typing

from proxy import Closing, Way

if typing.TYPE_CHECKING:
    from proxy import Link

FORGOTTEN_SECONDS = 2.0
"""How long a half-open connection's other end hears nothing and is not told."""


class Kind(enum.Enum):
    """What strikes, at byte `at` of one way."""

    RESET = "reset"
    END = "end"
    HALF_OPEN = "half-open"
    """The terminal's end is gone; the server's stays open and silent."""
    STALL = "stall"
    """Nothing passes for a while, then all goes on."""
    TRICKLE = "trickle"
    """One byte at a time, both ways; cut at the end."""
    SLOW = "slow"
    """Small pieces with a pause, both ways; cut at the end."""


@dataclasses.dataclass
class Weather:
    """One connection's fate."""

    kind: Kind
    way: Way
    at: int
    seconds: float = 0.05

    @staticmethod
    def some(rng: random.Random, most: int) -> Weather:
        kind = rng.choices(list(Kind), weights=(8, 8, 3, 1, 2, 1))[0]
        return Weather(kind, rng.choice(list(Way)), rng.randint(0, most), rng.uniform(0.01, 0.08))

    @property
    def piece(self) -> int:
        return {Kind.TRICKLE: 1, Kind.SLOW: 48}.get(self.kind, 65536)

    async def relay(self, link: Link, way: Way, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        passed = 0
        while data := await reader.read(65536):
            while data and not link.is_cut:
                size = min(self.piece, len(data))
                strikes = way is self.way and passed <= self.at < passed + size
                piece, data = data[: self.at - passed if strikes else size], data[self.at - passed if strikes else size :]
                if writer.is_closing():
                    return link.cut(Closing.RESET, counts=False)
                writer.write(piece)
                passed += len(piece)
                if strikes:
                    self.at = -1
                    await self._strike(link)
                if self.piece < 65536:
                    await asyncio.sleep(0.002 if self.kind is Kind.SLOW else 0)
            if link.is_cut:
                return
            await writer.drain()
        link.cut(Closing.END, counts=False)

    async def _strike(self, link: Link) -> None:
        if self.kind is Kind.STALL:
            await asyncio.sleep(self.seconds)
            # Struck, and nothing was cut: the connection lives on.
            link.route.cuts += 1
        elif self.kind is Kind.HALF_OPEN:
            link.forget_near(FORGOTTEN_SECONDS)
        else:
            link.cut(Closing.END if self.kind is Kind.END else Closing.RESET)
