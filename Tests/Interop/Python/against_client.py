"""The gRPC interoperability cases, with our client and a grpcio server.

    python against_client.py PATH-OF-rpc-interop-client [case ...]

Every case over cleartext, TLS and mutual TLS; then connections that must not come about. Prints one line `name value unit` for
each, and ends with the counts and with 1 if any failed.
"""

import subprocess
import sys

import grpc

import certificates
from grpcio_server import GrpcioServer


class Run:
    def __init__(self, program):
        self.program, self.passed, self.failed = program, 0, 0

    def client(self, *arguments):
        command = [self.program, "--server_host=localhost", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=300)

    def report(self, name, is_right, value, unit, words=""):
        if is_right:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{name} FAILED: {words}", file=sys.stderr)
        print(f"{name} {value} {unit}" if is_right else f"{name} failed -", flush=True)

    def cases(self, names, label, server, *arguments):
        for name in names:
            port = server.meter.port if "compressed" in name else server.port
            server.meter.take()
            done = self.client(f"--server_port={port}", f"--test_case={name}", *arguments)
            took = next((line.split()[1] for line in done.stdout.splitlines() if line.startswith(name)), "")
            self.report(f"{name}.{label}", done.returncode == 0 and took != "", took, "ms", done.stderr)

    def refusal(self, name, server, sentence, *arguments):
        """The case must fail, and the client must say why."""
        done = self.client(f"--server_port={server.port}", "--test_case=empty_unary", *arguments)
        self.report(name, done.returncode == 1 and sentence in done.stderr, 1, "refusal", done.stdout + done.stderr)


def server_credentials(name="server", demands_client=False):
    pair = (certificates.read(f"{name}.key"), certificates.read(f"{name}.pem"))
    roots = certificates.read("authority.pem") if demands_client else None
    return grpc.ssl_server_credentials([pair], root_certificates=roots, require_client_auth=demands_client)


def main():
    program, wanted = sys.argv[1], sys.argv[2:]
    run = Run(program)
    names = wanted or run.client("--list").stdout.split()
    path = certificates.path
    trust = ["--use_tls=true", f"--ca_file={path('authority.pem')}"]
    proof = [f"--client_certificate={path('client.pem')}", f"--client_key={path('client.key')}"]
    with GrpcioServer() as server:
        run.cases(names, "cleartext", server)
        run.refusal("tls_to_cleartext_server", server, "does not speak TLS", *trust)
    with GrpcioServer(server_credentials()) as server:
        run.cases(names, "tls", server, *trust)
        run.refusal(
            "unknown_authority", server, "the server's certificate is not trusted", "--use_tls=true",
            f"--ca_file={path('stranger.pem')}")
        run.refusal("cleartext_to_tls_server", server, "UNAVAILABLE")
    with GrpcioServer(server_credentials("named")) as server:
        run.refusal(
            "other_name", server, "the server's certificate is for another name", *trust, "--server_host_override=shop.example")
    with GrpcioServer(server_credentials(demands_client=True)) as server:
        run.cases(["empty_unary", "large_unary", "ping_pong"], "mutual_tls", server, *trust, *proof)
        run.refusal("no_client_certificate", server, "UNAVAILABLE", *trust)
    print(f"passed {run.passed} cases")
    print(f"failed {run.failed} cases")
    sys.exit(1 if run.failed else 0)


main()
