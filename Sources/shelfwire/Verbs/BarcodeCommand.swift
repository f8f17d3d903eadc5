// `shelfwire barcode`: what does the server make of this scan? For support, for labels that misbehave, and for scripts.

import ArgumentParser
import Barcodes
import FoundationEssentials

/// Prints what one scan says. Exit code 0, or 65 (EX_DATAERR) for a scan or template that is refused.
struct BarcodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "barcode",
        abstract: "Show what a scan says, as the server and the terminals read it.",
        discussion: """
            CODE is what the scanner sent, with or without its symbology identifier in front. A group separator may be
            the real byte 1D or typed as \\x1d, \\u001d, <GS> or ^].

              shelfwire barcode ']C1010400638133393110AB12\\x1d17261231'
              shelfwire barcode '(01)04006381333931(17)261231' --json
              shelfwire barcode 2112345015002 --template 21IIIIIWWWWWC
              shelfwire barcode 2302148210869 --template NO
              shelfwire barcode 3074257BF7194E4000001A85 --hex

            The exit code is 65 when the code is refused; the message says what to do.
            """)

    @Argument(help: "The scan.")
    var code: String

    @Option(help: ArgumentHelp("AIM symbology identifier, where the code does not start with it.", valueName: "]cm"))
    var symbology: String?

    @Option(help: ArgumentHelp("A character the scanner sends for the group separator; may be repeated.", valueName: "c"))
    var separator: [String] = []

    @Option(
        help: ArgumentHelp(
            "A scale label: a country (DE DK EE FI GB LT LV NO SE) or a layout such as 21IIIIIWWWWWC, "
                + "[name=]layout[:decimals[:currency]]; I item, W kilograms, P price, N count, K measure check digit, "
                + "? any digit, C check digit. May be repeated.",
            valueName: "layout"))
    var template: [String] = []

    @Option(
        help: "What a code without identifier is: automatic, retail, elementStrings or plainText.",
        transform: { try choice($0, of: ScanParser.Profile.self) })
    var profile = ScanParser.Profile.automatic

    @Option(
        help: "What eight digits are that may be both: ean8 or upcE.",
        transform: { try choice($0, of: ScanParser.EightDigits.self) })
    var eightDigits = ScanParser.EightDigits.ean8

    @Option(help: "The year that decides the century of two-digit years (default: this year).")
    var year: Int?

    @Flag(help: "CODE is hexadecimal: the memory of an RFID tag, or the bytes of a scan.")
    var hex = false

    @Flag(help: "Print one line of JSON.")
    var json = false

    func validate() throws {
        guard separator.allSatisfy({ $0.utf8.count == 1 }) else {
            throw ValidationError("A separator is one ASCII character.")
        }
        if let year, !(1000...9899).contains(year) { throw ValidationError("The year must be 1000 to 9899.") }
    }

    func run() throws {
        let report = ScanReport(outcome)
        print(json ? report.json : report.text)
        if case .failure = report.outcome { throw ExitCode(65) }
    }

    private var outcome: Result<ScannedCode, ScanError> {
        do {
            let parser = ScanParser(try configuration)
            if hex { return .success(try parser.parse(hexadecimal: code, symbologyIdentifier: symbology)) }
            return .success(try parser.parse(TypedScan.bytes(code), symbologyIdentifier: symbology))
        } catch {
            return .failure(error)
        }
    }

    private var configuration: ScanParser.Configuration {
        get throws(ScanError) {
            var templates: [ScaleTemplate] = []
            for text in template {
                let national = ScaleTemplate.national(text)
                if national.isEmpty { templates.append(try ScaleTemplate(parsing: text)) }
                templates += national
            }
            let thisYear = CalendarDate(daysSince1970: Int(Date.now.timeIntervalSince1970) / 86_400).year
            return ScanParser.Configuration(
                currentYear: year ?? thisYear, separators: separator.flatMap(\.utf8), scaleTemplates: templates,
                profile: profile, eightDigits: eightDigits)
        }
    }
}

private func choice<Choice: RawRepresentable<String> & CaseIterable>(_ text: String, of: Choice.Type) throws -> Choice {
    guard let choice = Choice(rawValue: text) else {
        let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(text) is not one of \(words).")
    }
    return choice
}
