"""RFC 7541: HPACK. Whatever cannot be decoded is a connection error COMPRESSION_ERROR (RFC 9113, 4.3)."""

import hpack
import pytest
from hpack.huffman_constants import REQUEST_CODES, REQUEST_CODES_LENGTH
from hpack.table import HeaderTable

from frames import *  # noqa: F403
from peer import EMPTY_CALL, request_fields

STATIC = list(HeaderTable.STATIC_TABLE)
PLAIN = dict(request_fields())


def integer(value, bits, pattern):
    """An integer with a prefix of `bits` bits (5.1)."""
    most = (1 << bits) - 1
    if value < most:
        return bytes([pattern | value])
    text, value = [pattern | most], value - most
    while value >= 128:
        text, value = text + [value & 127 | 128], value >> 7
    return bytes(text + [value])


def text(value, huffman=False):
    """A string (5.2)."""
    value = value if isinstance(value, bytes) else value.encode()
    if huffman:
        value = huffman_coded(value)
    return integer(len(value), 7, 0x80 if huffman else 0) + value


def huffman_coded(value, padding=None):
    bits = "".join(f"{REQUEST_CODES[byte]:0{REQUEST_CODES_LENGTH[byte]}b}" for byte in value)
    bits += "1" * (-len(bits) % 8) if padding is None else padding
    assert len(bits) % 8 == 0
    return int(bits, 2).to_bytes(len(bits) // 8, "big") if bits else b""


def literal(name, value, form="plain", huffman=False):
    pattern, bits = {"indexed": (0x40, 6), "plain": (0x00, 4), "never": (0x10, 4)}[form]
    if isinstance(name, int):
        return integer(name, bits, pattern) + text(value, huffman)
    return integer(0, bits, pattern) + text(name, huffman) + text(value, huffman)


def size_update(size):
    return integer(size, 5, 0x20)


def request(extra=b"", before=b"", path=EMPTY_CALL):
    """A block for a good request, the extra representation at its end."""
    return before + b"\x83\x86" + literal(4, path) + literal(1, "conformance.test") + literal(31, "application/grpc") + \
        literal("te", "trailers") + extra


def ask(peer, block):
    stream = peer.next_stream()
    peer.send(headers(stream, block), data(stream, message(), end=True))
    return peer.expect_reply(stream)


def expect_broken(peer, block):
    stream = peer.next_stream()
    peer.send(headers(stream, block, end=True))
    peer.expect_connection_error(COMPRESSION_ERROR)


# 2.3 Indexing tables


@pytest.mark.parametrize("index", [62, 63, 70, 127, 1_000, 2**31])
def test_2_3_3_index_beyond_the_tables(peer, index):
    expect_broken(peer, request(integer(index, 7, 0x80)))


@pytest.mark.parametrize("form", ["indexed", "plain", "never"])
@pytest.mark.parametrize("index", [62, 200])
def test_2_3_3_name_index_beyond_the_tables(peer, form, index):
    expect_broken(peer, request(literal(index, "x", form)))


def test_2_3_3_index_beyond_what_was_inserted(peer):
    assert ask(peer, request(literal("x-one", "1", "indexed"))).status == 0
    assert ask(peer, request(b"\xbe")).status == 0
    expect_broken(peer, request(b"\xbf"))


@pytest.mark.parametrize("index", [index for index in range(15, 62) if STATIC[index - 1][0] not in (
    b"content-length", b"transfer-encoding", b"content-type", b"host")])
def test_2_3_1_static_table(peer, index):
    """An entry whose value is empty is used as a name, the others as they are."""
    assert ask(peer, request(integer(index, 7, 0x80) if STATIC[index - 1][1] else literal(index, "x"))).status == 0


def test_2_3_2_dynamic_table_counts_from_the_newest(peer):
    assert ask(peer, request(literal("x-old", "1", "indexed") + literal(":not-yet"[1:], "2", "indexed"))).status == 0
    # 62 is not-yet, 63 is x-old: used as a name for a value that only an echo shows.
    block = request(literal("x-grpc-test-echo-initial", "a", "indexed") + literal("x-new", "b", "indexed"))
    assert ask(peer, block).status == 0
    assert ask(peer, request(b"\xbf")).head.get("x-grpc-test-echo-initial") == "a"


# 4 Dynamic table management


@pytest.mark.parametrize("size", [0, 1, 100, 4_095, 4_096])
def test_4_2_size_update_within_the_limit(peer, size):
    assert ask(peer, request(before=size_update(size))).status == 0


@pytest.mark.parametrize("sizes", [(0, 4_096), (100, 200), (0, 0)])
def test_4_2_two_size_updates_at_the_beginning(peer, sizes):
    assert ask(peer, request(before=b"".join(map(size_update, sizes)))).status == 0


@pytest.mark.parametrize("size", [4_097, 5_000, 65_536, 2**30])
def test_4_2_and_6_3_size_update_over_the_limit(peer, size):
    expect_broken(peer, request(before=size_update(size)))


@pytest.mark.parametrize("place", ["middle", "end"])
def test_4_2_size_update_after_a_field(peer, place):
    expect_broken(peer, b"\x83" + size_update(100) + request()[1:] if place == "middle" else request(size_update(100)))


def test_4_3_a_smaller_table_evicts(peer):
    assert ask(peer, request(literal("x-one", "1", "indexed"))).status == 0
    assert ask(peer, request(b"\xbe", before=b"")).status == 0
    expect_broken(peer, request(b"\xbe", before=size_update(0)))


def test_4_3_table_set_to_nothing_and_back_is_empty(peer):
    assert ask(peer, request(literal("x-one", "1", "indexed"))).status == 0
    expect_broken(peer, request(b"\xbe", before=size_update(0) + size_update(4_096)))


def test_4_4_the_oldest_entry_goes_first(peer):
    assert ask(peer, request(literal("x-first", "1", "indexed"))).status == 0
    assert ask(peer, request(literal("x-big", "v" * 3_900, "indexed"))).status == 0
    # x-first (40 bytes) and x-big (3,937) fit into 4,096 together; one more of 200 drives x-first out.
    assert ask(peer, request(b"\xbf")).status == 0
    assert ask(peer, request(literal("x-next", "v" * 100, "indexed"))).status == 0
    assert ask(peer, request(b"\xbf")).status == 0
    expect_broken(peer, request(b"\xc0"))


def test_4_4_an_entry_larger_than_the_table_empties_it(peer):
    assert ask(peer, request(literal("x-one", "1", "indexed"))).status == 0
    assert ask(peer, request(literal("x-huge", "v" * 4_500, "indexed"))).status == 0
    expect_broken(peer, request(b"\xbe"))


# 5.1 Integers


@pytest.mark.parametrize("broken", [
    b"\xff" + b"\xff" * 10 + b"\x01", b"\xff" + b"\xff" * 4 + b"\x7f", b"\x7f" + b"\x80" * 20 + b"\x01", b"\x3f" + b"\xff" * 5 + b"\x0f",
    b"\x00\x7f" + b"\xff" * 8 + b"\x01x",
], ids=["index", "index-35-bit", "name", "size", "length"])
def test_5_1_integers_that_overflow(peer, broken):
    expect_broken(peer, broken + request())


@pytest.mark.parametrize("broken", [b"\xff", b"\xff\x80", b"\x7f", b"\x00\x7f", b"\x00\x7f\x80"])
def test_5_1_integers_cut_off_by_the_end_of_the_block(peer, broken):
    expect_broken(peer, request(broken))


@pytest.mark.parametrize("length", [0, 1, 126, 127, 128, 254, 255, 1_000, 3_000])
def test_5_1_lengths_around_the_prefix(peer, length):
    block = request(literal("x-grpc-test-echo-initial", "v" * length))
    assert ask(peer, block).head.get("x-grpc-test-echo-initial") == "v" * length


# 5.2 Strings


def test_5_2_every_octet_in_huffman_code(peer):
    """Visible ASCII goes there and back through both Huffman codings."""
    value = bytes(range(0x21, 0x7F)) * 2
    reply = ask(peer, request(literal("x-grpc-test-echo-initial", value, huffman=True)))
    assert reply.head.get("x-grpc-test-echo-initial") == value.decode()


@pytest.mark.parametrize("octet", [*range(0x80, 0x100, 5), 0x09])
def test_5_2_long_huffman_codes(peer, octet):
    assert ask(peer, request(literal("x-octets", b"a" + bytes([octet]) * 3 + b"b", huffman=True))).status == 0


@pytest.mark.parametrize("value, padding", [
    (b"aaaaaaaa", "1" * 8), (b"aaaaaaaa", "1" * 16), (b"a", "000"), (b"a", "110"), (b"a", "011"), (b"a", "1" * 11), (b"0", "0" * 3),
], ids=str)
def test_5_2_padding_of_huffman_code(peer, value, padding):
    """Eight bits or more, or bits that are not the beginning of EOS."""
    coded = huffman_coded(value, padding)
    expect_broken(peer, request(b"\x00" + text("x-field") + integer(len(coded), 7, 0x80) + coded))


@pytest.mark.parametrize("place", ["name", "value"])
def test_5_2_no_eos_inside_a_string(peer, place):
    coded = int("00011" + "1" * 30 + "11111", 2).to_bytes(5, "big")
    string = integer(len(coded), 7, 0x80) + coded
    expect_broken(peer, request(b"\x00" + (string + text("x") if place == "name" else text("x-field") + string)))


@pytest.mark.parametrize("huffman", [False, True])
@pytest.mark.parametrize("place", ["name", "value"])
def test_5_2_string_longer_than_its_block(peer, place, huffman):
    string = integer(200, 7, 0x80 if huffman else 0) + b"short"
    expect_broken(peer, request(b"\x00" + (string if place == "name" else text("x-field") + string)))


# 6 Binary format


def test_6_1_index_0(peer):
    expect_broken(peer, request(b"\x80"))


@pytest.mark.parametrize("form", ["indexed", "plain", "never"])
@pytest.mark.parametrize("huffman", [False, True])
@pytest.mark.parametrize("name", ["x-grpc-test-echo-initial", 62])
def test_6_2_literals_in_every_form(peer, form, huffman, name):
    if name == 62:
        assert ask(peer, request(literal("x-grpc-test-echo-initial", "before", "indexed"))).status == 0
    reply = ask(peer, request(literal(name, "this very value", form, huffman)))
    assert reply.head.get("x-grpc-test-echo-initial") == "this very value"


@pytest.mark.parametrize("form, kept", [("indexed", True), ("plain", False), ("never", False)])
def test_6_2_only_one_form_changes_the_table(peer, form, kept):
    assert ask(peer, request(literal("x-grpc-test-echo-initial", "kept", form))).status == 0
    if kept:
        assert ask(peer, request(b"\xbe")).head["x-grpc-test-echo-initial"] == "kept"
    else:
        expect_broken(peer, request(b"\xbe"))


# Appendix C: the examples, which are GET requests


@pytest.mark.parametrize("blocks", [
    ["828684410f7777772e6578616d706c652e636f6d", "828684be58086e6f2d6361636865",
     "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565"],
    ["828684418cf1e3c2e5f23a6ba0ab90f4ff", "828684be5886a8eb10649cbf", "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"],
], ids=["C.3-plain", "C.4-huffman"])
def test_c_request_examples(peer, blocks):
    for block in blocks:
        stream = peer.next_stream()
        peer.send(headers(stream, bytes.fromhex(block), end=True))
        assert peer.expect_reply(stream).head[":status"] == "405"


# What the server's encoder makes is judged by the referee's decoder; here across many replies


@pytest.mark.parametrize("size", [0, 64, 4_096])
def test_encoder_stays_in_step_over_many_replies(connect, size):
    peer = connect((HEADER_TABLE_SIZE, size))
    for number in range(40):
        value = f"{number % 7}-" + "v" * (number * 13 % 300)
        assert peer.ask(x_grpc_test_echo_initial=value).head["x-grpc-test-echo-initial"] == value


def test_blocks_of_an_independent_encoder_are_understood(peer):
    """hpack's own encoder, which indexes and codes as it likes."""
    encoder = hpack.Encoder()
    for number in range(20):
        fields = request_fields(x_grpc_test_echo_initial=f"value {number % 5}", x_number=str(number))
        assert ask(peer, encoder.encode(fields)).head["x-grpc-test-echo-initial"] == f"value {number % 5}"
