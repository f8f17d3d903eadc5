// Where a barcode is kept: worldwide trade item numbers as integers, everything that means something in this shop only as text.

import Barcodes
import Foundation

enum StoredCode: Hashable {
    /// A trade item number that is the same everywhere: its 14 digits as a number.
    case gtin(Int64)
    /// Any other code, normalised as `BarcodeKey.text`: in-store numbers, numbers with a wrong check digit, text.
    case plain(String)

    /// Nil for a code that is blank, longer than a code may be, or holds control characters.
    init?(_ text: String) {
        let trimmed = text.trimmingBlanks
        guard !trimmed.isEmpty, trimmed.utf8.count <= Limits.codeLength, trimmed.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { return nil }
        if let gtin = GTIN(trimmed) {
            self = gtin.circulation == .global ? .gtin(gtin.value) : .plain(gtin.text)
        } else {
            self = .plain(BarcodeKey(text: trimmed).text)
        }
    }

    /// As told to terminals: 14 digits, or the code as kept.
    var text: String {
        switch self {
        case .gtin(let number): GTIN(value: number)?.text ?? "\(number)"
        case .plain(let text): text
        }
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmingBlanks: String {
        guard let first = utf8.first, let last = utf8.last else { return self }
        if first > 0x20, last > 0x20 { return self }
        let bytes = utf8.drop { $0 <= 0x20 }
        guard let end = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
        return String(bytes[...end]) ?? self
    }

    /// For searching: lower case, without marks above or below letters, full-width forms as the plain ones.
    var folded: String {
        if utf8.allSatisfy({ $0 < 0x80 }) {
            return String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        }
        return folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }
}
