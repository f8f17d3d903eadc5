// Generated from sample.proto by Protos/generate. Do not edit.
//
// Every shape that the generator carries, once.

import CWireSample
import NIOCore
@testable import Wire

/// A plain choice.
enum Colour: Int32, Hashable, Sendable, CaseIterable {
    /// Like a tomato.
    case red = 1
    case darkGreen = 2
    /// With a gap before it.
    case blue = 40
}

/// One field of every kind.
struct Scalars: WireMessage, Hashable, Sendable {
    var small: Int32
    var large: Int64
    var natural: UInt32
    var largeNatural: UInt64
    var flag: Bool
    /// Any text but NUL.
    var text: String
    var raw: [UInt8]
    var colour: Colour
    /// A word that C++ reserves, and Swift too.
    var `default`: Int64
    /// A number far away, so that its tag takes three bytes.
    var distantID: Int64

    init(
        small: Int32 = 0,
        large: Int64 = 0,
        natural: UInt32 = 0,
        largeNatural: UInt64 = 0,
        flag: Bool = false,
        text: String = "",
        raw: [UInt8] = [],
        colour: Colour,
        default: Int64 = 0,
        distantID: Int64 = 0
    ) {
        self.small = small
        self.large = large
        self.natural = natural
        self.largeNatural = largeNatural
        self.flag = flag
        self.text = text
        self.raw = raw
        self.colour = colour
        self.default = `default`
        self.distantID = distantID
    }
}

/// Lists of every kind.
struct Lists: WireMessage, Hashable, Sendable {
    var small: [Int32]
    var large: [Int64]
    var natural: [UInt32]
    var largeNatural: [UInt64]
    var flags: [Bool]
    var texts: [String]
    var raws: [[UInt8]]
    var colours: [Colour]
    var leaves: [Leaf]

    init(
        small: [Int32] = [],
        large: [Int64] = [],
        natural: [UInt32] = [],
        largeNatural: [UInt64] = [],
        flags: [Bool] = [],
        texts: [String] = [],
        raws: [[UInt8]] = [],
        colours: [Colour] = [],
        leaves: [Leaf] = []
    ) {
        self.small = small
        self.large = large
        self.natural = natural
        self.largeNatural = largeNatural
        self.flags = flags
        self.texts = texts
        self.raws = raws
        self.colours = colours
        self.leaves = leaves
    }
}

struct Leaf: WireMessage, Hashable, Sendable {
    var number: Int64
    var name: String

    init(number: Int64 = 0, name: String = "") {
        self.number = number
        self.name = name
    }
}

/// What may be absent.
struct Presence: WireMessage, Hashable, Sendable {
    var leaf: Leaf?
    var number: Int64?
    var flag: Bool?
    var text: String?
    var raw: [UInt8]?
    var colour: Colour?
    var inner: Leaf?

    init(
        leaf: Leaf? = nil,
        number: Int64? = nil,
        flag: Bool? = nil,
        text: String? = nil,
        raw: [UInt8]? = nil,
        colour: Colour? = nil,
        inner: Leaf? = nil
    ) {
        self.leaf = leaf
        self.number = number
        self.flag = flag
        self.text = text
        self.raw = raw
        self.colour = colour
        self.inner = inner
    }
}

/// One of several.
struct Choices: WireMessage, Hashable, Sendable {
    enum Body: Hashable, Sendable {
        case small(Int32)
        case largeNatural(UInt64)
        case flag(Bool)
        case text(String)
        case raw([UInt8])
        case colour(Colour)
        case leaf(Leaf)
        case scalars(Scalars)
    }

    enum Target: Hashable, Sendable {
        case documentID(Int64)
        case documentNumber(String)
    }

    var body: Body?
    var after: Int64
    var target: Target?

    init(body: Body? = nil, after: Int64 = 0, target: Target? = nil) {
        self.body = body
        self.after = after
        self.target = target
    }
}

/// A message inside a message, and an enum.
struct Outer: WireMessage, Hashable, Sendable {
    enum Mode: Int32, Hashable, Sendable, CaseIterable {
        case slow = 1
        case fast = 2
    }

    struct Inner: WireMessage, Hashable, Sendable {
        var mode: Outer.Mode
        var lists: [Lists]

        init(mode: Outer.Mode, lists: [Lists] = []) {
            self.mode = mode
            self.lists = lists
        }
    }

