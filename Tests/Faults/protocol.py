"""The messages and stubs of Protos/, generated at run time by the stock tools into a folder of this run."""

import atexit
import importlib
import pathlib
import shutil
import sys
import tempfile
import types

ROOT = pathlib.Path(__file__).resolve().parents[2]


def load() -> types.SimpleNamespace:
    """Generates and imports; one attribute per .proto file (`terminals`, `receipts` ...) and per stub file (`terminals_grpc`)."""
    from grpc_tools import protoc

    protos = ROOT / "Protos"
    files = sorted(path.relative_to(protos) for path in (protos / "shelfwire" / "v1").glob("*.proto"))
    if not files:
        sys.exit(f"crash: no .proto files under {protos}")
    folder = tempfile.mkdtemp(prefix="shelfwire-protos-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    arguments = ["protoc", f"-I{protos}", f"--python_out={folder}", f"--grpc_python_out={folder}", *map(str, files)]
    if protoc.main(arguments) != 0:
        sys.exit("crash: protoc refused the .proto files")
    sys.path.insert(0, folder)
    modules = types.SimpleNamespace()
    for file in files:
        setattr(modules, file.stem, importlib.import_module(f"shelfwire.v1.{file.stem}_pb2"))
        setattr(modules, f"{file.stem}_grpc", importlib.import_module(f"shelfwire.v1.{file.stem}_pb2_grpc"))
    return modules


wire = load()

ACCEPTED = wire.terminals.VERDICT_ACCEPTED
EXCEPTION = wire.terminals.VERDICT_ACCEPTED_WITH_EXCEPTION
REJECTED = wire.terminals.VERDICT_REJECTED
PARKED = wire.terminals.VERDICT_PARKED
REPEATED = wire.terminals.VERDICT_REPEATED
