// The one way from bytes to meaning, the same on the server and on the terminal. The symbology identifier decides where
// there is one. Where there is none, digits of a trade item's length are a trade item, and element strings need a sign
// that they are some (a separator, brackets, a key in front); a doubt that remains is a warning, never a silent guess.

/// Reads scans.
///
/// A value; parsing is pure and allocates nothing for a plain EAN-13 but its result. Never traps, on any bytes.
public struct ScanParser: Sendable {
    /// What codes without a symbology identifier are taken for.
    public enum Profile: String, Sendable, CaseIterable {
        /// Whatever they are, by the rules above.
        case automatic
        /// Numbers of EAN, UPC and ITF symbols, and plain text.
        case retail
        /// GS1 element strings.
        case elementStrings
        /// Text that means nothing but itself.
        case plainText
    }

    /// What eight digits without a symbology identifier are when both readings have a right check digit.
    public enum EightDigits: String, Sendable, CaseIterable { case ean8, upcE }

    /// How a shop's scanners and scales are set up.
    public struct Configuration: Sendable, Hashable {
        /// Bytes that scanners send for the group separator, besides the group separator itself.
        public var separators: [UInt8]
        /// The shop's scale labels; the first that matches counts. Beyond ``ScanLimits/scaleTemplates`` they are ignored.
        public var scaleTemplates: [ScaleTemplate]
        /// The year of today in the store, for the century of two-digit years.
        public var currentYear: Int
        public var profile: Profile
        public var eightDigits: EightDigits

        public init(
            currentYear: Int, separators: [UInt8] = [], scaleTemplates: [ScaleTemplate] = [],
            profile: Profile = .automatic, eightDigits: EightDigits = .ean8
        ) {
            self.currentYear = currentYear
            self.separators = separators
            self.scaleTemplates = scaleTemplates
            self.profile = profile
            self.eightDigits = eightDigits
        }
    }

    public let configuration: Configuration
    /// Whether a trade item of global circulation can be nothing else.
    @usableFromInline let readsPlainRetail: Bool
    let reader: ElementReader

    public init(_ configuration: Configuration) {
        self.configuration = configuration
        reader = ElementReader(currentYear: min(max(configuration.currentYear, 100), 9899))
        let readsRetail = configuration.profile == .automatic || configuration.profile == .retail
        readsPlainRetail = readsRetail && configuration.scaleTemplates.allSatisfy(\.isRegional)
    }

    /// What a scan says.
    ///
    /// - Parameters:
    ///   - raw: the bytes as the scanner sent them, with or without an identifier such as `]C1` in front.
    ///   - symbologyIdentifier: the identifier where the scanner reports it apart from the data.
    /// - Throws: ``ScanError`` for a scan that cannot be used; its message tells staff what to do.
    @inlinable
    public func parse(
        _ raw: some Collection<UInt8>, symbologyIdentifier: String? = nil
    ) throws(ScanError) -> ScannedCode {
        if raw.count == 13, readsPlainRetail, symbologyIdentifier == nil, let gtin = GTIN(digits: raw),
            gtin.circulation == .global
        {
            return ScannedCode(symbology: gtin.value < 1_000_000_000_000 ? .upcA : .ean13, gtin: gtin)
        }
        return try parse(bytes: [UInt8](raw), symbologyIdentifier: symbologyIdentifier)
    }

