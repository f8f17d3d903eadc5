// The two texts of an electronic product code: `urn:epc:id:...` names the article, `urn:epc:tag:...` also its tag.
// GS1 EPC Tag Data Standard, sections 6 and 12.

extension EPCTag {
    /// `urn:epc:id:sgtin:0614141.812345.6789`, the article without its tag.
    public var identityAddress: String {
        "urn:epc:id:" + (scheme == .sscc96 ? "sscc:" : "sgtin:") + parts
    }

    /// `urn:epc:tag:sgtin-96:3.0614141.812345.6789`, with layout and filter.
    public var tagAddress: String {
        "urn:epc:tag:\(scheme.rawValue):\(filter)." + parts
    }

    private var parts: String {
        let number = "\(companyPrefix).\(reference)"
        return scheme == .sscc96 ? number : number + "." + PercentEncoding.encode(serial.utf8)
    }

    static let addressStart = Array("urn:epc:".utf8)

    /// A tag from either text. An identity of a trade item takes the smaller layout that holds its serial; filter 0.
    public init(address: some StringProtocol) throws(ScanError) {
        let fields = address.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
        let unknown = ScanError(.badTag, "Only urn:epc:id: and urn:epc:tag: of sgtin and sscc are understood.")
        guard fields.count == 5, fields[0] == "urn", fields[1] == "epc" else { throw unknown }
        var parts = fields[4].split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)[...]
        var filter = 0
        if fields[2] == "tag" {
            guard let number = parts.popFirst().flatMap({ Int($0) }) else { throw unknown }
            filter = number
        } else if fields[2] != "id" {
            throw unknown
        }
        let isUnit = fields[3].hasPrefix("sscc")
        // A serial may itself hold points; the split above left them in the last part of a tag address only.
        let serialText = isUnit ? "" : parts.dropFirst(2).joined(separator: ".")
        guard parts.count >= (isUnit ? 2 : 3), !isUnit || parts.count == 2,
            let serialBytes = PercentEncoding.decode(serialText.utf8),
            let company = parts.popFirst(), let reference = parts.popFirst()
        else { throw unknown }
        let serial = String(decoding: serialBytes, as: UTF8.self)
        let scheme: Scheme
        switch (fields[2], fields[3]) {
        case ("id", "sscc"): scheme = .sscc96
        case ("id", "sgtin"):
            let number = serial.utf8.decimalValue
            scheme = number.map { $0 < 1 << 38 && String($0) == serial } == true ? .sgtin96 : .sgtin198
        case ("tag", let name):
            guard let named = Scheme(rawValue: String(name)) else { throw unknown }
            scheme = named
        default: throw unknown
        }
        try self.init(
            scheme: scheme, filter: filter, companyPrefix: String(company), reference: String(reference),
            serial: serial)
    }
}

extension ScannedCode {
    /// What a tag says: the same as the barcode of the same article.
    public init(tag: EPCTag) {
        if let gtin = tag.gtin {
            self.init(symbology: .rfid, gtin: gtin)
            serial = tag.serial
        } else {
            self.init(symbology: .rfid, key: BarcodeKey(text: tag.sscc ?? tag.identityAddress))
            sscc = tag.sscc
        }
        elements = tag.elements
    }
}