    var inner: Outer.Inner?
    var inners: [Outer.Inner]

    init(inner: Outer.Inner? = nil, inners: [Outer.Inner] = []) {
        self.inner = inner
        self.inners = inners
    }
}

/// The bytes of a Leaf, its name not looked at.
struct RawLeaf: WireMessage, Hashable, Sendable {
    var number: Int64
    var name: [UInt8]

    init(number: Int64 = 0, name: [UInt8] = []) {
        self.number = number
        self.name = name
    }
}

struct Nothing: WireMessage, Hashable, Sendable {
    init() {}
}

extension Scalars: CMessage {
    static var fullName: StaticString { "shelfwire.sample.Scalars" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwiresample_shelfwire__sample__scalars()
    }

    init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Scalars.self)
        self.small = unsafe c.pointee.small
        self.large = unsafe c.pointee.large
        self.natural = unsafe c.pointee.natural
        self.largeNatural = unsafe c.pointee.large_natural
        self.flag = unsafe c.pointee.flag != 0
        self.text = try unsafe Decoded.text(c.pointee.text, "text")
        self.raw = unsafe Decoded.bytes(c.pointee.raw)
        self.colour = try unsafe Decoded.choice(c.pointee.colour.rawValue, "colour")
        self.default = unsafe c.pointee.default_
        self.distantID = unsafe c.pointee.distant_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Scalars.self)
        unsafe c.pointee.small = small
        unsafe c.pointee.large = large
        unsafe c.pointee.natural = natural
        unsafe c.pointee.large_natural = largeNatural
        unsafe c.pointee.flag = flag ? 1 : 0
        unsafe c.pointee.text = try arena.text(text, "text")
        unsafe c.pointee.raw = try arena.bytes(raw)
        unsafe c.pointee.colour = Shelfwire__Sample__Colour(rawValue: UInt32(colour.rawValue))
        unsafe c.pointee.default_ = `default`
        unsafe c.pointee.distant_id = distantID
    }
}

extension Lists: CMessage {
    static var fullName: StaticString { "shelfwire.sample.Lists" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwiresample_shelfwire__sample__lists()
    }

    init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Lists.self)
        self.small = unsafe Decoded.numbers(c.pointee.n_small, c.pointee.small)
        self.large = unsafe Decoded.numbers(c.pointee.n_large, c.pointee.large)
        self.natural = unsafe Decoded.numbers(c.pointee.n_natural, c.pointee.natural)
        self.largeNatural = unsafe Decoded.numbers(c.pointee.n_large_natural, c.pointee.large_natural)
        self.flags = unsafe Decoded.flags(c.pointee.n_flags, c.pointee.flags)
        self.texts = try unsafe Decoded.texts(c.pointee.n_texts, c.pointee.texts, "texts")
        self.raws = unsafe Decoded.byteStrings(c.pointee.n_raws, c.pointee.raws)
        self.colours = try unsafe Decoded.choices(c.pointee.n_colours, c.pointee.colours, "colours") { $0.rawValue }
        self.leaves = try unsafe Decoded.messages(c.pointee.n_leaves, c.pointee.leaves, "leaves")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Lists.self)
        unsafe c.pointee.n_small = small.count
        unsafe c.pointee.small = try arena.numbers(small)
        unsafe c.pointee.n_large = large.count
        unsafe c.pointee.large = try arena.numbers(large)
        unsafe c.pointee.n_natural = natural.count
        unsafe c.pointee.natural = try arena.numbers(natural)
        unsafe c.pointee.n_large_natural = largeNatural.count
        unsafe c.pointee.large_natural = try arena.numbers(largeNatural)
        unsafe c.pointee.n_flags = flags.count
        unsafe c.pointee.flags = try arena.flags(flags)
        unsafe c.pointee.n_texts = texts.count
        unsafe c.pointee.texts = try arena.texts(texts, "texts")
        unsafe c.pointee.n_raws = raws.count
        unsafe c.pointee.raws = try arena.byteStrings(raws)
        unsafe c.pointee.n_colours = colours.count
        unsafe c.pointee.colours = try arena.choices(colours) { Shelfwire__Sample__Colour(rawValue: UInt32($0.rawValue)) }
        unsafe c.pointee.n_leaves = leaves.count
        unsafe c.pointee.leaves = try arena.messages(leaves, "leaves")
    }
}

