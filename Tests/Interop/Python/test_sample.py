"""The Python terminal of Clients/Python against a real server: what a foreign client does ends up in the books, once.

    PROGRAMS=.build/debug python -m pytest Tests/Interop/Python/test_sample.py
"""

import subprocess
import sys
import threading
import time

import grpc
import pytest

from cutting_proxy import CuttingProxy
from demo_shop import CALL_SECONDS, SAMPLE, SIGN_IN_SECONDS, DemoShop, eventually, module

MILK_LOT = "M77"


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    shop = DemoShop(tmp_path_factory.mktemp("shop"))
    yield shop
    shop.kill()


@pytest.fixture
def network(shop):
    proxy = CuttingProxy(shop.port)
    yield proxy
    proxy.close()


@pytest.fixture
def device(shop, tmp_path, request):
    """Starts the sample on a device of this test, again and again if need be; leaves none running."""
    started = []

    def start(*task: str, user: str = "anna", port: int = 0, code: str = "") -> "Sample":
        started.append(Sample(shop, tmp_path / "state", request.node.name[:64], user, port or shop.port, task, code))
        return started[-1]

    yield start
    for sample in started:
        sample.kill()


class Sample:
    """A running sample.py; `lines` is what its screen has shown."""

    def __init__(self, shop: DemoShop, state, name: str, user: str, port: int, task: tuple[str, ...], code: str) -> None:
        is_new = not (state / "terminal.db").exists()
        enrolment = ["--code", code or shop.enrolment_code(name)] if is_new else []
        command = [
            sys.executable, str(SAMPLE / "sample.py"), "--server", f"127.0.0.1:{port}", "--state", str(state), "--user", user,
            "--pin-file", str(shop.folder / f"{user}.pin"), *enrolment, *task,
        ]  # fmt: skip
        self.name = name
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=lambda: self.lines.extend(iter(self.process.stdout.readline, "")), daemon=True)
        self._reader.start()

    def scan(self, *codes: str) -> None:
        self.process.stdin.write("".join(f"{code}\n" for code in codes))
        self.process.stdin.flush()

    def shows(self, text: str) -> str:
        """Waits until a line holds `text`."""
        found = lambda: next((line for line in list(self.lines) if text in line), None)  # noqa: E731
        return eventually(f"the screen shows {text!r}; it shows {self.lines}", found)

    def ends(self) -> int:
        self.process.stdin.close()
        code = self.process.wait(150)
        self._reader.join(10)
        return code

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    @property
    def screen(self) -> str:
        return "".join(self.lines)


def milk(shop: DemoShop) -> str:
    """What a scanner gives for the GS1-128 of a case of milk: number, expiry, lot."""
    return f"]C101{shop.case_code('MILK-1L')}17991231" + f"10{MILK_LOT}"


def test_stock_clients_find_the_services_and_their_health(shop):
    shown = subprocess.run(
        [sys.executable, str(SAMPLE / "services.py"), f"127.0.0.1:{shop.port}"], capture_output=True, text=True, timeout=60
    )
    assert shown.returncode == 0, shown.stderr
    assert "shelfwire.v1.Terminals: SERVING\n" in shown.stdout
    assert "    Work(stream TerminalMessage) returns (stream ServerMessage)\n" in shown.stdout
    assert "NOT_SERVING" not in shown.stdout


def test_a_delivery_goes_from_the_scanner_into_the_stock(shop, device):
    before = {sku: shop.on_hand(sku) for sku in ("MILK-1L", "OATS-500")}
    sample = device("--order", shop.order, "--finish")
    sample.scan(milk(shop), milk(shop), shop.code("OATS-500"))
    assert sample.ends() == 0, sample.screen
    assert "#2 ACCEPTED GR-" in sample.screen and "Whole milk 1 l: +12, now 12 of 48" in sample.screen
    assert "Whole milk 1 l: +12, now 24 of 48" in sample.screen and "Rolled oats 500 g: +1, now 1 of 24" in sample.screen

    number = sample.shows("#1 ACCEPTED").split()[2]
    assert shop.lines(number) == {f"Whole milk 1 l/{MILK_LOT}": 24, "Rolled oats 500 g/": 1}
    receipt = shop.receipt(number)
    assert receipt.state == module("receipts_pb2").RECEIPT_STATE_SUBMITTED
    shop.supervisor.write("receipts", "ApproveReceipt", receipt_id=receipt.receipt_id, version=receipt.version)
    shop.supervisor.write("receipts", "PostReceipt", receipt_id=receipt.receipt_id)
    assert {sku: shop.on_hand(sku) for sku in before} == {"MILK-1L": before["MILK-1L"] + 24, "OATS-500": before["OATS-500"] + 1}


