"""What a server offers, by stock clients alone: reflection tells the services and calls, health whether they serve.

    python services.py 127.0.0.1:7443
"""

import sys

import grpc
from google.protobuf.descriptor_pool import DescriptorPool
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase


def main(server: str) -> None:
    with grpc.insecure_channel(server) as channel:
        reflection = ProtoReflectionDescriptorDatabase(channel)
        health = health_pb2_grpc.HealthStub(channel)
        described = DescriptorPool(reflection)
        for name in sorted(reflection.get_services()):
            status = health.Check(health_pb2.HealthCheckRequest(service=name), timeout=5).status
            print(f"{name}: {health_pb2.HealthCheckResponse.ServingStatus.Name(status)}")
            if not name.startswith("shelfwire."):
                continue
            for call in described.FindServiceByName(name).methods:
                up, down = ("stream " if streams else "" for streams in (call.client_streaming, call.server_streaming))
                print(f"    {call.name}({up}{call.input_type.name}) returns ({down}{call.output_type.name})")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python services.py HOST:PORT")
    main(sys.argv[1])
