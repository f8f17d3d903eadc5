"""The echo example does what its page says."""

import os
import subprocess

PROGRAMS = os.environ.get("PROGRAMS", ".build/release")


def test_echo_prints_what_was_said():
    done = subprocess.run([os.path.join(PROGRAMS, "rpc-echo")], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["hello", "one", "two"]
