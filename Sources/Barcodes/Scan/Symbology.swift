// What kind of symbol was read, and what it may therefore contain. Scanners tell by an AIM symbology identifier in front
// of the data ("]C1"); without it 9506682101352 could be a product or an internal number, and only rules of thumb are left.

/// The kind of data carrier a scan came from.
public enum Symbology: String, Sendable, CaseIterable {
    case ean13, ean8, upcA, upcE, itf14, databar, gs1DotCode, gs1DataMatrix, gs1QR, digitalLink, rfid, plain
    case gs1_128 = "gs1_128"
    case code128, code39, code93, codabar, itf, pdf417, dataMatrix, qr, aztec, dotCode, other
    /// Element strings typed or received without saying from what symbol.
    case elementString
}

/// What a symbology identifier promises about the data behind it.
enum CarrierContent: Hashable {
    case ean13, ean13WithAddOn, ean8, addOn
    case interleaved
    case elements(Symbology)
    case text(Symbology)
}

extension CarrierContent {
    /// The content behind an identifier `]cm`; nil for one that ISO/IEC 15424 does not define.
    ///
    /// GS1 General Specifications, figure 5.1.2-2 lists those with GS1 meaning.
    init?(letter: UInt8, modifier: UInt8) {
        guard modifier.isDigit || (0x41...0x46).contains(modifier) else { return nil }
        switch (Character(Unicode.Scalar(letter)), Character(Unicode.Scalar(modifier))) {
        case ("E", "0"): self = .ean13
        case ("E", "1"), ("E", "2"): self = .addOn
        case ("E", "3"): self = .ean13WithAddOn
        case ("E", "4"): self = .ean8
        case ("E", _): return nil
        case ("C", "1"): self = .elements(.gs1_128)
        case ("e", "0"), ("e", "1"), ("e", "2"): self = .elements(.databar)
        case ("d", "2"): self = .elements(.gs1DataMatrix)
        case ("Q", "3"): self = .elements(.gs1QR)
        case ("J", "1"): self = .elements(.gs1DotCode)
        case ("I", _): self = .interleaved
        case ("C", _): self = .text(.code128)
        case ("A", _): self = .text(.code39)
        case ("G", _): self = .text(.code93)
        case ("F", _): self = .text(.codabar)
        case ("L", _): self = .text(.pdf417)
        case ("d", _): self = .text(.dataMatrix)
        case ("Q", _): self = .text(.qr)
        case ("z", _): self = .text(.aztec)
        case ("J", _): self = .text(.dotCode)
        case ("e", _), ("B", _), ("D", _), ("H", _), ("K", _), ("M", _), ("N", _), ("O", _), ("P", _), ("R", _),
            ("S", _), ("T", _), ("U", _), ("X", _), ("Z", _):
            self = .text(.other)
        default: return nil
        }
    }

    /// The content behind an identifier given apart from the data, as `]C1` or `C1`.
    init?(identifier: String) {
        let bytes = Array(identifier.utf8)
        let body = bytes.first == 0x5D ? bytes[1...] : bytes[...]
        guard body.count == 2, let letter = body.first, let modifier = body.last else { return nil }
        self.init(letter: letter, modifier: modifier)
    }
}