    /// All that is not the short way of a plain EAN-13.
    @usableFromInline
    func parse(bytes: [UInt8], symbologyIdentifier: String?) throws(ScanError) -> ScannedCode {
        guard bytes.count <= ScanLimits.bytes else {
            throw ScanError(.tooLong, "The scan has \(bytes.count) bytes; no symbol holds more than \(ScanLimits.bytes).")
        }
        var payload = bytes[...].trimmed
        var content: CarrierContent?
        if let symbologyIdentifier {
            content = CarrierContent(identifier: symbologyIdentifier)
            guard content != nil else { throw Self.unknownSymbology(symbologyIdentifier) }
        }
        if payload.first == 0x5D {
            let identifier = payload.prefix(3)
            let inFront = identifier.count == 3 ? CarrierContent(identifier: identifier.asciiText) : nil
            if let inFront, content == nil || content == inFront {
                content = inFront
                payload = payload.dropFirst(3)
            } else if content == nil {
                throw Self.unknownSymbology(BarcodeKey(code: Array(identifier)).text)
            }
        }
        guard !payload.isEmpty else {
            throw ScanError(.empty, "The scan is empty. Scan again; if it stays, check the scanner.")
        }
        return try parse(payload, content: content)
    }

    private func parse(
        _ payload: ArraySlice<UInt8>, content: CarrierContent?
    ) throws(ScanError) -> ScannedCode {
        switch content {
        case nil: return try parseUnidentified(payload)
        case .ean13: return try parseComposite(payload, digits: 13)
        case .ean8: return try parseComposite(payload, digits: 8)
        case .ean13WithAddOn: return try parseWithAddOn(payload)
        case .addOn:
            throw ScanError(
                .badLength, "Only the add-on beside the article number was read. Scan the whole symbol.",
                position: payload.startIndex)
        case .interleaved:
            if let code = try parseTradeItem(payload, symbology: .itf14) { return code }
            return ScannedCode(symbology: .itf, key: BarcodeKey(code: Array(payload)))
        case .elements(let symbology): return try parseElements(payload, symbology: symbology)
        case .text(let symbology): return try parseText(payload, symbology: symbology)
        }
    }

    private static func unknownSymbology(_ identifier: String) -> ScanError {
        ScanError(
            .unknownSymbology, "\(identifier) is not a symbology identifier. Check the scanner's prefix settings.",
            position: 0)
    }
}

extension ScanParser {
    /// Element strings behind an identifier that promises them.
    func parseElements(
        _ payload: ArraySlice<UInt8>, symbology: Symbology
    ) throws(ScanError) -> ScannedCode {
        var warnings: [ScanWarning] = []
        let elements = try reader.read(withSeparators(payload), warnings: &warnings)
        return try assemble(elements, symbology: symbology, whole: payload, warnings: warnings)
    }

    /// Text of a symbol that carries no element strings: a Digital Link, a tag's address, or itself.
    func parseText(_ payload: ArraySlice<UInt8>, symbology: Symbology) throws(ScanError) -> ScannedCode {
        if DigitalLink.isWebAddress(payload) {
            var warnings: [ScanWarning] = []
            if let elements = try DigitalLink.read(payload, reader: reader, warnings: &warnings) {
                return try assemble(elements, symbology: .digitalLink, whole: payload, warnings: warnings)
            }
        }
        if payload.starts(with: EPCTag.addressStart) {
            return ScannedCode(tag: try EPCTag(address: payload.asciiText))
        }
        return ScannedCode(symbology: symbology, key: BarcodeKey(code: Array(payload)))
    }

    /// The code that checked elements make together.
    func assemble(
        _ elements: [ReadElement], symbology: Symbology, whole: ArraySlice<UInt8>, warnings: [ScanWarning]
    ) throws(ScanError) -> ScannedCode {
        var warnings = warnings
        try ElementRules.check(elements, warnings: &warnings)
        if let last = elements.last, symbology != .digitalLink,
            let tail = ElementRules.checkTail(last, currentYear: reader.currentYear)
        {
            warnings.append(tail)
        }
        var code = ScannedCode(
            elements: elements, symbology: symbology, whole: whole, currentYear: reader.currentYear)
        code.warnings = warnings + code.warnings
        return code
    }

    /// The payload with the shop's own separators replaced by the standard one; positions stay.
    func withSeparators(_ payload: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard !configuration.separators.isEmpty else { return payload }
        var replaced = payload
        for index in replaced.indices where configuration.separators.contains(replaced[index]) {
            replaced[index] = groupSeparator
        }
        return replaced
    }
}
