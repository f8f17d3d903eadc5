// C members turned into Swift values, and what protobuf-c does not check, checked: text is UTF-8 without NUL, an enum has
// a value we know. Generated code calls these; each names its field, so that an error says where.

import CProtobufC
import Glibc

enum Decoded {
    /// A text member. `text` comes from an arena or is the constant for "absent".
    static func text(_ text: UnsafePointer<CChar>?, _ name: StaticString) throws(WireError) -> String {
        guard let text = unsafe text, unsafe shelfwire_text_is_unset(text) == 0 else { return "" }
        let count = unsafe Arena.size(of: text) - 1
        guard unsafe strlen(text) == count else { throw WireError.textHoldsNUL(name) }
        let utf8 = unsafe UnsafeRawBufferPointer(start: text, count: count)
        guard let string = unsafe String(validating: utf8, as: UTF8.self) else { throw WireError.textNotUTF8(name) }
        return string
    }

    static func bytes(_ bytes: ProtobufCBinaryData) -> [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: bytes.data, count: bytes.data == nil ? 0 : bytes.len))
    }

    /// An enum member; zero and numbers that this version does not know are refused.
    static func choice<Choice: WireEnum>(
        _ number: some BinaryInteger, _ name: StaticString
    ) throws(WireError) -> Choice {
        let number = Int32(truncatingIfNeeded: number)
        guard let choice = Choice(rawValue: number) else {
            throw WireError.enumValueNotAllowed(number, of: Choice.self, name)
        }
        return choice
    }

    /// A sub-message that the discriminator says is there.
    static func message<M: CMessage>(
        _ message: UnsafeRawPointer?, _ name: StaticString
    ) throws(WireError) -> M {
        guard let message = unsafe message else { throw WireError.malformed(M.fullName).within(name) }
        do {
            return try unsafe M(reading: message)
        } catch {
            throw error.within(name)
        }
    }

    static func messageIfAny<M: CMessage>(
        _ message: UnsafeRawPointer?, _ name: StaticString
    ) throws(WireError) -> M? {
        guard let message = unsafe message else { return nil }
        return try unsafe Decoded.message(message, name)
    }

    // MARK: Lists. A count above zero comes with an array.

    static func numbers<Number: FixedWidthInteger>(_ count: Int, _ start: UnsafePointer<Number>?) -> [Number] {
        unsafe Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    static func flags(_ count: Int, _ start: UnsafePointer<protobuf_c_boolean>?) -> [Bool] {
        unsafe UnsafeBufferPointer(start: start, count: start == nil ? 0 : count).map { $0 != 0 }
    }

    static func byteStrings(_ count: Int, _ start: UnsafePointer<ProtobufCBinaryData>?) -> [[UInt8]] {
        unsafe UnsafeBufferPointer(start: start, count: start == nil ? 0 : count).map { unsafe bytes($0) }
    }

    static func texts(
        _ count: Int, _ start: UnsafePointer<UnsafeMutablePointer<CChar>?>?, _ name: StaticString
    ) throws(WireError) -> [String] {
        try unsafe list(count, start, name) { item throws(WireError) in try unsafe text(item, "") }
    }

    static func choices<Choice: WireEnum, CChoice, Number: BinaryInteger>(
        _ count: Int, _ start: UnsafePointer<CChoice>?, _ name: StaticString, _ number: (CChoice) -> Number
    ) throws(WireError) -> [Choice] {
        try unsafe list(count, start, name) { item throws(WireError) in try choice(number(item), "") }
    }

    static func messages<M: CMessage, CStruct>(
        _ count: Int, _ start: UnsafePointer<UnsafeMutablePointer<CStruct>?>?, _ name: StaticString
    ) throws(WireError) -> [M] {
        try unsafe list(count, start, name) { item throws(WireError) in
            guard let item = unsafe item else { throw WireError.malformed(M.fullName) }
            return try unsafe M(reading: item)
        }
    }

    private static func list<CElement, Element>(
        _ count: Int, _ start: UnsafePointer<CElement>?, _ name: StaticString,
        _ read: (CElement) throws(WireError) -> Element
    ) throws(WireError) -> [Element] {
        guard let start = unsafe start, count > 0 else { return [] }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for index in 0..<count {
            do {
                elements.append(try unsafe read(start[index]))
            } catch {
                throw error.within(name, at: index)
            }
        }
        return elements
    }
}
