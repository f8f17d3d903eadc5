"""The stream with the server, step by step as in Protos/README.md, "The stream": what is stored goes up, verdicts come down."""

import asyncio
import random

import grpc

from clocks import BOOT_ID, monotonic_ms, wall_ms
from outbox import Outbox
from protos import module

terminals, terminals_grpc = module("terminals_pb2"), module("terminals_pb2_grpc")

APP_VERSION = "python-sample/1"
BATCH_ENTRIES = 100
FIRST_WAIT_S, LONGEST_WAIT_S = 0.5, 30
# Another try would be told the same: a person, or a newer app, is needed. All other trouble passes.
FINAL = {
    grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED, grpc.StatusCode.INVALID_ARGUMENT,
    grpc.StatusCode.UNIMPLEMENTED,
}  # fmt: skip


class Stop(Exception):
    """The terminal cannot go on; the sentence is for the person. Nothing that was scanned is lost."""


class Conversation:
    def __init__(self, channel: grpc.aio.Channel, outbox: Outbox, language: str) -> None:
        self._stub = terminals_grpc.TerminalsStub(channel)
        self._outbox, self._language = outbox, language
        self._sent_through = self._credit = self._max_batch_bytes = self._failures = 0
        self._is_welcome = self._is_work_done = False
        self._news = asyncio.Event()

    def entry_stored(self) -> None:
        self._news.set()

    def work_is_done(self) -> None:
        """No more entries will come: say good-bye once all are confirmed."""
        self._is_work_done = True
        self._news.set()

    async def run(self) -> None:
        """One stream after the other until all is confirmed. Waits longer after each failure, and by chance, so that a
        thousand terminals which lost the server together do not come back together."""
        while True:
            wait = random.uniform(0, min(LONGEST_WAIT_S, FIRST_WAIT_S * 2**self._failures))
            self._failures += 1
            try:
                drain = await self._converse()
                if self._is_work_done and not self._outbox.pending():
                    return
                wait = drain.reconnect_after_ms / 1000 if drain else wait
            except grpc.aio.AioRpcError as error:
                if error.code() in FINAL:
                    raise
                print(f"connection lost ({error.code().name}), {self._outbox.pending()} entries wait", flush=True)
            await asyncio.sleep(wait)

    async def _converse(self):
        """One stream, from Hello to its end; answers the server's Drain if it said one."""
        # Nothing may go up before Welcome has said where to go on.
        self._is_welcome = False
        call = self._stub.Work(metadata=[("authorization", self._outbox.identity().authorization)])
        sender = asyncio.create_task(self._send(call))
        drain = None
        try:
            async for message in call:
                match message.WhichOneof("body"):
                    case "welcome":
                        self._welcomed(message.welcome)
                    case "result":
                        self._answered(message.result)
                    case "push":
                        print(f"push: {message.push.WhichOneof('body')}", flush=True)
                    case "drain":
                        drain = message.drain
                        self._sent_away(drain)
            return drain
        finally:
            sender.cancel()
            call.cancel()

    # Up

    async def _send(self, call) -> None:
        """Hello, then what is stored, in order, never more than the credit unanswered; good-bye when all is done."""
        try:
            await call.write(terminals.TerminalMessage(hello=self._hello()))
            while True:
                self._news.clear()
                if self._is_welcome and self._is_work_done and not self._outbox.pending():
                    await call.write(terminals.TerminalMessage(bye=terminals.Bye(reason="done")))
                    return await call.done_writing()
                if batch := self._next_batch():
                    await call.write(terminals.TerminalMessage(batch=batch))
                else:
                    await self._news.wait()
        except (grpc.aio.AioRpcError, asyncio.InvalidStateError):
            return  # The stream has ended; the reading side hears of it and says why.

    def _hello(self):
        identity = self._outbox.identity()
        return terminals.Hello(
            terminal_id=identity.terminal_id, epoch=identity.epoch, next_sequence=self._outbox.applied_through + 1,
            protocol_min=1, protocol_max=1, app_version=APP_VERSION, wall_ms=wall_ms(), monotonic_ms=monotonic_ms(),
            boot_id=BOOT_ID, language=self._language,
        )  # fmt: skip

    def _next_batch(self):
        if not self._is_welcome:
            return None
        room = self._credit - (self._sent_through - self._outbox.applied_through)
        waiting = self._outbox.after(self._sent_through, max(0, min(room, BATCH_ENTRIES)))
        if not waiting:
            return None
        batch = terminals.Batch(first_sequence=waiting[0][0])
        for sequence, payload in waiting:
            if batch.entries and batch.ByteSize() + len(payload) + 16 > self._max_batch_bytes:
                break
            batch.entries.append(terminals.Entry.FromString(payload))
            self._sent_through = sequence
        return batch

    # Down

    def _welcomed(self, welcome) -> None:
        """The answer to Hello, or to a gap: what is booked, and so where to go on. Only now is anything sent again."""
        if welcome.applied_through > self._outbox.last_sequence:
            raise Stop("the server knows entries this device never made: its memory is an old copy; enrol it again")
        if welcome.applied_through < self._outbox.applied_through:
            raise Stop("the server has forgotten what it confirmed: it was restored from a backup; tell the operator")
        self._outbox.confirm(welcome.applied_through)
        self._sent_through, self._is_welcome = welcome.applied_through, True
        self._credit, self._max_batch_bytes = welcome.credit_entries, welcome.max_batch_bytes
        self._failures = 0
        self._news.set()
        print(f"welcome: booked through {welcome.applied_through}, {self._outbox.pending()} to send", flush=True)
        for warning in welcome.warnings:
            print(f"warning: {warning.message}", flush=True)

    def _answered(self, result) -> None:
        """Durable on the server: shown to the person, then deleted here."""
        for entry in result.entries:
            print(told(entry), flush=True)
        self._outbox.confirm(result.applied_through)
        self._credit = result.credit_entries
        self._news.set()

    @staticmethod
    def _sent_away(drain) -> None:
        reason = terminals.DrainReason.Name(drain.reason).removeprefix("DRAIN_REASON_")
        if reason not in ("RESTART", "UPGRADE"):
            raise Stop(f"sent away: {reason}")
        print(f"the server asks to come back in {drain.reconnect_after_ms} ms: {reason}", flush=True)


def told(entry) -> str:
    """An EntryResult as a line for the person."""
    line = f"#{entry.sequence} {terminals.Verdict.Name(entry.verdict).removeprefix('VERDICT_')}"
    feedback = entry.feedback
    if feedback.document_number:
        line += f" {feedback.document_number}"
    if feedback.product_id:
        expected = f" of {feedback.expected_quantity}" if feedback.HasField("expected_quantity") else ""
        line += f" {feedback.product_name}: {feedback.quantity:+}, now {feedback.line_quantity}{expected}"
    line += "".join(f" [{warning.reason}]" for warning in feedback.warnings)
    return line + (f" {entry.reason}: {entry.message} {entry.next_step}" if entry.reason else "")
