import CNghttp2

/// Room to lay header lists out for nghttp2, which copies what it is shown. Kept between calls so that a reply
/// allocates nothing here. Zone: one event loop.
@safe final class HeaderScratch {
    private var bytes: [UInt8] = []
    private var fields = unsafe [nghttp2_nv]()

    func withFields<R>(_ list: [HeaderField], _ body: (UnsafePointer<nghttp2_nv>?, Int) -> R) -> R {
        bytes.removeAll(keepingCapacity: true)
        unsafe fields.removeAll(keepingCapacity: true)
        for field in list {
            bytes.append(contentsOf: field.name.utf8)
            bytes.append(contentsOf: field.value.utf8)
        }
        return unsafe bytes.withUnsafeMutableBufferPointer { bytes in
            var position = 0
            for field in list {
                let (name, value) = (field.name.utf8.count, field.value.utf8.count)
                let start = unsafe bytes.baseAddress.map { unsafe $0 + position }
                unsafe fields.append(
                    nghttp2_nv(
                        name: start, value: start.map { unsafe $0 + name }, namelen: name, valuelen: value,
                        flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)))
                position += name + value
            }
            return unsafe fields.withUnsafeBufferPointer { unsafe body($0.baseAddress, $0.count) }
        }
    }
}

/// The value of a field as text.
enum FieldText {
    private static let grpc = "application/grpc"

    /// What is not UTF-8 as a whole keeps its ASCII; every other byte becomes a question mark. Never longer than it came: header lists are
    /// counted by their bytes.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // What every gRPC call says costs no allocation.
        if unsafe bytes.count == grpc.utf8.count && bytes.elementsEqual(grpc.utf8) { return grpc }
        // Nearly every value is ASCII, for which the general way of validating is slow.
        if unsafe bytes.allSatisfy({ $0 < 0x80 }) { return unsafe String(decoding: bytes, as: UTF8.self) }
        if let text = unsafe String(validating: bytes, as: UTF8.self) { return text }
        return unsafe String(decoding: bytes.lazy.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
}

/// Names that nearly every gRPC header list carries: found here, they cost no allocation.
enum KnownName {
    private static let names: [String] = [
        ":path", ":method", ":scheme", ":authority", ":status", "te", "user-agent", "content-type", "grpc-timeout",
        "grpc-status", "grpc-message", "grpc-encoding", "grpc-accept-encoding", "accept-encoding", "authorization",
        "idempotency-key",
    ]

    static func string(_ name: UnsafeBufferPointer<UInt8>) -> String {
        // A name of up to fifteen bytes lives inside the String itself.
        guard name.count > 15 else { return unsafe String(decoding: name, as: UTF8.self) }
        for known in names where unsafe known.utf8.count == name.count && known.utf8.elementsEqual(name) {
            return known
        }
        return unsafe String(decoding: name, as: UTF8.self)
    }
}
