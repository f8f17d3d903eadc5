"""The gRPC interoperability cases, as grpcio sees them (gRPC document "Interoperability Test Case Descriptions")."""

import threading
import time

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase
from google.protobuf.descriptor_pool import DescriptorPool

from stubs import messages, services

#: Bytes that a call needs beside its payloads: header lists, prefixes, window updates.
OVERHEAD = 4000


def expect(condition, text=""):
    if not condition:
        raise AssertionError(text)


def fails_with(code, call):
    try:
        result = call()
        if hasattr(result, "__iter__"):
            list(result)
    except grpc.RpcError as error:
        expect(error.code() == code, f"{error.code()} instead of {code}: {error.details()}")
        return error
    raise AssertionError(f"no error, {code} was expected")


def zeros(size):
    return messages.Payload(body=bytes(size))


def empty_unary(stub, channel):
    expect(stub.EmptyCall(messages.Empty()) == messages.Empty())


def large_unary(stub, channel):
    reply = stub.UnaryCall(messages.SimpleRequest(response_size=314159, payload=zeros(271828)))
    expect(reply.payload.body == bytes(314159))


def client_streaming(stub, channel):
    sizes = [27182, 8, 1828, 45904]
    requests = (messages.StreamingInputCallRequest(payload=zeros(size)) for size in sizes)
    expect(stub.StreamingInputCall(requests).aggregated_payload_size == 74922)


def parameters(*sizes, interval=0):
    return [messages.ResponseParameters(size=size, interval_us=interval) for size in sizes]


def server_streaming(stub, channel):
    sizes = [31415, 9, 2653, 58979]
    request = messages.StreamingOutputCallRequest(response_parameters=parameters(*sizes))
    expect([len(reply.payload.body) for reply in stub.StreamingOutputCall(request)] == sizes)


class Pipe:
    """An iterator of requests that is fed while the call goes on."""

    def __init__(self):
        self.condition, self.items, self.closed = threading.Condition(), [], False

    def __iter__(self):
        return self

    def __next__(self):
        with self.condition:
            while not self.items and not self.closed:
                self.condition.wait()
            if self.items:
                return self.items.pop(0)
            raise StopIteration

    def add(self, item):
        with self.condition:
            self.items.append(item)
            self.condition.notify()

    def close(self):
        with self.condition:
            self.closed = True
            self.condition.notify()


def ping_pong(stub, channel):
    pipe = Pipe()
    replies = stub.FullDuplexCall(pipe)
    for response, request in [(31415, 27182), (9, 8), (2653, 1828), (58979, 45904)]:
        pipe.add(messages.StreamingOutputCallRequest(response_parameters=parameters(response), payload=zeros(request)))
        expect(len(next(replies).payload.body) == response)
    pipe.close()
    expect(list(replies) == [])


def empty_stream(stub, channel):
    expect(list(stub.FullDuplexCall(iter([]))) == [])


def half_duplex(stub, channel):
    requests = [messages.StreamingOutputCallRequest(response_parameters=parameters(size)) for size in (1, 2, 3)]
    expect([len(reply.payload.body) for reply in stub.HalfDuplexCall(iter(requests))] == [1, 2, 3])


def custom_metadata(stub, channel):
    initial = ("x-grpc-test-echo-initial", "test_initial_metadata_value")
    trailing = ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab")
    _, call = stub.UnaryCall.with_call(
        messages.SimpleRequest(response_size=314159, payload=zeros(271828)), metadata=(initial, trailing))
    expect(initial in tuple(call.initial_metadata()))
    expect(trailing in tuple(call.trailing_metadata()))
    call = stub.FullDuplexCall(
        iter([messages.StreamingOutputCallRequest(response_parameters=parameters(314159), payload=zeros(271828))]),
        metadata=(initial, trailing))
    expect(len(list(call)) == 1)
    expect(initial in tuple(call.initial_metadata()))
    expect(trailing in tuple(call.trailing_metadata()))


def status_code_and_message(stub, channel):
    status = messages.EchoStatus(code=2, message="test status message")
    error = fails_with(grpc.StatusCode.UNKNOWN, lambda: stub.UnaryCall(messages.SimpleRequest(response_status=status)))
    expect(error.details() == "test status message")
    request = messages.StreamingOutputCallRequest(response_status=status)
    error = fails_with(grpc.StatusCode.UNKNOWN, lambda: stub.FullDuplexCall(iter([request])))
    expect(error.details() == "test status message")


def special_status_message(stub, channel):
    text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP \U0001f608\t\n"
    status = messages.EchoStatus(code=2, message=text)
    error = fails_with(grpc.StatusCode.UNKNOWN, lambda: stub.UnaryCall(messages.SimpleRequest(response_status=status)))
    expect(error.details() == text, repr(error.details()))


def unimplemented_method(stub, channel):
    fails_with(grpc.StatusCode.UNIMPLEMENTED, lambda: stub.UnimplementedCall(messages.Empty()))


def unimplemented_service(stub, channel):
    other = services.UnimplementedServiceStub(channel)
    fails_with(grpc.StatusCode.UNIMPLEMENTED, lambda: other.UnimplementedCall(messages.Empty()))


def cancel_after_begin(stub, channel):
    pipe = Pipe()
    future = stub.StreamingInputCall.future(pipe)
    future.cancel()
    expect(future.cancelled())
    pipe.close()


def cancel_after_first_response(stub, channel):
    pipe = Pipe()
    call = stub.FullDuplexCall(pipe)
    pipe.add(messages.StreamingOutputCallRequest(response_parameters=parameters(31415), payload=zeros(27182)))
    expect(len(next(call).payload.body) == 31415)
    call.cancel()
    fails_with(grpc.StatusCode.CANCELLED, lambda: next(call))
    pipe.close()


