"""How far a long run is, on standard error."""

import sys
import time

SECONDS = 30
"""Between two lines."""


class Progress:
    """Says `n of total things after s` every now and then; a short run says nothing."""

    def __init__(self, total: int, things: str) -> None:
        self.total, self.things = total, things
        self._began = self._said = time.monotonic()

    def at(self, count: int) -> None:
        now = time.monotonic()
        if now - self._said >= SECONDS:
            self._said = now
            print(f"{count} of {self.total} {self.things} after {now - self._began:.0f} s", file=sys.stderr, flush=True)
