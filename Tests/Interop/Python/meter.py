"""A proxy in a thread that counts the bytes both ways: what grpcio does not tell about compression, the wire does."""

import socket
import threading


class Meter:
    def __init__(self, target):
        self.target = target
        self.up = self.down = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def take(self):
        """Bytes since the last time: from the client, from the server. For one call at a time."""
        (up, self.up), (down, self.down) = (self.up, 0), (self.down, 0)
        return up, down

    def _accept(self):
        while True:
            near, _ = self.listener.accept()
            far = socket.create_connection(("127.0.0.1", self.target))
            for source, sink, name in ((near, far, "up"), (far, near, "down")):
                source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._move, args=(source, sink, name), daemon=True).start()

    def _move(self, source, sink, name):
        try:
            while part := source.recv(65536):
                setattr(self, name, getattr(self, name) + len(part))
                sink.sendall(part)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
