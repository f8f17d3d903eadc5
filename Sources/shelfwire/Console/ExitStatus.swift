/// What the program ends with, by the names of sysexits.h, so that scripts can decide.
enum ExitStatus: Int32, CaseIterable {
    /// `verify` found something wrong; a refusal by the shop's rules.
    case findings = 1
    /// EX_USAGE
    case usage = 64
    /// EX_DATAERR
    case badInput = 65
    /// EX_NOINPUT
    case noInput = 66
    /// EX_UNAVAILABLE
    case unavailable = 69
    /// EX_SOFTWARE
    case programError = 70
    /// EX_CANTCREAT
    case cannotCreate = 73
    /// EX_IOERR
    case inputOutput = 74
    /// EX_TEMPFAIL
    case tryLater = 75
    /// EX_NOPERM
    case notPermitted = 77
    /// EX_CONFIG
    case configuration = 78

    private var meaning: String {
        switch self {
        case .findings: "refused by the shop's rules, or verify found something"
        case .usage: "the command line is wrong"
        case .badInput: "the input is wrong (barcode, CSV, backup)"
        case .noInput: "a file or the books are missing"
        case .unavailable: "the server cannot be reached"
        case .programError: "a fault of this program"
        case .cannotCreate: "a file or folder cannot be made, or exists already"
        case .inputOutput: "reading or writing failed"
        case .tryLater: "another process holds the books, or the server is too busy: try later"
        case .notPermitted: "signing in failed, or the right is missing"
        case .configuration: "a setting is wrong"
        }
    }

    /// The list for `--help`.
    static var help: String {
        "EXIT CODES\n  0   done\n" + allCases.map { "  \($0.rawValue)".padded(to: 6) + $0.meaning }.joined(separator: "\n")
    }
}

extension String {
    /// Filled with spaces on the right.
    func padded(to width: Int) -> String {
        count < width ? self + String(repeating: " ", count: width - count) : self
    }
}