extension Leaf: CMessage {
    static var fullName: StaticString { "shelfwire.sample.Leaf" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwiresample_shelfwire__sample__leaf()
    }

    init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Leaf.self)
        self.number = unsafe c.pointee.number
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Leaf.self)
        unsafe c.pointee.number = number
        unsafe c.pointee.name = try arena.text(name, "name")
    }
}

extension Presence: CMessage {
    static var fullName: StaticString { "shelfwire.sample.Presence" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwiresample_shelfwire__sample__presence()
    }

    init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Presence.self)
        self.leaf = try unsafe Decoded.messageIfAny(c.pointee.leaf, "leaf")
        self.number = unsafe c.pointee.number_given_case.rawValue == 2 ? c.pointee.number : nil
        self.flag = unsafe c.pointee.flag_given_case.rawValue == 3 ? c.pointee.flag != 0 : nil
        self.text = try unsafe c.pointee.text_given_case.rawValue == 4 ? Decoded.text(c.pointee.text, "text") : nil
        self.raw = unsafe c.pointee.raw_given_case.rawValue == 5 ? Decoded.bytes(c.pointee.raw) : nil
        self.colour = try unsafe c.pointee.colour_given_case.rawValue == 6 ? Decoded.choice(c.pointee.colour.rawValue, "colour") : nil
        self.inner = try unsafe c.pointee.inner_given_case.rawValue == 7 ? Decoded.message(c.pointee.inner, "inner") : nil
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Presence.self)
        if let value = leaf {
            unsafe c.pointee.leaf = try arena.message(value, "leaf")
        }
        if let value = number {
            unsafe c.pointee.number = value
            unsafe c.pointee.number_given_case = Shelfwire__Sample__Presence__NumberGivenCase(rawValue: 2)
        }
        if let value = flag {
            unsafe c.pointee.flag = value ? 1 : 0
            unsafe c.pointee.flag_given_case = Shelfwire__Sample__Presence__FlagGivenCase(rawValue: 3)
        }
        if let value = text {
            unsafe c.pointee.text = try arena.text(value, "text")
            unsafe c.pointee.text_given_case = Shelfwire__Sample__Presence__TextGivenCase(rawValue: 4)
        }
        if let value = raw {
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.raw_given_case = Shelfwire__Sample__Presence__RawGivenCase(rawValue: 5)
        }
        if let value = colour {
            unsafe c.pointee.colour = Shelfwire__Sample__Colour(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.colour_given_case = Shelfwire__Sample__Presence__ColourGivenCase(rawValue: 6)
        }
        if let value = inner {
            unsafe c.pointee.inner = try arena.message(value, "inner")
            unsafe c.pointee.inner_given_case = Shelfwire__Sample__Presence__InnerGivenCase(rawValue: 7)
        }
    }
}

extension Choices: CMessage {
    static var fullName: StaticString { "shelfwire.sample.Choices" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwiresample_shelfwire__sample__choices()
    }

