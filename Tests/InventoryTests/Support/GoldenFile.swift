import Foundation
import Testing

/// A text that people read, kept beside its test. `SHELFWIRE_UPDATE_GOLDEN=1` writes it anew; read the difference before committing it.
enum GoldenFile {
    static func expect(_ text: String, matches name: String, besides test: String = #filePath) throws {
        let file = URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["SHELFWIRE_UPDATE_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(text == kept, "\(name) differs; SHELFWIRE_UPDATE_GOLDEN=1 writes it anew")
    }

    /// A source file of the core, by its path below Sources/Inventory.
    static func source(_ path: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../Sources/Inventory")
        return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}