def test_entries_whose_answers_were_lost_are_booked_once(shop, device, network):
    number = shop.open_receipt("answers lost")
    sample = device("--receipt", number, port=network.port)
    sample.scan(shop.code("OATS-500"))
    sample.shows("#1 ACCEPTED")
    network.hold_answers()
    sample.scan(*[shop.code("OATS-500")] * 5)
    eventually("the server has booked what it could not answer", lambda: shop.applied_through(sample.name) == 6)
    assert "#2 " not in sample.screen
    network.cut()
    sample.shows("welcome: booked through 6, 0 to send")
    sample.scan(shop.code("OATS-500"))
    assert sample.ends() == 0, sample.screen
    assert "#7 ACCEPTED" in sample.screen
    assert shop.lines(number) == {"Rolled oats 500 g/": 7}


def test_entries_that_were_sent_into_nothing_are_sent_again(shop, device, network):
    number = shop.open_receipt("requests lost")
    sample = device("--receipt", number, port=network.port)
    sample.scan(shop.code("OATS-500"))
    sample.shows("#1 ACCEPTED")
    network.hold_requests()
    sample.scan(*[shop.code("OATS-500")] * 3)
    time.sleep(1)  # They are on their way, and nothing says that they never arrive.
    network.cut()
    sample.shows("welcome: booked through 1, 3 to send")
    assert sample.ends() == 0, sample.screen
    assert "#4 ACCEPTED" in sample.screen
    assert shop.lines(number) == {"Rolled oats 500 g/": 4}


def test_scans_without_a_connection_survive_a_flat_battery(shop, device, network):
    number = shop.open_receipt("flat battery")
    sample = device("--receipt", number, port=network.port)
    sample.scan(shop.code("OATS-500"))
    sample.shows("#1 ACCEPTED")
    network.go_down()
    sample.scan(*[shop.code("RICE-1K")] * 4)
    sample.shows("4 entries wait")
    sample.kill()
    assert shop.lines(number) == {"Rolled oats 500 g/": 1}

    network.come_up()
    sample = device("--receipt", number, port=network.port)
    sample.shows("welcome: booked through 1, 4 to send")
    assert sample.ends() == 0, sample.screen
    assert [line.split()[:2] for line in sample.lines if line.startswith("#")] == [[f"#{n}", "ACCEPTED"] for n in (2, 3, 4, 5)]
    assert shop.lines(number) == {"Rolled oats 500 g/": 1, "Jasmine rice 1 kg/": 4}


def test_a_blind_count_is_booked_and_shows_no_expected_quantity(shop, device):
    opened = shop.supervisor.write("stocktakes", "OpenStocktake", store_id=shop.store_id, zone="dry", blind=True)
    sample = device("--stocktake", opened.number, "--location", "D1", "--finish", user="cara")
    sample.scan(shop.code("RICE-1K"), shop.code("RICE-1K"), shop.case_code("RICE-1K"))
    assert sample.ends() == 0, sample.screen
    assert f"#3 ACCEPTED {opened.number} Jasmine rice 1 kg: +10, now 12\n" in sample.screen
    # Nobody who still may count blind sees what is expected.
    shop.supervisor.write("stocktakes", "SubmitStocktake", stocktake_id=opened.stocktake_id)
    variance = shop.supervisor.ask("stocktakes", "GetVariance", stocktake_id=opened.stocktake_id)
    assert [(line.product_name, line.counted) for line in variance.lines if line.counted] == [("Jasmine rice 1 kg", 12)]


def test_what_cannot_be_booked_is_told_and_stops_nothing(shop, device):
    number = shop.open_receipt("strange codes")
    sample = device("--receipt", number)
    sample.scan("9520000099992", "9520000099995", shop.code("OATS-500"))
    assert sample.ends() == 0, sample.screen
    assert "#1 PARKED UNKNOWN_BARCODE: " in sample.screen
    assert "#2 PARKED INVALID_BARCODE: " in sample.screen
    assert "#3 ACCEPTED" in sample.screen
    assert shop.lines(number) == {"Rolled oats 500 g/": 1}


def test_refusals_are_explained_and_end_the_sample(shop, device, tmp_path):
    (shop.folder / "nobody.pin").write_text("000001\n")
    sample = device("--order", shop.order, user="nobody")
    assert sample.ends() == 1
    assert "sample: UNAUTHENTICATED WRONG_CREDENTIALS: The name or the password is wrong." in sample.screen


def test_a_used_code_enrols_nobody_else(shop, device):
    sample = device("--order", shop.order, code="0" * 26)
    assert sample.ends() == 1
    assert "sample: UNAUTHENTICATED ENROLMENT_CODE_INVALID: " in sample.screen


# What the protocol promises even to a client that resends what was booked, or skips what was not.


@pytest.fixture(scope="module")
def careless_device(shop):
    with grpc.insecure_channel(f"127.0.0.1:{shop.port}") as channel:
        yield CarelessClient(shop, channel)


@pytest.fixture
def careless(careless_device):
    careless_device.begin()
    return careless_device


