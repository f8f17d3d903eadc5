// Electronic product codes: what RFID tags on garments, cases and pallets hold. A gate reads a hundred at once, so the
// same article number and serial must come out as from its barcode. GS1 EPC Tag Data Standard, section 14 and Annex E.

/// The identity on an RFID tag: a serialised trade item or a logistic unit.
public struct EPCTag: Hashable, Sendable {
    /// The binary layout of the tag.
    public enum Scheme: String, Sendable, CaseIterable {
        case sgtin96 = "sgtin-96"
        case sgtin198 = "sgtin-198"
        case sscc96 = "sscc-96"
    }

    /// The binary layout.
    public let scheme: Scheme
    /// Kind of packaging for readers that filter, 0 to 7.
    public let filter: Int
    /// GS1 company prefix, 6 to 12 digits.
    public let companyPrefix: String
    /// Indicator (or extension) digit and item (or serial) reference: 13 (17) digits together with the prefix.
    public let reference: String
    /// Serial number of a trade item; empty for a logistic unit.
    public let serial: String

    /// A tag with these parts; throws what is wrong with them.
    public init(
        scheme: Scheme, filter: Int, companyPrefix: String, reference: String, serial: String
    ) throws(ScanError) {
        let digits = scheme == .sscc96 ? 17 : 13
        guard (0...7).contains(filter), (6...12).contains(companyPrefix.utf8.count), companyPrefix.utf8.isAllDigits,
            reference.utf8.isAllDigits, companyPrefix.utf8.count + reference.utf8.count == digits
        else {
            throw ScanError(
                .badTag, "The tag's company prefix and reference must be \(digits) digits together, and its filter 0 to 7.")
        }
        switch scheme {
        case .sgtin96:
            guard let number = serial.utf8.decimalValue, number < 1 << 38, String(number) == serial else {
                throw ScanError(.badTag, "An SGTIN-96 serial is a number below 274,877,906,944 without leading zeros.")
            }
        case .sgtin198:
            guard (1...20).contains(serial.utf8.count),
                serial.utf8.allSatisfy(ValueComponent.Characters.set82.contains)
            else { throw ScanError(.badTag, "An SGTIN-198 serial is 1 to 20 characters of the GS1 character set.") }
        case .sscc96:
            guard serial.isEmpty else { throw ScanError(.badTag, "A logistic unit has no serial of its own.") }
        }
        self.scheme = scheme
        self.filter = filter
        self.companyPrefix = companyPrefix
        self.reference = reference
        self.serial = serial
    }

    /// The trade item of an SGTIN; nil for a logistic unit.
    public var gtin: GTIN? {
        scheme == .sscc96 ? nil : GTIN(completing: reordered)
    }

    /// The 18 digits of an SSCC; nil for a trade item.
    public var sscc: String? {
        guard scheme == .sscc96, let digit = CheckDigit.digit(for: reordered.utf8) else { return nil }
        return reordered + String(digit)
    }

    /// The elements that the barcode of the same article carries.
    public var elements: [GS1Element] {
        if let sscc { return [GS1Element(ai: "00", value: sscc)] }
        guard let gtin else { return [] }
        return [GS1Element(ai: "01", value: gtin.text), GS1Element(ai: "21", value: serial)]
    }

    /// Indicator first, then prefix and reference: the digits of the key without its check digit.
    private var reordered: String {
        String(reference.prefix(1)) + companyPrefix + String(reference.dropFirst())
    }
}

extension EPCTag {
    /// Bits and digits of the company prefix for each partition value; the reference has the rest. Tables 14-2 and 14-5.
    private static let partitions = [(40, 12), (37, 11), (34, 10), (30, 9), (27, 8), (24, 7), (20, 6)]

    private static func referenceBits(_ scheme: Scheme, companyBits: Int) -> Int {
        (scheme == .sscc96 ? 58 : 44) - companyBits
    }

    /// The tag of an EPC memory bank: 12 bytes, or 25 or more for an SGTIN-198 (what follows must be zero).
    public init(binary: some Collection<UInt8>) throws(ScanError) {
        let bytes = Array(binary)
        let broken = ScanError(.badTag, "The tag's memory is not an SGTIN-96, SGTIN-198 or SSCC-96.")
        let scheme: Scheme
        switch (bytes.first, bytes.count) {
        case (0x30, 12): scheme = .sgtin96
        case (0x31, 12): scheme = .sscc96
        case (0x36, 25...32): scheme = .sgtin198
        default: throw broken
        }
        var bits = BitReader(bytes)
        guard bits.read(8) != nil, let filter = bits.read(3), let partition = bits.read(3), partition < 7 else {
            throw broken
        }
        let (companyBits, companyDigits) = Self.partitions[Int(partition)]
        let referenceDigits = (scheme == .sscc96 ? 17 : 13) - companyDigits
        guard let company = bits.read(companyBits),
            let reference = bits.read(Self.referenceBits(scheme, companyBits: companyBits)),
            String(company).utf8.count <= companyDigits, String(reference).utf8.count <= referenceDigits
        else { throw broken }
        var serial = ""
        if scheme == .sgtin96 {
            guard let number = bits.read(38) else { throw broken }
            serial = String(number)
        } else if scheme == .sgtin198 {
            var hasEnded = false
            for _ in 0..<20 {
                guard let character = bits.read(7), !(hasEnded && character != 0) else { throw broken }
                if character == 0 { hasEnded = true } else { serial.unicodeScalars.append(Unicode.Scalar(UInt8(character))) }
            }
        }
        while let bit = bits.read(1) {
            guard bit == 0 else { throw broken }
        }
        try self.init(
            scheme: scheme, filter: Int(filter), companyPrefix: company.text(width: companyDigits),
            reference: reference.text(width: referenceDigits), serial: serial)
    }

    /// The bits for the tag's EPC memory bank, zeros up to a whole 16-bit word.
    public var binary: [UInt8] {
        let header: Int64 = scheme == .sgtin96 ? 0x30 : scheme == .sscc96 ? 0x31 : 0x36
        guard let partition = Self.partitions.firstIndex(where: { $0.1 == companyPrefix.utf8.count }),
            let company = companyPrefix.utf8.decimalValue, let item = reference.utf8.decimalValue
        else { return [] }
        let companyBits = Self.partitions[partition].0
        var bits = BitWriter()
        bits.write(header, bits: 8)
        bits.write(Int64(filter), bits: 3)
        bits.write(Int64(partition), bits: 3)
        bits.write(company, bits: companyBits)
        bits.write(item, bits: Self.referenceBits(scheme, companyBits: companyBits))
        switch scheme {
        case .sgtin96: bits.write(serial.utf8.decimalValue ?? 0, bits: 38)
        case .sscc96: bits.write(0, bits: 24)
        case .sgtin198:
            for byte in serial.utf8 { bits.write(Int64(byte), bits: 7) }
            for _ in serial.utf8.count..<20 { bits.write(0, bits: 7) }
            bits.write(0, bits: 10)
        }
        return bits.bytes
    }
}
