// Functions for devices without F-keys: a full stop, a letter, Enter. No label reads like that, and a whole line is unmistakable.

/// What a key of the device does.
enum DeviceFunction: Int, Hashable, Sendable, CaseIterable {
    case help = 1, quantity, undo, finish, signIn, task, lot, offline, language, exit, place, placeCounted
    /// By letter only.
    case discrepancy, putAway, more

    /// After the full stop.
    var letter: String {
        switch self {
        case .help: "h"
        case .quantity: "q"
        case .undo: "u"
        case .finish: "f"
        case .signIn: "s"
        case .task: "t"
        case .lot: "l"
        case .offline: "o"
        case .language: "g"
        case .exit: "x"
        case .place: "p"
        case .placeCounted: "c"
        case .discrepancy: "d"
        case .putAway: "a"
        case .more: "m"
        }
    }
}

/// What a line typed at the scan prompt is.
enum TypedLine: Hashable {
    case function(DeviceFunction, argument: String)
    case unknownFunction
    /// `12*`: the next scan counts twelve times.
    case times(Int64)
    case scan([UInt8])
    case empty

    init(_ bytes: [UInt8]) {
        if bytes.isEmpty {
            self = .empty
        } else if bytes.last == UInt8(ascii: "*"), bytes.count <= 7, let times = Int64(String(decoding: bytes.dropLast(), as: UTF8.self)), times > 0 {
            self = .times(times)
        } else if bytes.first == UInt8(ascii: "."), bytes.count == 2 || (bytes.count > 2 && bytes[2] == UInt8(ascii: " ")) {
            let letter = String(decoding: bytes[1 ..< 2], as: UTF8.self)
            let argument = bytes.count > 3 ? String(decoding: bytes[3...], as: UTF8.self) : ""
            let function = DeviceFunction.allCases.first { $0.letter == letter }
            self = function.map { .function($0, argument: argument) } ?? .unknownFunction
        } else {
            self = .scan(bytes)
        }
    }
}
