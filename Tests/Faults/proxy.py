"""A TCP proxy that breaks connections on purpose: at a message boundary, after some bytes, or now.

It runs in a thread of its own; every public method may be called from any thread.
"""

import asyncio
import contextlib
import dataclasses
import enum
import socket
import struct
import threading
import typing

if typing.TYPE_CHECKING:
    from weather import Weather

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
FRAME_HEADER = 9
DATA = 0


class Way(enum.Enum):
    """Which way a message goes."""

    UP = "up"
    DOWN = "down"


class Moment(enum.Enum):
    """Where in a message's life the connection is cut."""

    BEFORE = "before"
    """No byte of the message has been passed on."""
    INSIDE = "inside"
    """Half of the frame that carries it has been passed on."""
    AFTER = "after"
    """All of it has been passed on."""


class Closing(enum.Enum):
    """How the cut looks to both ends."""

    RESET = "reset"
    """RST: what the receiver has not read yet may be lost."""
    END = "end"
    """FIN: what was passed on is read first."""


@dataclasses.dataclass(frozen=True)
class Cut:
    """Cut at the `message`-th gRPC message (from 0) that goes `way` on a connection."""

    way: Way
    message: int
    moment: Moment
    closing: Closing

    def __str__(self) -> str:
        return f"{self.way.value} {self.message} {self.moment.value} {self.closing.value}"


class FrameReader:
    """Cuts a stream of bytes into the preface and whole HTTP/2 frames (RFC 9113 section 4.1)."""

    def __init__(self, expects_preface: bool) -> None:
        self._bytes = bytearray()
        self._expects_preface = expects_preface

    def feed(self, data: bytes) -> list[bytes]:
        self._bytes += data
        frames = []
        while (size := self._next_size()) is not None and len(self._bytes) >= size:
            frames.append(bytes(self._bytes[:size]))
            del self._bytes[:size]
            self._expects_preface = False
        return frames

    def _next_size(self) -> int | None:
        if self._expects_preface:
            return len(PREFACE)
        if len(self._bytes) < FRAME_HEADER:
            return None
        return FRAME_HEADER + int.from_bytes(self._bytes[:3], "big")


class MessageCounter:
    """Counts the gRPC messages in the DATA frames of one way; the connection carries one call."""

    def __init__(self) -> None:
        self.begun = 0
        self.ended = 0
        self._prefix = bytearray()
        self._missing = 0

    def take(self, frame: bytes) -> None:
        if frame.startswith(PREFACE[:4]) or frame[3] != DATA:
            return
        payload = memoryview(frame)[FRAME_HEADER:]
        while payload:
            if self._missing == 0:
                if not self._prefix:
                    self.begun += 1
                part = payload[: 5 - len(self._prefix)]
                self._prefix += part
                payload = payload[len(part) :]
                if len(self._prefix) == 5:
                    self._missing = struct.unpack(">I", self._prefix[1:])[0]
                    self._prefix.clear()
                    if self._missing == 0:
                        self.ended += 1
                continue
            part = payload[: self._missing]
            self._missing -= len(part)
            payload = payload[len(part) :]
            if self._missing == 0:
                self.ended += 1


