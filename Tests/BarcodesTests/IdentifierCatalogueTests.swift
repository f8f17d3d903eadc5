import Testing

@testable import Barcodes

@Suite struct IdentifierCatalogueTests {
    let catalogue = IdentifierCatalogue.standard

    @Test func everyLineIsUnderstood() {
        #expect(catalogue.unreadableLines.isEmpty)
        #expect(catalogue.entries.count > 180)
        #expect(IdentifierCatalogue(table: "10 | X..20 | | |").unreadableLines.count == 1)
        #expect(IdentifierCatalogue(table: "10 | X..20.nonsense | | | LOT").unreadableLines.count == 1)
    }

    /// Those the shop was promised, by section of the General Specifications.
    @Test(arguments: [
        "00", "01", "02", "10", "11", "12", "13", "15", "16", "17", "20", "21", "22", "30", "37", "240", "241", "310n",
        "311n", "312n", "313n", "314n", "315n", "316n", "320n", "321n", "322n", "323n", "324n", "325n", "326n", "327n",
        "328n", "329n", "392n", "393n", "400", "410", "411", "412", "413", "414", "415", "416", "417", "420", "421",
        "7003", "8003", "8005", "8008", "8020", "90", "91", "99",
    ])
    func promisedIdentifierIsThere(_ name: String) throws {
        for figure in name.hasSuffix("n") ? ["0", "1", "2", "3", "4", "5"] : [""] {
            let text = name.replacing("n", with: figure)
            #expect(catalogue.entry(try #require(ApplicationIdentifier(text))) != nil, "\(text)")
        }
    }

    @Test func identifiersAreUniqueAndAgreeOnTheirWidth() {
        var seen: Set<ApplicationIdentifier> = []
        for entry in catalogue.entries {
            for number in entry.identifiers {
                let identifier = ApplicationIdentifier(number: number, width: entry.width)
                #expect(seen.insert(identifier).inserted, "\(identifier.text) is listed twice")
                #expect(catalogue.width(ofPrefix: identifier.prefix) == entry.width, "\(identifier.text)")
            }
        }
    }

    @Test func predefinedLengthsAgreeWithTheFormats() {
        for entry in catalogue.entries {
            let first = ApplicationIdentifier(number: entry.identifiers.lowerBound, width: entry.width)
            guard let length = IdentifierCatalogue.predefinedLength(first) else { continue }
            #expect(entry.longest == length, "\(first.text)")
            #expect(entry.components.allSatisfy { $0.least == $0.most && !$0.mayBeAbsent }, "\(first.text)")
        }
    }

    @Test func onlyTheLastComponentsVaryInLength() {
        for entry in catalogue.entries {
            let fixed = entry.components.dropLast().allSatisfy { $0.least == $0.most }
            #expect(fixed, "\(entry.title)")
            let firstAbsent = entry.components.firstIndex(where: \.mayBeAbsent) ?? entry.components.endIndex
            let restMayBeAbsent = entry.components[firstAbsent...].allSatisfy { $0.mayBeAbsent }
            #expect(restMayBeAbsent, "\(entry.title)")
        }
    }

    @Test func companionsAndContradictionsNameIdentifiersThatExist() {
        let known = catalogue.entries.flatMap { entry in
            entry.identifiers.map { ApplicationIdentifier(number: $0, width: entry.width) }
        }
        for entry in catalogue.entries {
            for pattern in entry.needs.flatMap(\.self) + entry.neverWith {
                #expect(known.contains(where: pattern.matches), "\(entry.title)")
            }
        }
    }

    @Test func everyRuleIsUsed() {
        let used = Set(catalogue.entries.flatMap(\.components).flatMap(\.rules))
        #expect(used == Set(ValueRule.allCases))
    }

    @Test func digitalLinkKeysAreIdentifiers() {
        let names = Array(DigitalLinkKeys.qualifiers.keys) + DigitalLinkKeys.qualifiers.values.flatMap(\.self).flatMap(\.self)
            + Array(DigitalLinkKeys.words.values)
        for name in names { #expect(ApplicationIdentifier(name).flatMap(catalogue.entry) != nil, "\(name)") }
    }
}

@Suite struct CheckCharacterTests {
    @Test(arguments: [("1234", 9), ("2875", 9), ("0000", 0)])
    func fourDigitMeasuresHaveTheirCheckDigit(_ measure: String, _ digit: Int) {
        #expect(CheckDigit.measureDigit(for: measure.utf8) == digit)
    }

    @Test(arguments: [("14685", 6), ("00239", 4), ("00012", 9), ("06870", 1), ("00000", 0)])
    func fiveDigitMeasuresHaveTheirCheckDigit(_ measure: String, _ digit: Int) {
        #expect(CheckDigit.measureDigit(for: measure.utf8) == digit)
    }

    @Test(arguments: ["", "123", "123456", "12a4"])
    func otherMeasuresHaveNone(_ measure: String) {
        #expect(CheckDigit.measureDigit(for: measure.utf8) == nil)
    }

    @Test func everyMeasureOfFiveDigitsHasOne() {
        for number in 0..<100_000 {
            #expect(CheckDigit.measureDigit(for: Int64(number).text(width: 5).utf8) != nil)
        }
    }

    @Test(arguments: [
        "1987654Ad4X4bL5ttr2310c2K", "12345_!\"%&'()*+,-./LC", "12345_0123456789:;<=>?62", "12345_abcdefghijklmN3", "22",
    ])
    func checkPairsAreRecognised(_ key: String) {
        #expect(CheckDigit.isValidPair(Array(key.utf8)))
        var wrong = Array(key.utf8)
        wrong[wrong.count - 1] = wrong[wrong.count - 1] == 0x32 ? 0x33 : 0x32
        #expect(!CheckDigit.isValidPair(wrong))
    }

    @Test(arguments: ["", "2", "a b22", "12345678901234567890123456NT"])
    func otherTextHasNoCheckPair(_ key: String) {
        #expect(!CheckDigit.isValidPair(Array(key.utf8)))
    }
}
