import Barcodes
import Testing

/// SplitMix64, so that a failure can be repeated from its seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct ScanPropertyTests {
    static let seed: UInt64 = 0x5EED

    /// Bytes that look enough like scans to get past the first check.
    private func scan(_ random: inout SeededGenerator) -> [UInt8] {
        let pieces = [
            "]C1", "]E0", "]E4", "]Q1", "]d2", "]e0", "]I1", "|]e0", "https://a/", "/01/", "/10/", "?17=", "urn:epc:id:sgtin:",
            "01", "02", "10", "17", "21", "37", "3103", "3932", "8003", "8006", "8008", "7003", "4309", "\u{1D}", "(", ")",
            "(01)", "(10)", "04006381333931", "4006381333931", "2112345015002", "261231", "%2", "30742", "#",
        ].map { Array($0.utf8) }
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes += (0..<Int.random(in: 0...12, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            case 1: bytes += (0..<Int.random(in: 0...20, using: &random)).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
            default: bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
        }
        return bytes
    }

    @Test func noBytesTrapAndEveryOutcomeCanBePrinted() throws {
        var random = SeededGenerator(state: Self.seed)
        let templates = ScaleTemplate.countries.flatMap { ScaleTemplate.national($0) }
        let parsers = ScanParser.Profile.allCases.flatMap { profile in
            [parser(profile: profile), parser(separators: "#", templates: templates, profile: profile, eightDigits: .upcE)]
        }
        var readable = 0
        for round in 0..<100_000 {
            let bytes = scan(&random)
            let parser = parsers[round % parsers.count]
            let result: Result<ScannedCode, ScanError>
            do {
                result = .success(try parser.parse(bytes))
                readable += 1
            } catch {
                result = .failure(error)
                if let position = error.position { #expect(position <= bytes.count, "seed \(Self.seed) round \(round)") }
            }
            if round % 50 == 0 { #expect(ScanReport(result).json.hasSuffix("}")) }
        }
        #expect(readable > 5000, "the generator should reach accepting paths, not only refusals")
    }

    @Test func shortAndLongWayAgreeOnEveryTradeItem() throws {
        var random = SeededGenerator(state: Self.seed)
        for _ in 0..<20_000 {
            let body = (Bool.random(using: &random) ? "00" : "") + (0..<12).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
            guard let gtin = GTIN(completing: String(body.prefix(12))), let text = gtin.ean13Text else { continue }
            let short = try parser().parse(Array(text.utf8))
            let long = try parser().parse(Array((" " + text).utf8))
            try #require(short == long)
            try #require(short.gtin == gtin)
        }
    }

    /// Elements a label may carry together, with random values.
    private func elements(_ random: inout SeededGenerator) throws -> [GS1Element] {
        let characters = Array("ABCXYZabcxyz0123456789!\"%&'()*+,-./:;<=>?_")
        func text(_ most: Int) -> String {
            String((0..<Int.random(in: 1...most, using: &random)).map { _ in characters[Int.random(in: 0..<characters.count, using: &random)] })
        }
        func digits(_ count: Int) -> String { (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined() }
        func day() -> String {
            let day = CalendarDate(daysSince1970: Int.random(in: 15_000...30_000, using: &random))
            return String(day.text.filter { $0 != "-" }.dropFirst(2))
        }
        let gtin = try #require(GTIN(completing: "1" + digits(12)))
        var elements = [GS1Element(ai: "01", value: gtin.text)]
        let others = [
            GS1Element(ai: "10", value: text(20)), GS1Element(ai: "17", value: day()), GS1Element(ai: "11", value: day()),
            GS1Element(ai: "21", value: text(20)), GS1Element(ai: "3103", value: digits(6)), GS1Element(ai: "240", value: text(30)),
            GS1Element(ai: "400", value: text(30)), GS1Element(ai: "30", value: digits(8)), GS1Element(ai: "99", value: text(90)),
        ].shuffled(using: &random)
        elements += others.prefix(Int.random(in: 0...others.count, using: &random))
        return elements
    }

    @Test func printedLabelsReadBackAsWritten() throws {
        var random = SeededGenerator(state: Self.seed)
        for round in 0..<3000 {
            let written = try elements(&random)
            let string = try ElementString(written, currentYear: testYear)
            let scanned = try parser().parse(Array(("]C1" + string.scanText).utf8))
            try #require(scanned.elements == written, "seed \(Self.seed) round \(round)")
            let link = try parser().parse(Array(try DigitalLink.address(of: string).utf8))
            try #require(Set(link.elements) == Set(written), "seed \(Self.seed) round \(round)")
            let brackets = try? parser().parse(Array(string.humanText.utf8))
            // A value may itself hold "(10)"; then brackets cannot tell, and only then.
            let isAmbiguous = written.contains { $0.value.contains(/\(\d{2,4}\)/) }
            if !isAmbiguous { try #require(brackets?.elements == written, "seed \(Self.seed) round \(round)") }
        }
    }

    @Test func printedTagsReadBackAsWritten() throws {
        var random = SeededGenerator(state: Self.seed)
        for _ in 0..<3000 {
            let memory = (0..<12).map { place in
                place == 0 ? UInt8(0x30) : UInt8.random(in: 0...255, using: &random)
            }
            guard let tag = try? EPCTag(binary: memory) else { continue }
            try #require(tag.binary == memory)
            try #require(try EPCTag(address: tag.tagAddress) == tag)
            try #require(try parser().parse(Array(tag.tagAddress.utf8)).gtin == tag.gtin)
        }
    }
}
