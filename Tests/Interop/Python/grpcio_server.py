"""grpc.testing.TestService as the gRPC interoperability cases expect it, over grpcio: the foreign server for our client.

    with GrpcioServer(credentials) as server: server.port, server.meter.port

Whether a request had travelled compressed grpcio does not tell; the bytes that passed the meter do, since every payload is
zeros. So calls with `expect_compressed` must come through the meter, one at a time.
"""

import time
from concurrent import futures

import grpc

from meter import Meter
from stubs import messages, services

#: Bytes that a call needs beside its payloads: header lists, prefixes, settings, window updates.
OVERHEAD = 2000


def payload(size):
    return messages.Payload(body=bytes(size))


class TestService(services.TestServiceServicer):
    def __init__(self, server):
        self.server = server

    def _begin(self, context):
        metadata = context.invocation_metadata()
        initial = [(k, v) for k, v in metadata if k == "x-grpc-test-echo-initial"]
        trailing = [(k, v) for k, v in metadata if k == "x-grpc-test-echo-trailing-bin"]
        if initial:
            context.send_initial_metadata(initial)
        context.set_trailing_metadata(trailing)

    def _check_status(self, request, context):
        if request.HasField("response_status"):
            code = next(c for c in grpc.StatusCode if c.value[0] == request.response_status.code)
            context.abort(code, request.response_status.message)

    def _check_compression(self, requests, context):
        """`requests` in the order of the call, all of them."""
        if not any(request.HasField("expect_compressed") for request in requests):
            return
        up, _ = self.server.meter.take()
        plain = sum(len(r.payload.body) for r in requests if not r.expect_compressed.value)
        packed = sum(len(r.payload.body) for r in requests if r.expect_compressed.value)
        if not plain <= up <= plain + OVERHEAD + packed // 4:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, f"{up} bytes came, not {plain} and a little")

    def EmptyCall(self, request, context):
        self._begin(context)
        return messages.Empty()

    def UnaryCall(self, request, context):
        self._begin(context)
        self._check_compression([request], context)
        self._check_status(request, context)
        if request.HasField("response_compressed") and not request.response_compressed.value:
            context.disable_next_message_compression()
        return messages.SimpleResponse(payload=payload(request.response_size))

    def _answer(self, request, context):
        self._check_status(request, context)
        for parameters in request.response_parameters:
            if parameters.interval_us:
                time.sleep(parameters.interval_us / 1e6)
            if parameters.HasField("compressed") and not parameters.compressed.value:
                context.disable_next_message_compression()
            yield messages.StreamingOutputCallResponse(payload=payload(parameters.size))

    def StreamingOutputCall(self, request, context):
        self._begin(context)
        yield from self._answer(request, context)

    def StreamingInputCall(self, requests, context):
        self._begin(context)
        requests = list(requests)
        self._check_compression(requests, context)
        size = sum(len(request.payload.body) for request in requests)
        return messages.StreamingInputCallResponse(aggregated_payload_size=size)

    def FullDuplexCall(self, requests, context):
        self._begin(context)
        for request in requests:
            yield from self._answer(request, context)

    def HalfDuplexCall(self, requests, context):
        self._begin(context)
        for request in list(requests):
            yield from self._answer(request, context)

    def UnimplementedCall(self, request, context):
        context.abort(grpc.StatusCode.UNIMPLEMENTED, "")


class GrpcioServer:
    def __init__(self, credentials=None):
        # gzip is on, and taken off message by message: a call in which it is off cannot have it put on.
        self.server = grpc.server(
            futures.ThreadPoolExecutor(16), compression=grpc.Compression.Gzip,
            options=[("grpc.max_receive_message_length", -1), ("grpc.so_reuseport", 0)])
        services.add_TestServiceServicer_to_server(TestService(self), self.server)
        if credentials:
            self.port = self.server.add_secure_port("127.0.0.1:0", credentials)
        else:
            self.port = self.server.add_insecure_port("127.0.0.1:0")
        self.meter = Meter(self.port)

    def __enter__(self):
        self.server.start()
        return self

    def __exit__(self, *_):
        self.server.stop(0.5).wait()
