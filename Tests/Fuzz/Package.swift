// swift-tools-version: 6.2
// The fuzz targets as one library for libFuzzer: `.ci/fuzz` builds it instrumented. Nothing else uses this package.

import PackageDescription

let package = Package(
    name: "shelfwire-fuzz",
    products: [.library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"])],
    dependencies: [
        .package(name: "shelfwire", path: "../.."),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    ],
    targets: [
        .target(
            name: "FuzzTargets",
            dependencies: [
                .product(name: "HTTP2", package: "shelfwire"), .product(name: "RPC", package: "shelfwire"),
                .product(name: "Barcodes", package: "shelfwire"), .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Targets")
    ],
    swiftLanguageModes: [.v6]
)