def test_the_same_bytes_again_are_repeated_not_booked(careless):
    first, again = careless.batch(1, 3), careless.batch(1, 3)
    assert careless.verdicts(first) == {1: "ACCEPTED", 2: "ACCEPTED", 3: "ACCEPTED"}
    assert careless.verdicts(again) == {1: "REPEATED", 2: "REPEATED", 3: "REPEATED"}
    assert {one.first_verdict for one in again.entries} == {careless.terminals.VERDICT_ACCEPTED}
    assert again.applied_through == first.applied_through
    assert careless.lines() == {"Rolled oats 500 g/": 3}


def test_a_resend_that_overlaps_books_only_what_is_new(careless):
    careless.batch(1, 3)
    assert careless.verdicts(careless.batch(2, 4)) == {2: "REPEATED", 3: "REPEATED", 4: "ACCEPTED", 5: "ACCEPTED"}
    assert careless.lines() == {"Rolled oats 500 g/": 5}


def test_a_sequence_used_for_something_else_is_an_alarm(careless):
    careless.batch(1, 2)
    result = careless.batch(2, 1, times=50)
    assert careless.verdicts(result) == {2: "REJECTED"}
    assert result.entries[0].reason == "IDENTITY_REUSED"
    assert careless.lines() == {"Rolled oats 500 g/": 2}


def test_a_gap_books_nothing_and_says_where_to_go_on(careless):
    through = careless.batch(1, 2).applied_through
    answer = careless.say(careless.batch_message(4, 1))
    assert answer.WhichOneof("body") == "welcome"
    assert answer.welcome.applied_through == through
    assert careless.lines() == {"Rolled oats 500 g/": 2}


def test_a_restart_of_the_server_is_waited_out(shop, device, network):
    number = shop.open_receipt("restart")
    sample = device("--receipt", number, port=network.port)
    sample.scan(shop.code("OATS-500"))
    sample.shows("#1 ACCEPTED")
    shop.stop()
    shop.verify()
    sample.shows("the server asks to come back")
    sample.scan(shop.code("OATS-500"))
    shop.start()
    network.target_port = shop.port
    sample.shows("#2 ACCEPTED")
    assert sample.ends() == 0, sample.screen
    assert shop.lines(number) == {"Rolled oats 500 g/": 2}


class CarelessClient:
    """A terminal with one stream per message and no memory: it sends what it is told to. Sequences are told from `begin`."""

    def __init__(self, shop: DemoShop, channel: grpc.Channel) -> None:
        self.shop, self.terminals, self.base = shop, module("terminals_pb2"), 0
        self.stub = module("terminals_pb2_grpc").TerminalsStub(channel)
        request = self.terminals.EnrolTerminalRequest(code=shop.enrolment_code("careless"))
        self.identity = self.stub.EnrolTerminal(request, timeout=CALL_SECONDS)
        credential = f"Terminal {self.identity.terminal_id}:{self.identity.credential.hex()}"
        self.metadata = [("authorization", credential)]
        sign_in = module("sessions_pb2").SignInRequest(user_name="anna", secret=shop.people["anna"]["pin"])
        sessions = module("sessions_pb2_grpc").SessionsStub(channel)
        self.session_id = sessions.SignIn(sign_in, metadata=self.metadata, timeout=SIGN_IN_SECONDS).session_id

    def begin(self) -> None:
        """A receipt of its own for the test."""
        self.number = self.shop.open_receipt("careless")
        self.receipt_id = self.shop.receipt(self.number).receipt_id
        self.base = self.shop.applied_through("careless")
        self.captured_ms = time.time_ns() // 1_000_000

    def batch_message(self, first: int, count: int, times: int = 1):
        terminals = self.terminals
        entry = terminals.Entry(
            captured_ms=self.captured_ms, session_id=self.session_id, document_id=self.receipt_id,
            scan=terminals.ScanEntry(raw=self.shop.code("OATS-500").encode(), times=times),
        )  # fmt: skip
        return terminals.TerminalMessage(batch=terminals.Batch(first_sequence=self.base + first, entries=[entry] * count))

    def say(self, message):
        """Hello, Welcome, the message; its answer."""
        hello = self.terminals.Hello(
            terminal_id=self.identity.terminal_id, epoch=self.identity.epoch, next_sequence=self.base + 1, protocol_min=1,
            protocol_max=1, wall_ms=time.time_ns() // 1_000_000,
        )  # fmt: skip
        welcomed = threading.Event()

        def messages():
            yield self.terminals.TerminalMessage(hello=hello)
            welcomed.wait(CALL_SECONDS)
            yield message

        call = self.stub.Work(messages(), metadata=self.metadata, timeout=CALL_SECONDS)
        assert next(call).WhichOneof("body") == "welcome"
        welcomed.set()
        answer = next(one for one in call if one.WhichOneof("body") != "push")
        call.cancel()
        return answer

    def batch(self, first: int, count: int, times: int = 1):
        return self.say(self.batch_message(first, count, times)).result

    def verdicts(self, result) -> dict[int, str]:
        name = self.terminals.Verdict.Name
        return {one.sequence - self.base: name(one.verdict).removeprefix("VERDICT_") for one in result.entries}

    def lines(self) -> dict[str, int]:
        return self.shop.lines(self.number)
