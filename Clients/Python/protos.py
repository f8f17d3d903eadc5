"""The messages and stubs of shelfwire.v1, made from Protos/ by stock grpcio-tools into a temporary folder of this run.

An app of yours would generate them once and ship them:
    python -m grpc_tools.protoc -IProtos --python_out=app --grpc_python_out=app Protos/shelfwire/v1/*.proto
"""

import atexit
import importlib
import pathlib
import shutil
import sys
import tempfile

from grpc_tools import protoc

PROTOS = pathlib.Path(__file__).resolve().parents[2] / "Protos"


def _generate() -> None:
    folder = tempfile.mkdtemp(prefix="shelfwire-protos-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    files = sorted(str(path.relative_to(PROTOS)) for path in (PROTOS / "shelfwire" / "v1").glob("*.proto"))
    arguments = ["protoc", f"-I{PROTOS}", f"--python_out={folder}", f"--grpc_python_out={folder}", *files]
    if not files or protoc.main(arguments) != 0:
        sys.exit(f"the .proto files under {PROTOS} could not be compiled")
    sys.path.insert(0, folder)


def module(name: str):
    """`module("terminals_pb2")` is shelfwire/v1/terminals.proto; `..._pb2_grpc` are its stubs."""
    return importlib.import_module(f"shelfwire.v1.{name}")


_generate()
