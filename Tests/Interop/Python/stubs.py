"""Makes the Python stubs of grpc.testing.TestService, in a temporary folder, each time they are needed."""

import atexit
import os
import shutil
import sys
import tempfile

from grpc_tools import protoc

_folder = tempfile.mkdtemp(prefix="rpc-interop-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
_protos = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Protos")

#: A serialized FileDescriptorSet of everything the service uses.
descriptor_path = os.path.join(_folder, "descriptors.binpb")

_code = protoc.main([
    "protoc", f"-I{_protos}", f"--python_out={_folder}", f"--grpc_python_out={_folder}",
    f"--descriptor_set_out={descriptor_path}", "--include_imports", os.path.join(_protos, "grpc/testing/test.proto"),
])
if _code != 0:
    sys.exit("protoc failed")

# `grpc` is a package already, and not one that may be split over two folders: the stubs are reached by a path inside it.
import grpc  # noqa: E402

grpc.__path__.append(os.path.join(_folder, "grpc"))

from grpc.testing import test_pb2 as messages  # noqa: E402,F401
from grpc.testing import test_pb2_grpc as services  # noqa: E402,F401
