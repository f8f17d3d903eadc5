import Foundation

/// `name value unit` lines on standard output, words on standard error.
enum Report {
    static func say(_ name: String, _ value: Int, _ unit: String) { print(name, value, unit) }

    static func say(_ name: String, _ value: Double, _ unit: String) {
        print(name, (value * 10).rounded() / 10, unit)
    }

    static func word(_ words: String) { FileHandle.standardError.write(Data("simulate: \(words)\n".utf8)) }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
