import Testing

/// Data flows one way; each station may look only downstream. The whole map is this table.
struct LayeringTests {
    static let anywhere: Set<String> = ["Swift", "Synchronization", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Dispatch"]

    /// What each target may import beside `anywhere`.
    static let allowed: [String: Set<String>] = [
        "HTTP2": ["CNghttp2", "NIOCore"],
        "RPC": ["HTTP2", "NIOCore", "NIOPosix", "NIOTLS", "NIOSSL", "Logging", "Metrics", "CZlib", "Atomics", "DequeModule"],
        "Wire": ["CWire", "CProtobufC", "RPC", "NIOCore"],
        "Barcodes": [],
        "Storage": ["CSQLite"],
        "Inventory": ["Storage", "Barcodes", "Crypto", "CryptoExtras"],
        "Gateway": ["RPC", "Wire", "Inventory", "Storage", "Barcodes", "NIOCore", "Logging", "Crypto"],
        "Server": [
            "Gateway", "RPC", "Wire", "Inventory", "Storage", "Barcodes", "Logging", "Configuration", "ServiceLifecycle", "UnixSignals",
            "NIOCore", "NIOPosix", "NIOHTTP1", "Crypto", "SwiftASN1", "X509",
        ],
        "shelfwire": ["Server", "RPC", "Wire", "Inventory", "Storage", "Barcodes", "ArgumentParser", "Logging", "NIOCore", "NIOPosix", "SystemPackage"],
        "TerminalKit": ["RPC", "Wire", "Barcodes", "NIOCore", "NIOPosix", "SystemPackage", "Logging", "UnixSignals", "Crypto", "SwiftASN1", "X509"],
        "Fleet": ["RPC", "Wire", "ArgumentParser", "NIOCore", "NIOPosix", "Histogram"],
        "Handheld": ["TerminalKit", "RPC", "Wire", "Barcodes", "ArgumentParser", "NIOCore", "NIOPosix", "SystemPackage", "Logging", "UnixSignals"],
    ]

    /// Each C library has one door.
    static let doors = [
        "CNghttp2": "Sources/HTTP2", "CProtobufC": "Sources/Wire", "CWire": "Sources/Wire", "CSQLite": "Sources/Storage/SQLite",
        "CZlib": "Sources/RPC",
    ]

    @Test(arguments: SourceTree.files.filter(\.isProduct))
    func aFileImportsOnlyWhatItsStationMay(file: SourceFile) throws {
        let allowed = try #require(Self.allowed[file.target], "\(file.target) has no row in the layering table")
        let forbidden = Set(file.imports).subtracting(allowed).subtracting(Self.anywhere)
        #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.sorted())")
    }

    @Test(arguments: SourceTree.files)
    func cLibrariesAreImportedOnlyInTheirDoor(file: SourceFile) {
        for module in file.imports {
            guard let door = Self.doors[module] else { continue }
            #expect(file.isIn([door]) || !file.isProduct, "\(file.path) imports \(module), whose door is \(door)")
        }
    }

    @Test func theTableIsAcyclic() {
        func reaches(_ start: String, _ goal: String, _ seen: Set<String> = []) -> Bool {
            (Self.allowed[start] ?? []).subtracting(seen).contains { $0 == goal || reaches($0, goal, seen.union([start])) }
        }
        for target in Self.allowed.keys { #expect(!reaches(target, target), "\(target) can reach itself") }
    }

    @Test(arguments: [
        ("import Storage", ["Storage"]), ("public import NIOCore", ["NIOCore"]), ("@testable import Wire", ["Wire"]),
        ("@preconcurrency internal import struct RPC.Metadata", ["RPC"]), ("// import RPC", []), ("let important = 1", []),
    ])
    func importsAreFound(text: String, modules: [String]) {
        #expect(SourceFile(path: "Sources/X/Y.swift", text: text).imports == modules)
    }
}