def timeout_on_sleeping_server(stub, channel):
    pipe = Pipe()
    call = stub.FullDuplexCall(pipe, timeout=0.001)
    pipe.add(messages.StreamingOutputCallRequest(response_parameters=parameters(31415, interval=1_000_000)))
    fails_with(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: list(call))
    pipe.close()


def server_side_deadline(stub, channel):
    request = messages.StreamingOutputCallRequest(response_parameters=parameters(1, 1, interval=5_000_000))
    started = time.monotonic()
    fails_with(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: stub.StreamingOutputCall(request, timeout=0.2))
    expect(time.monotonic() - started < 2)


def oversize_request(stub, channel):
    request = messages.SimpleRequest(payload=zeros(4 * 1024 * 1024))
    fails_with(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: stub.UnaryCall(request))


def many_streams(stub, channel):
    futures = [stub.UnaryCall.future(messages.SimpleRequest(response_size=1000 + n)) for n in range(1000)]
    expect([len(future.result().payload.body) for future in futures] == [1000 + n for n in range(1000)])


def soak(stub, channel):
    for number in range(10_000):
        expect(len(stub.UnaryCall(messages.SimpleRequest(response_size=number % 100)).payload.body) == number % 100)


def flag(value):
    return messages.BoolValue(value=value)


def client_compressed_unary(stub, channel):
    def send(says, compression):
        request = messages.SimpleRequest(expect_compressed=flag(says), response_size=314159, payload=zeros(271828))
        return stub.UnaryCall(request, compression=compression)

    fails_with(grpc.StatusCode.INVALID_ARGUMENT, lambda: send(True, grpc.Compression.NoCompression))
    expect(len(send(True, grpc.Compression.Gzip).payload.body) == 314159)
    expect(len(send(False, grpc.Compression.NoCompression).payload.body) == 314159)


def client_compressed_streaming(stub, channel):
    """grpcio chooses for a call, not for a message: two calls."""
    def send(size, says, compression):
        request = messages.StreamingInputCallRequest(expect_compressed=flag(says), payload=zeros(size))
        return stub.StreamingInputCall(iter([request, request]), compression=compression).aggregated_payload_size

    fails_with(grpc.StatusCode.INVALID_ARGUMENT, lambda: send(27182, True, grpc.Compression.NoCompression))
    expect(send(27182, True, grpc.Compression.Gzip) == 2 * 27182)
    expect(send(45904, False, grpc.Compression.NoCompression) == 2 * 45904)


def server_compressed_unary(stub, channel):
    for is_compressed in (True, False):
        stub.meter.take()
        request = messages.SimpleRequest(response_compressed=flag(is_compressed), response_size=314159)
        expect(len(stub.UnaryCall(request).payload.body) == 314159)
        _, down = stub.meter.take()
        expect(down < OVERHEAD if is_compressed else down > 314159, f"{down} bytes came")


def server_compressed_streaming(stub, channel):
    wanted = [messages.ResponseParameters(size=31415, compressed=flag(True)),
              messages.ResponseParameters(size=92653, compressed=flag(False))]
    stub.meter.take()
    replies = stub.StreamingOutputCall(messages.StreamingOutputCallRequest(response_parameters=wanted))
    expect([len(reply.payload.body) for reply in replies] == [31415, 92653])
    _, down = stub.meter.take()
    expect(92653 < down < 92653 + OVERHEAD, f"{down} bytes came")


def replies_are_packed_unless_refused(stub, channel):
    """Large replies travel compressed to a client that reads gzip, without being asked."""
    stub.meter.take()
    expect(len(stub.UnaryCall(messages.SimpleRequest(response_size=100_000)).payload.body) == 100_000)
    _, down = stub.meter.take()
    expect(down < OVERHEAD, f"{down} bytes came")


def health(stub, channel):
    health = health_pb2_grpc.HealthStub(channel)
    serving = health_pb2.HealthCheckResponse.SERVING
    expect(health.Check(health_pb2.HealthCheckRequest()).status == serving)
    expect(health.Check(health_pb2.HealthCheckRequest(service="grpc.testing.TestService")).status == serving)
    fails_with(grpc.StatusCode.NOT_FOUND, lambda: health.Check(health_pb2.HealthCheckRequest(service="nobody")))
    watch = health.Watch(health_pb2.HealthCheckRequest(service="nobody"))
    expect(next(watch).status == health_pb2.HealthCheckResponse.SERVICE_UNKNOWN)
    watch.cancel()


def reflection(stub, channel):
    database = ProtoReflectionDescriptorDatabase(channel)
    expect("grpc.testing.TestService" in database.get_services())
    service = DescriptorPool(database).FindServiceByName("grpc.testing.TestService")
    expect(service.methods_by_name["UnaryCall"].input_type.full_name == "grpc.testing.SimpleRequest")
    request = reflection_pb2.ServerReflectionRequest(file_containing_symbol="no.such.Thing")
    reply = next(reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(iter([request])))
    expect(reply.error_response.error_code == grpc.StatusCode.NOT_FOUND.value[0])


CASES = [
    empty_unary, large_unary, client_streaming, server_streaming, ping_pong, empty_stream, half_duplex, custom_metadata,
    status_code_and_message, special_status_message, unimplemented_method, unimplemented_service, cancel_after_begin,
    cancel_after_first_response, timeout_on_sleeping_server, server_side_deadline, oversize_request, many_streams,
    client_compressed_unary, client_compressed_streaming, server_compressed_unary, server_compressed_streaming,
    replies_are_packed_unless_refused, soak,
    health, reflection,
]
