// Lot codes as people type them and as labels print them must meet: one form to store and compare, one to show.

/// A lot code in both forms.
struct LotCode: Hashable {
    /// For the comparison: without blanks, ASCII letters in upper case.
    let normalised: String
    /// As given, without outer blanks.
    let shown: String

    static let none = LotCode(normalised: "", shown: "")

    /// Nil for a code that is too long or holds control characters.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Limits.codeLength, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        let blank = UInt8(ascii: " ")
        let upper = bytes.filter { $0 != blank }.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        normalised = String(decoding: upper, as: UTF8.self)
        let start = bytes.firstIndex { $0 != blank } ?? bytes.endIndex
        let end = bytes.lastIndex { $0 != blank }.map { $0 + 1 } ?? start
        shown = String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private init(normalised: String, shown: String) {
        self.normalised = normalised
        self.shown = shown
    }

    var isEmpty: Bool { normalised.isEmpty }
}
