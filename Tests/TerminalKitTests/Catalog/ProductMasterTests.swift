import Barcodes
import SystemPackage
import Testing
import Wire

@testable import TerminalKit

@Suite struct ProductMasterTests {
    private let folder: TemporaryFolder
    private let path: FilePath

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("catalog")
    }

    private func open(_ limits: Limits = Limits()) throws -> ProductMaster {
        try ProductMaster(path: path, terminal: 1, epoch: 1, limits: limits)
    }

    static func product(_ id: Int64, _ name: String, codes: [(String, Int64)] = []) -> CatalogItem {
        CatalogItem(item: .product(CatalogProduct(
            productID: id, sku: "S\(id)", name: name, unit: .each, tracking: .none,
            barcodes: codes.map { CatalogBarcode(code: $0.0, quantity: $0.1, level: $0.1 == 1 ? "each" : "case") })))
    }

    /// A chunk with its right checksum.
    static func chunk(
        from: String, to: String, _ upserts: [CatalogItem] = [], gone: [Int64] = [], last: Bool = true, mustRefetch: Bool = false
    ) -> CatalogChunk {
        var chunk = CatalogChunk(
            from: Array(from.utf8), to: Array(to.utf8), upserts: upserts, tombstones: gone.map { CatalogTombstone(item: .productID($0)) },
            last: last, mustRefetch: mustRefetch)
        chunk.checksum = ProductMaster.checksum(chunk) ?? 0
        return chunk
    }

    private func names(_ master: ProductMaster) -> [String] { master.content.products.values.map(\.name).sorted() }

    @Test func aSnapshotAndDeltasComeBackAfterReopening() throws {
        do {
            let master = try open()
            try master.apply(Self.chunk(from: "", to: "1", [Self.product(1, "Milk", codes: [("4006381333931", 1)])], last: false))
            try master.apply(Self.chunk(from: "1", to: "2", [Self.product(2, "Bread"), Self.product(3, "Salt")]))
            try master.apply(Self.chunk(from: "2", to: "3", [Self.product(1, "Milk 1 l", codes: [("04006381333931", 12)])], gone: [2]))
        }
        let again = try open()
        #expect(names(again) == ["Milk 1 l", "Salt"])
        #expect(again.cursor == Array("3".utf8))
        #expect(again.content.target(of: BarcodeKey(text: "4006381333931"))
            == CatalogContent.Target(productID: 1, quantity: 12, level: "case"))
    }

    @Test func aCodeThatMovedToAnotherProductStaysThere() throws {
        let master = try open()
        try master.apply(Self.chunk(from: "", to: "1", [Self.product(1, "Old", codes: [("X1", 1)])]))
        try master.apply(Self.chunk(from: "1", to: "2", [Self.product(2, "New", codes: [("X1", 6)])]))
        try master.apply(Self.chunk(from: "2", to: "3", [Self.product(1, "Old, renamed")]))
        #expect(master.content.target(of: BarcodeKey(text: "X1"))?.productID == 2)
        try master.apply(Self.chunk(from: "3", to: "4", gone: [2]))
        #expect(master.content.target(of: BarcodeKey(text: "X1")) == nil)
    }

    static func weighed(_ id: Int64, _ name: String, items: [CatalogScaleItem]) -> CatalogItem {
        CatalogItem(item: .product(CatalogProduct(
            productID: id, sku: "S\(id)", name: name, unit: .gram, tracking: .none, scaleItems: items)))
    }

    @Test func aScaleItemOfTheStoreCountsBeforeThatOfAllStores() throws {
        let master = try open()
        func product() -> Int64? { master.content.target(ofScaleItem: 123)?.productID }
        try master.apply(Self.chunk(from: "", to: "1", [Self.weighed(1, "Gouda", items: [CatalogScaleItem(item: 123)])]))
        #expect(product() == 1)
        #expect(master.content.target(ofScaleItem: 12) == nil)
        let own = Self.weighed(2, "Emmental", items: [CatalogScaleItem(item: 123, ownStore: true)])
        try master.apply(Self.chunk(from: "1", to: "2", [own]))
        #expect(product() == 2)
        try master.apply(Self.chunk(from: "2", to: "3", gone: [2]))
        #expect(product() == 1)
        try master.apply(Self.chunk(from: "3", to: "4", [Self.weighed(1, "Gouda", items: [])]))
        #expect(product() == nil)
    }

    @Test func aDamagedChunkIsRefusedAndLeavesEverythingAsItWas() throws {
        let master = try open()
        try master.apply(Self.chunk(from: "", to: "1", [Self.product(1, "Milk")]))
        var damaged = Self.chunk(from: "1", to: "2", [Self.product(1, "Silk")])
        damaged.checksum ^= 1
        #expect(throws: CatalogError.damagedChunk) { try master.apply(damaged) }
        #expect(names(master) == ["Milk"])
        #expect(master.cursor == Array("1".utf8))
    }

    @Test func aChunkThatDoesNotFollowIsRefused() throws {
        let master = try open()
        try master.apply(Self.chunk(from: "", to: "1", [Self.product(1, "Milk")]))
        #expect(throws: CatalogError.outOfOrder) { try master.apply(Self.chunk(from: "5", to: "6")) }
    }

    @Test func aSnapshotThatReplacesTakesEffectOnlyWithItsLastChunk() throws {
        do {
            let master = try open()
            try master.apply(Self.chunk(from: "", to: "1", [Self.product(1, "Milk")]))
            try master.apply(Self.chunk(from: "", to: "a", [Self.product(8, "Tea")], last: false, mustRefetch: true))
            #expect(names(master) == ["Milk"])
        }
        do {
            // The device was switched off in the middle of it.
            let master = try open()
            #expect(names(master) == ["Milk"])
            #expect(master.cursor == Array("1".utf8))
            master.beginPull()
            try master.apply(Self.chunk(from: "", to: "a", [Self.product(8, "Tea")], last: false, mustRefetch: true))
            try master.apply(Self.chunk(from: "a", to: "b", [Self.product(9, "Jam")]))
            #expect(names(master) == ["Jam", "Tea"])
        }
        #expect(names(try open()) == ["Jam", "Tea"])
        #expect(try open().cursor == Array("b".utf8))
    }

    @Test func aFileCutAtAnyByteIsThatOfAnEarlierCheckpoint() throws {
        var states: [String: [String]] = ["": []]
        do {
            let master = try open()
            var from = ""
            for step in 1 ... 5 {
                try master.apply(Self.chunk(from: from, to: "\(step)", [Self.product(Int64(step), "P\(step)")], gone: step == 4 ? [2] : []))
                from = "\(step)"
                states[from] = names(master)
            }
        }
        let bytes = try TemporaryFolder.bytes(of: path)
        for size in 0 ... bytes.count {
            let cut = folder.file("cut")
            try TemporaryFolder.write(bytes[..<size], to: cut)
            let master = try ProductMaster(path: cut, terminal: 1, epoch: 1)
            #expect(names(master) == states[String(decoding: master.cursor, as: UTF8.self)], "cut at \(size)")
        }
    }

    @Test func theFileIsRewrittenBeforeTheHistoryOutgrowsIt() throws {
        var limits = Limits()
        limits.catalogSlackBytes = 2_000
        do {
            let master = try open(limits)
            for step in 0 ..< 300 {
                try master.apply(Self.chunk(from: step == 0 ? "" : "\(step)", to: "\(step + 1)", [Self.product(Int64(step % 7), "P\(step)")]))
            }
        }
        #expect(try TemporaryFolder.bytes(of: path).count < 5_000)
        let again = try open(limits)
        #expect(names(again) == (293 ..< 300).map { "P\($0)" })
        #expect(again.cursor == Array("300".utf8))
    }

    @Test func theFileOfAnotherEnrolmentIsFetchedAnew() throws {
        do {
            let master = try open()
            try master.apply(Self.chunk(from: "", to: "1", [Self.product(1, "Milk")]))
        }
        let other = try ProductMaster(path: path, terminal: 1, epoch: 2)
        #expect(other.productCount == 0)
        #expect(other.cursor.isEmpty)
    }

    @Test(arguments: [(9, true), (10, true), (11, false)])
    func theNumberOfProductsIsBounded(count: Int64, fits: Bool) throws {
        var limits = Limits()
        limits.products = 10
        let master = try open(limits)
        let chunk = Self.chunk(from: "", to: "1", (1 ... count).map { Self.product($0, "P") })
        if fits {
            try master.apply(chunk)
        } else {
            #expect(throws: CatalogError.tooManyProducts(limit: 10)) { try master.apply(chunk) }
        }
    }

    @Test(arguments: [(-1, false), (0, true), (1, true)])
    func aChunkIsBounded(spare: Int, fits: Bool) throws {
        let chunk = Self.chunk(from: "", to: "1", [Self.product(1, "Milk")])
        var limits = Limits()
        limits.chunkBytes = try chunk.bytes.count + spare
        let master = try open(limits)
        if fits {
            try master.apply(chunk)
        } else {
            #expect(throws: CatalogError.self) { try master.apply(chunk) }
        }
    }
}
