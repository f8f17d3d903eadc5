import Testing

/// No trap by carelessness, no memory by hand outside the doors, nothing left for later.
struct SafetyTests {
    /// The doors: folders that own C memory.
    static let doors = ["Sources/HTTP2/Nghttp2", "Sources/Wire", "Sources/Storage/SQLite"]

    /// Single files elsewhere that must call the system with a pointer, and why.
    static let unsafeFiles: [String: String] = [
        "Sources/shelfwire/Console/SecretPrompt.swift": "termios: reading a secret without echo",
        "Sources/RPC/Framing/Gzip.swift": "zlib reads and writes through pointers",
        "Sources/RPC/Connections/CallExecutor.swift": "a task executor runs unowned jobs: there is no safe form",
        "Clients/Handheld/Device/TerminalDevice.swift": "termios: keys one by one, and the window's size",
        "Clients/TerminalKit/Disk/DeviceClock.swift": "clock_gettime: the monotonic clock since boot",
        "Clients/TerminalKit/Disk/DiskExecutor.swift": "an executor runs unowned jobs: there is no safe form",
        "Clients/TerminalKit/Disk/DiskFile.swift": "pread and pwrite of whole buffers",
    ]

    @Test(arguments: SourceTree.product.filter { !$0.isIn(doors) && unsafeFiles[$0.path] == nil })
    func unsafeCodeStaysBehindTheDoors(file: SourceFile) {
        for (number, line) in file.codeLines.enumerated() where line.contains("unsafe") {
            guard line.replacing("nonisolated(unsafe)", with: "").contains(#/\bunsafe\b/#) else { continue }
            Issue.record("\(file.path):\(number + 1) says unsafe")
        }
    }

    @Test(arguments: unsafeFiles.keys.sorted())
    func everyExceptionIsStillNeeded(path: String) throws {
        let file = try #require(SourceTree.files.first { $0.path == path }, "\(path) is gone: take it off the list")
        #expect(file.code.contains(#/\bunsafe\b/#), "\(path) has no unsafe code any more: take it off the list")
    }

    @Test(arguments: SourceTree.files)
    func guardedByHandSaysHow(file: SourceFile) {
        let lines = file.lines
        for (number, line) in file.codeLines.enumerated() {
            guard line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") else { continue }
            let around = [number - 1, number].filter(lines.indices.contains).map { lines[$0] }
            #expect(around.contains { $0.contains("//") }, "\(file.path):\(number + 1) does not name its guard")
        }
    }

    @Test(arguments: SourceTree.files)
    func nothingIsForced(file: SourceFile) {
        for (number, line) in file.codeLines.enumerated() where line.contains("!") {
            #expect(!line.contains(#/\btry!|\bas!/#), "\(file.path):\(number + 1)")
        }
    }

    @Test(arguments: SourceTree.files.filter { !$0.path.hasPrefix("Tests/Tidy/") })
    func nothingIsLeftForLater(file: SourceFile) {
        for (number, line) in file.lines.enumerated() where Self.reminders.contains(where: line.contains) {
            #expect(!line.contains(#/\b(TODO|FIXME|XXX|HACK)\b/#), "\(file.path):\(number + 1)")
        }
    }

    static let reminders = ["TODO", "FIXME", "XXX", "HACK"]

    @Test(arguments: SourceTree.files.filter { $0.path.hasPrefix("Tests/") && !$0.path.hasPrefix("Tests/Tidy/") })
    func noTestIsSwitchedOff(file: SourceFile) {
        for word in [".disabled(", ".enabled(if:", "XCTSkip"] {
            #expect(!file.code.contains(word), "\(file.path) says \(word)")
        }
    }
}
