"""The gRPC interoperability cases, with grpcio as the client and our server.

    python against_server.py PATH-OF-rpc-interop-server [case ...]

Every case over cleartext, TLS and mutual TLS; then connections that must not come about. Prints one line `name value unit` for
each, and ends with the counts and with 1 if any failed. Needs grpcio, grpcio-tools, grpcio-health-checking, grpcio-reflection.
"""

import subprocess
import sys
import time
import traceback

import grpc

import certificates
from cases import CASES
from meter import Meter
from stubs import descriptor_path, messages, services

OPTIONS = [("grpc.max_send_message_length", -1), ("grpc.max_receive_message_length", -1)]


class OurServer:
    """A running rpc-interop-server, reached through a meter."""

    def __init__(self, program, *arguments):
        command = [program, "--port", "0", "--descriptors", descriptor_path, *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{' '.join(command)} ended with {self.process.wait()} instead of naming its port")
        self.meter = Meter(int(line))

    def channel(self, credentials=None):
        address = f"localhost:{self.meter.port}"
        if credentials:
            return grpc.secure_channel(address, credentials, options=OPTIONS)
        return grpc.insecure_channel(address, options=OPTIONS)

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=10)


class Run:
    def __init__(self, program, wanted):
        self.program, self.passed, self.failed = program, 0, 0
        self.cases = [case for case in CASES if not wanted or case.__name__ in wanted]

    def attempt(self, name, body):
        started = time.monotonic()
        try:
            body()
            self.passed += 1
            print(f"{name} {(time.monotonic() - started) * 1000:.1f} ms", flush=True)
        except Exception:
            self.failed += 1
            print(f"{name} failed -", flush=True)
            traceback.print_exc()

    def all_cases(self, label, server, credentials=None, cases=None):
        with server.channel(credentials) as channel:
            stub = services.TestServiceStub(channel)
            stub.meter = server.meter
            for case in self.cases if cases is None else cases:
                self.attempt(f"{case.__name__}.{label}", lambda: case(stub, channel))

    def refusal(self, name, server, credentials=None):
        def body():
            with server.channel(credentials) as channel:
                services.TestServiceStub(channel).EmptyCall(messages.Empty(), timeout=5)

        def refused():
            try:
                body()
            except grpc.RpcError as error:
                if error.code() == grpc.StatusCode.UNAVAILABLE:
                    return
                raise
            raise AssertionError("the call succeeded")

        self.attempt(name, refused)

    def with_server(self, label, arguments, body):
        server = OurServer(self.program, *arguments)
        try:
            body(server)
        finally:
            code = server.stop()
        if code != 0:
            print(f"{label}: the server ended with {code}", file=sys.stderr)
            self.failed += 1


def trust(roots="authority.pem", proof=None):
    key, chain = (certificates.read(f"{proof}.key"), certificates.read(f"{proof}.pem")) if proof else (None, None)
    return grpc.ssl_channel_credentials(certificates.read(roots), key, chain)


def main():
    run = Run(sys.argv[1], sys.argv[2:])
    run.with_server("cleartext", [], lambda server: run.all_cases("cleartext", server))
    secure = ["--tls-certificate", certificates.path("server.pem"), "--tls-key", certificates.path("server.key")]

    def over_tls(server):
        run.all_cases("tls", server, trust())
        run.refusal("unknown_authority", server, trust("stranger.pem"))
        run.refusal("cleartext_to_tls_server", server)

    def over_mutual_tls(server):
        short = [case for case in run.cases if case.__name__ in ("empty_unary", "large_unary", "ping_pong")]
        run.all_cases("mutual_tls", server, trust(proof="client"), short)
        run.refusal("no_client_certificate", server, trust())
        run.refusal("client_certificate_of_a_stranger", server, trust(proof="impostor"))

    run.with_server("tls", secure, over_tls)
    run.with_server("mutual_tls", [*secure, "--tls-client-ca", certificates.path("authority.pem")], over_mutual_tls)
    print(f"passed {run.passed} cases")
    print(f"failed {run.failed} cases")
    sys.exit(1 if run.failed else 0)


main()
