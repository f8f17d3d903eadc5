// swift-tools-version: 6.2
// Shelfwire: one package, one target per station of the river (see README.md, "How it is built").

import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Of tests: what is tested is optimised, but optimising the tests as well took minutes of every test run, on one core.
let testSettings = swiftSettings + [SwiftSetting.unsafeFlags(["-Onone"])]

let package = Package(
    name: "shelfwire",
    products: [
        .library(name: "HTTP2", targets: ["HTTP2"]),
        .library(name: "RPC", targets: ["RPC"]),
        .library(name: "Barcodes", targets: ["Barcodes"]),
        .library(name: "TerminalKit", targets: ["TerminalKit"]),
        .executable(name: "shelfwire", targets: ["shelfwire"]),
        .executable(name: "handheld", targets: ["Handheld"]),
        .executable(name: "fleet", targets: ["Fleet"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.1.0"),
        .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift.git", from: "0.1.4"),
    ],
    targets: [
        // Doors to the system libraries.
        .systemLibrary(name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
        .systemLibrary(name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

        // The river, downstream.
        .target(
            name: "HTTP2",
            dependencies: ["CNghttp2", .product(name: "NIOCore", package: "swift-nio")],
            swiftSettings: swiftSettings),
        .target(
            name: "RPC",
            dependencies: [
                "HTTP2", "CZlib",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: swiftSettings),
        .target(name: "CWire", dependencies: ["CProtobufC"]),
        .target(
            name: "Wire",
            dependencies: ["CProtobufC", "CWire", "RPC", .product(name: "NIOCore", package: "swift-nio")],
            swiftSettings: swiftSettings),
        .target(name: "Barcodes", swiftSettings: swiftSettings),
        .target(name: "Storage", dependencies: ["CSQLite"], swiftSettings: swiftSettings),
        .target(
            name: "Inventory",
            dependencies: [
                "Storage", "Barcodes",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: swiftSettings),
        .target(
            name: "Gateway",
            dependencies: ["RPC", "Wire", "Inventory", .product(name: "Logging", package: "swift-log")],
            swiftSettings: swiftSettings),
        .target(
            name: "Server",
            dependencies: [
                "Gateway", "RPC", "Wire", "Inventory", "Storage", "Barcodes",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "shelfwire",
            dependencies: [
                "Server", "RPC", "Wire", "Inventory", "Storage", "Barcodes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: swiftSettings),

        // What terminals run.
        .target(
            name: "TerminalKit",
            dependencies: [
                "RPC", "Wire", "Barcodes",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Clients/TerminalKit",
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "Handheld",
            dependencies: [
                "TerminalKit", "Barcodes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "Clients/Handheld",
            swiftSettings: swiftSettings),

        .executableTarget(
            name: "Fleet",
            dependencies: [
                "RPC", "Wire",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Clients/Fleet",
            swiftSettings: swiftSettings),

        // Proof.
        .testTarget(name: "BarcodesTests", dependencies: ["Barcodes"], swiftSettings: testSettings),
        .target(name: "CFaultDisk", dependencies: ["CSQLite"], path: "Tests/Faults/CFaultDisk"),
        .target(name: "FaultDisk", dependencies: ["CFaultDisk"], path: "Tests/Faults/FaultDisk", swiftSettings: swiftSettings),
        .testTarget(name: "StorageTests", dependencies: ["FaultDisk", "Storage"], swiftSettings: testSettings),
        .executableTarget(
            name: "simulate",
            dependencies: [
                "FaultDisk", "Gateway", "Inventory", "RPC", "Storage", "TerminalKit", "Wire",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Simulation",
            exclude: ["README.md"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "HTTP2Tests", dependencies: ["HTTP2", .product(name: "NIOCore", package: "swift-nio")],
            swiftSettings: testSettings),
        .testTarget(
            name: "RPCTests",
            dependencies: [
                "HTTP2", "RPC", .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"), .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: testSettings),
        .target(name: "CWireSample", dependencies: ["CProtobufC"], path: "Tests/WireTests/CWireSample"),
        .testTarget(
            name: "WireTests",
            dependencies: [
                "CProtobufC", "CWireSample", "RPC", "Wire", .product(name: "NIOCore", package: "swift-nio"),
            ],
            exclude: ["CWireSample", "Fixtures", "Protos"],
            swiftSettings: testSettings),
        .testTarget(
            name: "InventoryTests", dependencies: ["FaultDisk", "Inventory"], exclude: ["Access/roles.txt", "Inbox/messages.txt", "Words/rejections.txt", "Words/remarks.txt"],
            swiftSettings: testSettings),
        .testTarget(name: "GatewayTests", dependencies: [
                "Gateway", "Inventory", "RPC", "Storage", "Wire", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: testSettings),
        .testTarget(
            name: "TerminalKitTests",
            dependencies: [
                "TerminalKit", "Handheld", "RPC", "Wire", "Barcodes",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Handheld/Golden"],
            swiftSettings: testSettings),
        .testTarget(
            name: "FleetTests",
            dependencies: [
                "Fleet", "Wire",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
            ],
            exclude: ["Golden"],
            swiftSettings: testSettings),
        .testTarget(
            name: "FuzzTests",
            dependencies: ["HTTP2", "RPC", "Barcodes", .product(name: "NIOCore", package: "swift-nio")],
            path: "Tests/Fuzz", exclude: ["Corpus", "Door.swift", "Package.swift", "README.md"], sources: ["Targets", "Replay"],
            swiftSettings: swiftSettings),
        .testTarget(name: "TidyTests", path: "Tests/Tidy", swiftSettings: swiftSettings),
        .testTarget(
            name: "ProgramTests",
            dependencies: [
                "shelfwire", "Server", "RPC", "Wire", "Inventory", "Storage",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Golden"],
            swiftSettings: testSettings),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Server", "Gateway", "RPC", "Wire", "Inventory", "Storage", "Barcodes", "TerminalKit",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: testSettings),
        .target(
            name: "InteropMessages",
            dependencies: ["RPC", .product(name: "NIOCore", package: "swift-nio")],
            path: "Tests/Interop/Messages",
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "rpc-interop-server",
            dependencies: ["RPC", "InteropMessages", .product(name: "NIOCore", package: "swift-nio")],
            path: "Tests/Interop/Server",
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "rpc-interop-client",
            dependencies: ["RPC", "InteropMessages", .product(name: "NIOCore", package: "swift-nio")],
            path: "Tests/Interop/Client",
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "rpc-echo",
            dependencies: ["RPC", .product(name: "NIOCore", package: "swift-nio")],
            path: "Tests/Interop/Echo",
            swiftSettings: swiftSettings),
        // The two servers of our own in `make bench-rpc`; the floor is nghttp2 by hand, without the safety that the product keeps to.
        .executableTarget(
            name: "rpc-bench-server",
            dependencies: [
                "CNghttp2", "RPC", .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/Benchmarks/RPC/Server"),
    ],
    swiftLanguageModes: [.v6]
)