    init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Choices.self)
        self.body = try unsafe Self.readBody(c)
        self.after = unsafe c.pointee.after
        self.target = try unsafe Self.readTarget(c)
    }

    private static func readBody(_ c: UnsafePointer<Shelfwire__Sample__Choices>) throws(WireError) -> Body? {
        switch unsafe c.pointee.body_case.rawValue {
        case 1: .small(unsafe c.pointee.small)
        case 2: .largeNatural(unsafe c.pointee.large_natural)
        case 3: .flag(unsafe c.pointee.flag != 0)
        case 4: .text(try unsafe Decoded.text(c.pointee.text, "text"))
        case 5: .raw(unsafe Decoded.bytes(c.pointee.raw))
        case 6: .colour(try unsafe Decoded.choice(c.pointee.colour.rawValue, "colour"))
        case 7: .leaf(try unsafe Decoded.message(c.pointee.leaf, "leaf"))
        case 8: .scalars(try unsafe Decoded.message(c.pointee.scalars, "scalars"))
        default: nil
        }
    }

    private static func readTarget(_ c: UnsafePointer<Shelfwire__Sample__Choices>) throws(WireError) -> Target? {
        switch unsafe c.pointee.target_case.rawValue {
        case 10: .documentID(unsafe c.pointee.document_id)
        case 11: .documentNumber(try unsafe Decoded.text(c.pointee.document_number, "document_number"))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Choices.self)
        switch body {
        case .small(let value):
            unsafe c.pointee.small = value
            unsafe c.pointee.body_case = Shelfwire__Sample__Choices__BodyCase(rawValue: 1)
        case .largeNatural(let value):
            unsafe c.pointee.large_natural = value
            unsafe c.pointee.body_case = Shelfwire__Sample__Choices__BodyCase(rawValue: 2)
        case .flag(let value):
            unsafe c.pointee.flag = value ? 1 : 0
            unsafe c.pointee.body_case = Shelfwire__Sample__Choices__BodyCase(rawValue: 3)
        case .text(let value):
            unsafe c.pointee.text = try arena.text(value, "text")
            unsafe c.pointee.body_case = Shelfwire__Sample__Choices__BodyCase(rawValue: 4)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.body_case = Shelfwire__Sample__Choices__BodyCase(rawValue: 5)
        case .colour(let value):
            unsafe c.pointee.colour = Shelfwire__Sample__Colour(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.body_case = Shelfwire__Sample__Choices__BodyCase(rawValue: 6)
        case .leaf(let value):
            unsafe c.pointee.leaf = try arena.message(value, "leaf")
            unsafe c.pointee.body_case = Shelfwire__Sample__Choices__BodyCase(rawValue: 7)
        case .scalars(let value):
            unsafe c.pointee.scalars = try arena.message(value, "scalars")
            unsafe c.pointee.body_case = Shelfwire__Sample__Choices__BodyCase(rawValue: 8)
        case nil: break
        }
        unsafe c.pointee.after = after
        switch target {
        case .documentID(let value):
            unsafe c.pointee.document_id = value
            unsafe c.pointee.target_case = Shelfwire__Sample__Choices__TargetCase(rawValue: 10)
        case .documentNumber(let value):
            unsafe c.pointee.document_number = try arena.text(value, "document_number")
            unsafe c.pointee.target_case = Shelfwire__Sample__Choices__TargetCase(rawValue: 11)
        case nil: break
        }
    }
}

extension Outer: CMessage {
    static var fullName: StaticString { "shelfwire.sample.Outer" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwiresample_shelfwire__sample__outer()
    }

    init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Outer.self)
        self.inner = try unsafe Decoded.messageIfAny(c.pointee.inner, "inner")
        self.inners = try unsafe Decoded.messages(c.pointee.n_inners, c.pointee.inners, "inners")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Outer.self)
        if let value = inner {
            unsafe c.pointee.inner = try arena.message(value, "inner")
        }
        unsafe c.pointee.n_inners = inners.count
        unsafe c.pointee.inners = try arena.messages(inners, "inners")
    }
}

extension Outer.Inner: CMessage {
    static var fullName: StaticString { "shelfwire.sample.Outer.Inner" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwiresample_shelfwire__sample__outer__inner()
    }

    init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Outer__Inner.self)
        self.mode = try unsafe Decoded.choice(c.pointee.mode.rawValue, "mode")
        self.lists = try unsafe Decoded.messages(c.pointee.n_lists, c.pointee.lists, "lists")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__Outer__Inner.self)
        unsafe c.pointee.mode = Shelfwire__Sample__Outer__Mode(rawValue: UInt32(mode.rawValue))
        unsafe c.pointee.n_lists = lists.count
        unsafe c.pointee.lists = try arena.messages(lists, "lists")
    }
}

extension RawLeaf: CMessage {
    static var fullName: StaticString { "shelfwire.sample.RawLeaf" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwiresample_shelfwire__sample__raw_leaf()
    }

    init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__RawLeaf.self)
        self.number = unsafe c.pointee.number
        self.name = unsafe Decoded.bytes(c.pointee.name)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__Sample__RawLeaf.self)
        unsafe c.pointee.number = number
        unsafe c.pointee.name = try arena.bytes(name)
    }
}

extension Nothing: CMessage {
    static var fullName: StaticString { "shelfwire.sample.Nothing" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwiresample_shelfwire__sample__nothing()
    }

    init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        self.init()
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {}
}

extension Colour: WireEnum {
    static var fullName: StaticString { "shelfwire.sample.Colour" }
    static var zeroName: StaticString { "COLOUR_UNSPECIFIED" }
}

extension Outer.Mode: WireEnum {
    static var fullName: StaticString { "shelfwire.sample.Outer.Mode" }
    static var zeroName: StaticString { "MODE_UNSPECIFIED" }
}
