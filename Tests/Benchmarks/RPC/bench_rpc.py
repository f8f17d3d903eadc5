"""Our gRPC server beside others, in one run: `make bench-rpc`.

    python bench_rpc.py --servers NAME=COMMAND ... --load PROGRAM [--seconds 2] [--rounds 3] [--idle 10000]

Every server gets one core, the load generator the other. A shape of load is run against each server in turn, and that --rounds times, so that
whatever else the machine does hits all of them; medians count. CPU is the server's own, user and system, from /proc. The table goes to standard
error, `name value unit` lines to standard output.
"""

import argparse
import os
import pathlib
import resource
import shlex
import statistics
import subprocess
import sys
import time

OURS, FLOOR = "shelfwire", "floor"
SERVER_CORE, LOAD_CORE = "0", str(max(0, (os.cpu_count() or 1) - 1))
TICK = os.sysconf("SC_CLK_TCK")

# Name, kind of load, connections, messages under way on each.
SHAPES = [
    ("unary_1", "unary", 1, 100), ("unary_100", "unary", 100, 1), ("unary_1000", "unary", 1000, 1),
    ("stream_1", "stream", 1, 64), ("stream_100", "stream", 100, 8), ("stream_1000", "stream", 1000, 2),
    ("batched_1", "batched", 1, 64), ("batched_100", "batched", 100, 8),
]

# Figure, largest value, and why (Design: quality, "Speed" and "Reliability").
BARS = {
    "unary_100_cpu_over_floor": 1.5, "unary_100_cpu_over_grpc_cpp": 1.0, "unary_100_cpu_over_grpc_swift": 1 / 20,
    "stream_100_cpu": 6.0, "batched_1_cpu": 3.0, "idle_memory": 250.0, "idle_cpu": 2.0,
}


class Server:
    def __init__(self, command):
        self.process = subprocess.Popen(
            ["taskset", "-c", SERVER_CORE, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        if not line.strip().isdigit():
            self.stop()
            raise SystemExit(f"bench-rpc: {shlex.join(map(str, command))} did not print its port but {line!r}")
        self.port = line.strip()

    def cpu(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self):
        return int(pathlib.Path(f"/proc/{self.process.pid}/status").read_text().split("VmRSS:")[1].split()[0]) / 1024

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def measure(command, load, kind, connections, depth, seconds):
    """One server under one load: messages a second, CPU microseconds a message, p50, p99."""
    server = Server(command)
    generator = subprocess.Popen(
        ["taskset", "-c", LOAD_CORE, load, server.port, kind, str(connections), str(depth), str(seconds)], stdout=subprocess.PIPE, text=True)
    try:
        cpu, figures = 0.0, {}
        for line in generator.stdout:
            if line.strip() in ("start", "end"):
                cpu = server.cpu() - cpu
            else:
                name, value = line.split()
                figures[name] = float(value)
        if generator.wait() != 0:
            return None
        return figures["per_second"], cpu / figures["messages"] * 1e6, figures["p50_us"], figures["p99_us"]
    finally:
        generator.kill()
        generator.wait()
        server.stop()


def idle(command, load, connections, seconds=5):
    """Connections with an open, silent stream: what they cost in memory (MB) and in CPU (per cent of a core)."""
    server = Server(command)
    time.sleep(0.5)
    before = server.memory()
    generator = subprocess.Popen(
        ["taskset", "-c", LOAD_CORE, load, server.port, "idle", str(connections), "1", "1"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        if generator.stderr.readline().strip() != "ready":
            return None
        # Timers that a connection sets while it opens ring once; what follows is rest.
        time.sleep(8)
        cpu, start = server.cpu(), time.monotonic()
        time.sleep(seconds)
        share = 100 * (server.cpu() - cpu) / (time.monotonic() - start)
        memory = server.memory() - before
        generator.stdin.close()
        return (memory, share) if generator.wait() == 0 else None
    finally:
        generator.kill()
        generator.wait()
        server.stop()


def run(servers, load, options):
    found = {}
    for _ in range(options.rounds):
        for shape, kind, connections, depth in SHAPES:
            for name, command in servers.items():
                result = measure(command, load, kind, connections, depth, options.seconds)
                if result is None:
                    print(f"bench-rpc: {name} failed under {shape}", file=sys.stderr)
                else:
                    found.setdefault((shape, name), []).append(result)
    figures = {key: tuple(statistics.median(values) for values in zip(*results)) for key, results in found.items()}
    at_rest = {name: idle(command, load, options.idle) for name, command in servers.items()} if options.idle else {}
    return figures, at_rest


def tell(figures, at_rest, names):
    lines = []
    print(f"{'load':12} {'server':12} {'messages/s':>11} {'CPU us':>8} {'p50 us':>8} {'p99 us':>8}", file=sys.stderr)
    for shape, *_ in SHAPES:
        for name in names:
            if (shape, name) not in figures:
                print(f"{shape:12} {name:12} failed", file=sys.stderr)
            else:
                rate, cpu, p50, p99 = figures[shape, name]
                print(f"{shape:12} {name:12} {rate:11.0f} {cpu:8.2f} {p50:8.0f} {p99:8.0f}", file=sys.stderr)
                lines += [(f"{name}_{shape}_rate", rate, "messages/s"), (f"{name}_{shape}_cpu", cpu, "us/message"),
                          (f"{name}_{shape}_p50", p50, "us"), (f"{name}_{shape}_p99", p99, "us")]
        for name in names:
            if name != OURS and (shape, OURS) in figures and (shape, name) in figures:
                lines.append((f"{shape}_cpu_over_{name}", figures[shape, OURS][1] / figures[shape, name][1], "ratio"))
    for name, rest in at_rest.items():
        if rest is None:
            print(f"{'idle':12} {name:12} failed", file=sys.stderr)
        else:
            print(f"{'idle':12} {name:12} {rest[0]:8.1f} MB {rest[1]:8.2f} % of a core", file=sys.stderr)
            lines += [(f"{name}_idle_memory", rest[0], "MB"), (f"{name}_idle_cpu", rest[1], "percent")]
    for name, value, unit in lines:
        print(f"{name} {value:.3f} {unit}")
    values = {name: value for name, value, _ in lines}
    for figure, most in BARS.items():
        value = values.get(figure, values.get(f"{OURS}_{figure}"))
        if value is not None:
            print(f"bar {figure}: {value:.3f}, at most {most:g}: {'held' if value <= most else 'MISSED'}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--servers", nargs="+", required=True, metavar="NAME=COMMAND")
    parser.add_argument("--load", required=True)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--idle", type=int, default=10_000)
    options = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    servers = {name: shlex.split(command) for name, command in (server.split("=", 1) for server in options.servers)}
    figures, at_rest = run(servers, options.load, options)
    tell(figures, at_rest, list(servers))
    # A foreign server may fail under a load; ours may not.
    own = [name for name in servers if name in (OURS, FLOOR)]
    complete = all((shape, name) in figures for shape, *_ in SHAPES for name in own) and all(at_rest.get(name, True) for name in own)
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main())
