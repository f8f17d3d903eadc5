// Swift values copied into an arena as the C members that protobuf-c packs. Generated code calls these.

import CProtobufC
import Glibc

extension Arena {
    /// Room for `count` elements; throws when the heap has no more.
    private mutating func room<Element>(
        for count: Int, of type: Element.Type = Element.self
    ) throws(WireError) -> UnsafeMutablePointer<Element> {
        let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflow, let start = unsafe allocate(size) else { throw WireError.outOfMemory }
        return unsafe start.bindMemory(to: Element.self, capacity: count)
    }

    /// A NUL-terminated copy. A text that holds a NUL would be cut by protobuf-c, so it is refused.
    mutating func text(_ text: String, _ name: StaticString) throws(WireError) -> UnsafeMutablePointer<CChar> {
        var text = text
        let count = text.utf8.count
        let start: UnsafeMutablePointer<CChar> = try unsafe room(for: count + 1)
        text.withUTF8 { utf8 in
            guard let source = utf8.baseAddress else { return }
            unsafe _ = memcpy(start, source, count)
        }
        unsafe start[count] = 0
        guard unsafe strlen(start) == count else { throw WireError.textHoldsNUL(name) }
        return unsafe start
    }

    mutating func bytes(_ bytes: [UInt8]) throws(WireError) -> ProtobufCBinaryData {
        let copy: UnsafeMutablePointer<UInt8> = try unsafe numbers(bytes)
        return unsafe ProtobufCBinaryData(len: bytes.count, data: copy)
    }

    mutating func message<CStruct>(
        _ message: some CMessage, _ name: StaticString
    ) throws(WireError) -> UnsafeMutablePointer<CStruct> {
        do {
            return try unsafe structure(message)
        } catch {
            throw error.within(name)
        }
    }

    /// The message's own C struct, filled. `CStruct` is that struct, or `ProtobufCMessage`, with which each begins.
    mutating func structure<M: CMessage, CStruct>(_ message: M) throws(WireError) -> UnsafeMutablePointer<CStruct> {
        let descriptor = unsafe M.descriptor
        guard let start = unsafe allocate(descriptor.pointee.sizeof_message) else { throw WireError.outOfMemory }
        unsafe protobuf_c_message_init(descriptor, start)
        try unsafe message.fill(start, in: &self)
        return unsafe start.assumingMemoryBound(to: CStruct.self)
    }

    mutating func numbers<Number: FixedWidthInteger>(
        _ numbers: [Number]
    ) throws(WireError) -> UnsafeMutablePointer<Number> {
        let start: UnsafeMutablePointer<Number> = try unsafe room(for: numbers.count)
        unsafe numbers.withUnsafeBufferPointer { source in
            guard let first = source.baseAddress else { return }
            unsafe start.initialize(from: first, count: source.count)
        }
        return unsafe start
    }

    mutating func flags(_ flags: [Bool]) throws(WireError) -> UnsafeMutablePointer<protobuf_c_boolean> {
        try unsafe choices(flags) { $0 ? 1 : 0 }
    }

    mutating func choices<Choice, CChoice>(
        _ choices: [Choice], _ convert: (Choice) -> CChoice
    ) throws(WireError) -> UnsafeMutablePointer<CChoice> {
        let start: UnsafeMutablePointer<CChoice> = try unsafe room(for: choices.count)
        for (index, choice) in choices.enumerated() {
            unsafe (start + index).initialize(to: convert(choice))
        }
        return unsafe start
    }

    mutating func texts(
        _ texts: [String], _ name: StaticString
    ) throws(WireError) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
        let start: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = try unsafe room(for: texts.count)
        for (index, text) in texts.enumerated() {
            do {
                try unsafe (start + index).initialize(to: self.text(text, ""))
            } catch {
                throw error.within(name, at: index)
            }
        }
        return unsafe start
    }

    mutating func byteStrings(_ strings: [[UInt8]]) throws(WireError) -> UnsafeMutablePointer<ProtobufCBinaryData> {
        let start: UnsafeMutablePointer<ProtobufCBinaryData> = try unsafe room(for: strings.count)
        for (index, string) in strings.enumerated() {
            try unsafe (start + index).initialize(to: bytes(string))
        }
        return unsafe start
    }

    mutating func messages<CStruct>(
        _ messages: [some CMessage], _ name: StaticString
    ) throws(WireError) -> UnsafeMutablePointer<UnsafeMutablePointer<CStruct>?> {
        let start: UnsafeMutablePointer<UnsafeMutablePointer<CStruct>?> = try unsafe room(for: messages.count)
        for (index, message) in messages.enumerated() {
            do {
                try unsafe (start + index).initialize(to: structure(message))
            } catch {
                throw error.within(name, at: index)
            }
        }
        return unsafe start
    }
}
