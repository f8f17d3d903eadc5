"""Attacks `rpc-interop-server` in every way the issue names, while honest clients go on working, and judges what it cost.

    python attack.py [--seconds 20] [--only NAME ...] [--skip NAME ...] [--programs FOLDER]

Each attack runs for --seconds from one core (low priority, its own address 127.0.0.2), reconnecting whenever it is cut. The table goes to
standard error, `name value unit` lines to standard output. Ends with 1 if a bar is missed. Below 10 seconds the bar for honest clients'
latency is reported and not judged: such a run is too short for it.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]

CUT_MILLISECONDS = 1_000
LATENCY_RATIO = 2.0
MEMORY_MEGABYTES = 64
WINDOW_SECONDS = 0.5
JUDGED_SECONDS = 10
UNARY_CLIENTS, STREAM_CLIENTS = 3, 1

# Attacks that hold on instead of flooding: connections, and the second by which the server's own limit must have cut them (None: they
# may stay, and are judged by memory only).
HOLDS = {
    "half_open": (500, 6), "slow_preface": (500, 6), "slow_headers": (200, 12), "slow_request": (100, 12),
    "settings_unacknowledged": (100, 12), "zero_window": (100, 33), "window_drip": (100, 33),
    # The listener's queue is full at first: the last of them are given something to take after half a minute, and have 30 s from then on.
    "slow_reader": (100, 63),
    "many_streams": (500, None), "many_connections": (2_500, None),
}
BOMBS = ["gzip_bomb", "protobuf_bomb"]


def compiled(name, folder):
    target = pathlib.Path(folder) / name
    subprocess.run(["gcc", "-O2", "-o", target, HERE / f"{name}.c"], check=True)
    return target


class ServerProcess:
    """The server under attack: a new one for each, so that nothing of one attack is counted with the next."""

    def __init__(self, program, log):
        self.process = subprocess.Popen([program, "--port", "0"], stdout=subprocess.PIPE, stderr=log, text=True)
        self.port = int(self.process.stdout.readline())

    def memory(self):
        try:
            status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
            return int(status.split("VmRSS:")[1].split()[0]) / 1024
        except (OSError, IndexError):
            return 0.0

    def cpu_seconds(self):
        try:
            fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except OSError:
            return 0.0

    def stop(self):
        """Ends it. Returns whether it was still there."""
        lives = self.process.poll() is None
        if not lives:
            print(f"attack: the server died with {self.process.returncode}", file=sys.stderr)
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        return lives


class Honest:
    """Clients that behave, in a process of their own; their latency by windows."""

    def __init__(self, program, port):
        self.windows = []
        self.process = subprocess.Popen(
            [program, str(port), str(UNARY_CLIENTS), str(STREAM_CLIENTS), str(WINDOW_SECONDS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            end, calls, p50, p99, worst, failed = map(float, line.split())
            self.windows.append((end, calls, p50, p99, worst, failed))

    def between(self, start, end):
        return [window for window in self.windows if start + WINDOW_SECONDS <= window[0] <= end]

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


class MemoryWatch:
    def __init__(self, server):
        self.server, self.first, self.most, self.running = server, server.memory(), 0.0, True
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()

    def _watch(self):
        while self.running:
            self.most = max(self.most, self.server.memory())
            time.sleep(0.05)

    def stop(self):
        self.running = False
        self.thread.join()
        return max(0.0, self.most - self.first)


def attacker(command, core):
    """Low priority on one core: it takes what is left over, as a distant attacker would not take our processors at all."""
    return subprocess.run(
        ["nice", "-n", "19", "taskset", "-c", str(core), *map(str, command)], check=True, capture_output=True, text=True).stdout


class Outcome:
    def __init__(self, name):
        self.name, self.figures, self.missed = name, {}, []

    def judge(self, what, good):
        if not good:
            self.missed.append(what)


class Matrix:
    def __init__(self, options, folder):
        self.options, self.core = options, (os.cpu_count() or 1) - 1
        self.flood, self.hold, self.honest = (compiled(name, folder) for name in ("flood", "hold", "honest"))
        self.program, self.log, self.crashes = pathlib.Path(options.programs) / "rpc-interop-server", pathlib.Path(folder) / "server.log", 0

    def names(self):
        floods = subprocess.run([self.flood, "list"], check=True, capture_output=True, text=True).stdout.split()
        return [name for name in [*floods, *HOLDS, *BOMBS] if (not self.options.only or name in self.options.only) and name not in self.options.skip]

    def run(self):
        return [self.one(name) for name in self.names()]

    def one(self, name):
        outcome = Outcome(name)
        with open(self.log, "w") as log:
            self.server = ServerProcess(self.program, log)
        honest = Honest(self.honest, self.server.port)
        calm_start = time.monotonic()
        is_long = self.options.seconds >= JUDGED_SECONDS
        time.sleep(self.options.seconds / 5 if is_long else 1.2)
        watch, cpu = MemoryWatch(self.server), self.server.cpu_seconds()
        start = time.monotonic()
        figures = self.attack(name, outcome)
        end = time.monotonic()
        growth, cpu = watch.stop(), self.server.cpu_seconds() - cpu
        if is_long:
            time.sleep(1.0)
        after = time.monotonic()
        if is_long:
            time.sleep(self.options.seconds / 10)
        calm = honest.between(calm_start, start) + honest.between(after, time.monotonic())
        under = honest.between(start, end)
        honest.stop()
        alive = self.server.stop()
        self.crashes += not alive

        outcome.figures.update(figures)
        outcome.figures["memory"] = growth
        outcome.figures["cpu"] = cpu / max(0.1, end - start)
        outcome.judge("crash", alive)
        outcome.judge("memory", growth < MEMORY_MEGABYTES)
        failures = sum(window[5] for window in under)
        outcome.figures["honest_failures"] = failures
        outcome.judge("honest clients cut", failures == 0)
        if calm and under:
            quiet, loud = (statistics.median(window[3] for window in windows) for windows in (calm, under))
            outcome.figures["p99"] = (quiet, loud, loud / quiet)
            outcome.judge("honest p99", not is_long or loud <= LATENCY_RATIO * quiet)
        else:
            outcome.judge("honest clients starved", False)
        return outcome

    def attack(self, name, outcome):
        seconds = self.options.seconds
        if name in BOMBS:
            text = attacker([sys.executable, HERE / "bombs.py", self.server.port, name, seconds], self.core)
            figures = read(text)
            # In a short run on a slow machine no bomb may have arrived whole.
            outcome.judge("refused", figures["refused"] == figures["calls"] and (figures["calls"] > 0 or seconds < JUDGED_SECONDS))
            return figures
        if name in HOLDS:
            count, patience = HOLDS[name]
            if patience is not None and seconds >= JUDGED_SECONDS:
                seconds = max(seconds, patience + 2)
            figures = read(attacker([self.hold, self.server.port, name, seconds, count], self.core))
            if patience is not None and seconds > patience:
                # A call that waits for its request ends alone; its connection may stay.
                ended = name == "slow_request" and figures["answered"] == figures["connections"]
                outcome.judge("cut", ended or (figures["held"] == 0 and figures["last_cut_ms"] <= patience * 1000))
            if name == "many_connections":
                outcome.judge("connections of one address", figures["held"] <= 2_000)
            return figures
        figures = read(attacker([self.flood, self.server.port, name, seconds], self.core))
        outcome.judge("cut", figures["cut"] > 0 and figures["late_cuts"] == 0 and figures["uncut_ms"] <= CUT_MILLISECONDS)
        return figures


def read(text):
    return {name: float(value) for name, value in (line.split() for line in text.splitlines())}


def report(outcomes, crashes):
    heading = f"{'attack':26} {'conns':>6} {'cut':>6} {'worst cut':>10} {'frames':>10} {'memory':>8} {'cpu':>5} {'p99 calm':>9} {'p99':>9} {'ratio':>6}  bars"
    print(heading, file=sys.stderr)
    for outcome in outcomes:
        figures = outcome.figures
        quiet, loud, ratio = figures.get("p99", (0, 0, 0))
        worst = figures.get("worst_cut_ms", figures.get("last_cut_ms", 0))
        total = figures.get("frames", figures.get("calls", 0))
        print(
            f"{outcome.name:26} {figures.get('connections', 0):6.0f} {figures.get('cut', 0):6.0f} {worst:7.0f} ms {total:10.0f} "
            f"{figures['memory']:5.0f} MB {figures['cpu']:5.2f} {quiet:6.0f} us {loud:6.0f} us {ratio:6.2f}  "
            f"{'missed: ' + ', '.join(outcome.missed) if outcome.missed else 'held'}", file=sys.stderr)
        for key, unit in (("connections", "connections"), ("cut", "connections"), ("worst_cut_ms", "ms"), ("worst_cut_frames", "frames"),
                          ("uncut_ms", "ms"), ("held", "connections"), ("last_cut_ms", "ms"), ("calls", "calls"), ("honest_failures", "calls")):
            if key in figures:
                print(f"{outcome.name}_{key} {figures[key]:.0f} {unit}")
        print(f"{outcome.name}_memory {figures['memory']:.1f} MB")
        print(f"{outcome.name}_server_cpu {figures['cpu']:.2f} cores")
        print(f"{outcome.name}_honest_p99_ratio {ratio:.2f} ratio")
    missed = [outcome for outcome in outcomes if outcome.missed]
    print(f"attacks {len(outcomes)} attacks\nattacks_with_a_missed_bar {len(missed)} attacks\ncrashes {crashes} crashes")
    return 1 if missed or crashes else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--skip", nargs="+", default=[])
    parser.add_argument("--programs", default=os.environ.get("PROGRAMS", ROOT / ".build" / "release"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        matrix = Matrix(options, folder)
        unknown = set(options.only) - set(matrix.names())
        if unknown:
            parser.error(f"no attack is called {', '.join(sorted(unknown))}")
        return report(matrix.run(), matrix.crashes)


if __name__ == "__main__":
    sys.exit(main())
