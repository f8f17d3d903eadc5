"""A disk without room, and one that takes no writes: health says so, reading goes on, who writes is told when to come again, and writes come
back by themselves, whether somebody writes or nobody dares to."""

from __future__ import annotations

import time

import grpc

import health
from claims import Claim, Plan
from disk_shim import DiskShim, Rule
from flood import RESOURCE_EXHAUSTED, refusal_of
from pocket import Pocket
from proxy import Proxy
from server_process import ServerProcess, applied_through
from shop import Product, Shop, Task
from storm import PocketWorker

TERMINALS = 2
PATIENCE = 30
BACK_SECONDS = 5.0
STATES = {"disk_full": ("full", "DISK_FULL"), "disk_read_only": ("read-only", "DISK_READ_ONLY")}


class Room:
    def __init__(
        self, shop: Shop, server: ServerProcess, proxy: Proxy, products: list[Product], task: Task, seed: int, shim: DiskShim
    ) -> None:
        self.shop, self.server, self.shim = shop, server, shim
        self.findings: list[str] = []
        self.noticed_ms = 0.0
        self.back_ms = 0.0
        self.states = 0
        self.workers = [
            PocketWorker(f"R{n}", Pocket(shop.enrol(f"crash R{n}")), Plan(f"R{n}", products), proxy.route(), task, seed + n)
            for n in range(TERMINALS)
        ]

    def claims(self) -> list[Claim]:
        return [worker.claim() for worker in self.workers]

    def run(self) -> None:
        self.server.drain()
        for name, (action, reason) in STATES.items():
            self._state(f"{name} while nobody writes", action, reason)
        for worker in self.workers:
            worker.start()
        for name, (action, reason) in STATES.items():
            self._state(f"{name} under load", action, reason)
        self._leave_on_a_full_disk()
        self.server.start()
        for worker in self.workers:
            worker.stop_scanning()
        for worker in self.workers:
            if not worker.wait(PATIENCE):
                self.findings.append(f"room: {worker.name} has not delivered its queue: {worker.violations}")
            self.findings += worker.violations + worker.pocket.verdicts_changed
        self.shop.sign_in_again()

    def _state(self, name: str, action: str, reason: str) -> None:
        metrics_port = health.free_port()
        self.server.settings = ["--metrics", f"127.0.0.1:{metrics_port}"]
        self.server.start(self.shim.environment(Rule("write", "-wal|shelfwire.db", 1, action)))
        self.shop.sign_in_again()
        watcher = health.Watcher(self.server.port)
        if watcher.wait(health.SERVING, PATIENCE) is None:
            self.findings.append(f"{name}: health does not say SERVING at first but {watcher.statuses}")
        armed = time.monotonic()
        self.shim.arm()
        self._expect_refusal(name, reason)
        noticed = watcher.wait(health.NOT_SERVING, PATIENCE)
        if noticed is None:
            self.findings.append(f"{name}: health never said NOT_SERVING but {watcher.statuses}")
        else:
            self.noticed_ms = max(self.noticed_ms, (noticed - armed) * 1000)
        self._expect_reading(name, metrics_port)
        # Some trials of the server's own must have failed and told nobody anything else.
        kept = applied_through(self.server.data)
        time.sleep(1.5)
        told = {worker.pocket.identity.terminal_id: worker.pocket.acknowledged for worker in self.workers}
        if applied_through(self.server.data) != kept or any(told[terminal] > kept[terminal] for terminal in told):
            self.findings.append(f"{name}: the file holds {kept}, but {told} was acknowledged while nothing could be written")
        freed = time.monotonic()
        self.shim.disarm()
        back = watcher.wait(health.SERVING, PATIENCE)
        if back is None or back - freed > BACK_SECONDS:
            self.findings.append(f"{name}: health did not say SERVING within {BACK_SECONDS} s but {watcher.statuses}")
        else:
            self.back_ms = max(self.back_ms, (back - freed) * 1000)
        self._open_receipt()
        if watcher.statuses != [health.SERVING, health.NOT_SERVING, health.SERVING]:
            self.findings.append(f"{name}: health told {watcher.statuses}")
        watcher.close()
        if health.metrics(metrics_port)["shelfwire_store_takes_writes"] != 1:
            self.findings.append(f"{name}: the metrics do not know that writes are taken again")
        self.states += 1
        self.server.drain()
        self.server.settings = []

    def _open_receipt(self):
        return self.shop.manager.does("receipts", "OpenReceipt", store_id=self.shop.store_id, supplier_id=self.shop.supplier_id)

    def _expect_refusal(self, name: str, reason: str) -> None:
        try:
            self._open_receipt()
            self.findings.append(f"{name}: a write was served")
        except grpc.RpcError as error:
            if (refusal := refusal_of(error)) != (RESOURCE_EXHAUSTED, reason, True):
                self.findings.append(f"{name}: a write was refused with {refusal}: {error.details()}")

    def _expect_reading(self, name: str, metrics_port: int) -> None:
        for service in ("", "shelfwire.v1.Stores"):
            if (status := health.check(self.server.port, service)) != health.SERVING:
                self.findings.append(f"{name}: health says {status} for '{service}', where reading goes on")
        try:
            self.shop.manager.does("stores", "ListStores")
            self.shop.manager.does("stock_levels", "ListStock", store_id=self.shop.store_id)
        except grpc.RpcError as error:
            self.findings.append(f"{name}: reading was refused: {error.code()} {error.details()}")
        figures = health.metrics(metrics_port)
        refused = sum(value for key, value in figures.items() if key.startswith("shelfwire_store_refusals_total") and "disk" in key)
        if figures["shelfwire_store_takes_writes"] != 0 or refused == 0:
            self.findings.append(f"{name}: the metrics do not tell it")

    def _leave_on_a_full_disk(self) -> None:
        """A stop in order needs no room."""
        self.server.start(self.shim.environment(Rule("write", "-wal|shelfwire.db", 1, "full")))
        self.shop.sign_in_again()
        self.shim.arm()
        self._expect_refusal("leaving on a full disk", "DISK_FULL")
        self.server.drain()
        self.shim.disarm()