class Link:
    """One connection through the proxy."""

    def __init__(self, route: "Route", near: asyncio.StreamWriter, far: asyncio.StreamWriter, fate: "Cut | Weather | None") -> None:
        self.route = route
        self.cut_rule = fate if isinstance(fate, Cut) else None
        self.weather = None if isinstance(fate, Cut) else fate
        self.bytes_left: int | None = None
        self._ends = (near, far)
        self.is_cut = False

    async def relay(self, way: Way, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.weather is not None:
            try:
                return await self.weather.relay(self, way, reader, writer)
            except (ConnectionError, OSError):
                return self.cut(Closing.RESET, counts=False)
        frames = FrameReader(expects_preface=way is Way.UP) if self.cut_rule and self.cut_rule.way is way else None
        counter = MessageCounter()
        try:
            while data := await reader.read(65536):
                if self.bytes_left is not None:
                    data, is_last = data[: self.bytes_left], len(data) >= self.bytes_left
                    self.bytes_left -= len(data)
                    writer.write(data)
                    if is_last:
                        self.cut(Closing.RESET)
                        return
                elif frames is None:
                    writer.write(data)
                else:
                    for frame in frames.feed(data):
                        if self._pass_on(frame, counter, writer):
                            return
                await writer.drain()
            self.cut(Closing.END, counts=False)
        except (ConnectionError, OSError):
            self.cut(Closing.RESET, counts=False)

    def _pass_on(self, frame: bytes, counter: MessageCounter, writer: asyncio.StreamWriter) -> bool:
        """Passes the frame on, wholly or in part; true when the connection was cut at it."""
        rule = self.cut_rule
        begun, ended = counter.begun, counter.ended
        counter.take(frame)
        begins = begun <= rule.message < counter.begun
        ends = ended <= rule.message < counter.ended
        if begins and rule.moment is Moment.BEFORE:
            self.cut(rule.closing)
            return True
        if begins and rule.moment is Moment.INSIDE:
            writer.write(frame[: FRAME_HEADER + (len(frame) - FRAME_HEADER) // 2])
            self.cut(rule.closing)
            return True
        writer.write(frame)
        if ends and rule.moment is Moment.AFTER:
            self.cut(rule.closing)
            return True
        return False

    def cut(self, closing: Closing, counts: bool = True) -> None:
        if self.is_cut:
            return
        self.is_cut = True
        self.route.links.discard(self)
        if counts:
            self.route.cuts += 1
        for end in self._ends:
            self._close(end, closing)

    def forget_near(self, seconds: float) -> None:
        """The near end is reset; the far end stays open, hears nothing, and is reset only after `seconds`."""
        if self.is_cut:
            return
        self.is_cut = True
        self.route.links.discard(self)
        self.route.cuts += 1
        near, far = self._ends
        self._close(near, Closing.RESET)
        asyncio.get_running_loop().call_later(seconds, self._close, far, Closing.RESET)

    @staticmethod
    def _close(end: asyncio.StreamWriter, closing: Closing) -> None:
        if closing is Closing.RESET:
            sock = end.get_extra_info("socket")
            if sock is not None:
                with contextlib.suppress(OSError):
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.transport.abort()
        else:
            end.close()


class Route:
    """One listening port that leads to the server, wherever the server listens at the moment."""

    def __init__(self, proxy: "Proxy") -> None:
        self.proxy = proxy
        self.port = 0
        self.links: set[Link] = set()
        self.cuts = 0
        self._armed: "Cut | Weather | None" = None
        self._conversations: set[asyncio.Task] = set()
        """The loop itself holds its tasks weakly: one that waits for two silent ends would be collected."""

    def arm(self, fate: "Cut | Weather | None") -> None:
        """What becomes of the next connection."""
        self.proxy.on_loop(lambda: setattr(self, "_armed", fate))

    def cut_now(self, closing: Closing) -> int:
        """Cuts the live connections; says how many there were."""

        def cut() -> int:
            links = list(self.links)
            for link in links:
                link.cut(closing)
            return len(links)

        return self.proxy.on_loop(cut)

    def cut_after(self, count: int) -> int:
        """Cuts the live connections once `count` more bytes have gone through, either way."""

        def limit() -> int:
            for link in self.links:
                link.bytes_left = count
            return len(self.links)

        return self.proxy.on_loop(limit)

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fate, self._armed = self._armed, None
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.proxy.target_port)
        except OSError:
            writer.transport.abort()
            return
        for end in (writer, far_writer):
            end.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        link = Link(self, writer, far_writer, fate)
        self.links.add(link)
        conversation = asyncio.current_task()
        self._conversations.add(conversation)
        conversation.add_done_callback(self._conversations.discard)
        await asyncio.gather(
            link.relay(Way.UP, reader, far_writer), link.relay(Way.DOWN, far_reader, writer), return_exceptions=True
        )


class Proxy:
    """The routes and the thread they run in."""

    def __init__(self) -> None:
        self.target_port = 0
        self.routes: list[Route] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._thread.start()

    def route(self) -> Route:
        async def listen() -> Route:
            route = Route(self)
            server = await asyncio.start_server(route.accept, "127.0.0.1", 0)
            route.port = server.sockets[0].getsockname()[1]
            self.routes.append(route)
            return route

        return asyncio.run_coroutine_threadsafe(listen(), self._loop).result(10)

    @property
    def cuts(self) -> int:
        return sum(route.cuts for route in self.routes)

    def on_loop(self, work):
        async def call():
            return work()

        return asyncio.run_coroutine_threadsafe(call(), self._loop).result(10)
