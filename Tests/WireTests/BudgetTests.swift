// What one message may cost.

import Testing

@testable import Wire

@Suite struct BudgetTests {
    /// Whether an arena with this budget gives an allocation of `size` bytes.
    private func isGiven(_ size: Int, budget: Int) -> Bool {
        var arena = unsafe Arena(scratch: UnsafeMutableRawBufferPointer(start: nil, count: 0), budget: budget)
        let isGiven = unsafe arena.allocate(size) != nil
        #expect(arena.isExhausted == !isGiven)
        return isGiven
    }

    @Test func anAllocationMayUseTheWholeBudgetAndNoMore() {
        // 100 bytes take 112: eight in front, and padding to a multiple of eight.
        #expect(!isGiven(100, budget: 111))
        #expect(isGiven(100, budget: 112))
        #expect(isGiven(100, budget: 113))
    }

    @Test(arguments: [Int.max, Int.max - 8, Int.max - 15, -1])
    func absurdSizesAreRefused(size: Int) {
        #expect(!isGiven(size, budget: Int.max))
    }

    @Test func allocationsKeepTheirSizesAndDoNotOverlap() {
        var arena = unsafe Arena(scratch: UnsafeMutableRawBufferPointer(start: nil, count: 0), budget: Int.max)
        var source = SampleSource(seed: 7)
        var expected: [(start: UInt, size: Int)] = []
        for _ in 0..<2000 {
            let size = source.below(source.below(20) == 0 ? 40_000 : 200)
            guard let start = unsafe arena.allocate(size) else { continue }
            unsafe start.initializeMemory(as: UInt8.self, repeating: 0xaa, count: size)
            #expect(unsafe Arena.size(of: start) == size)
            expected.append((UInt(bitPattern: start), size))
        }
        #expect(expected.count == 2000)
        #expect(expected.allSatisfy { $0.start % 8 == 0 })
        let sorted = expected.sorted { $0.start < $1.start }
        #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.start + UInt($0.size) <= $1.start })
    }

    @Test func theBudgetGrowsWithTheMessage() {
        #expect(WireLimits.arenaBudget(forMessageOf: 0) == 65_536)
        #expect(WireLimits.arenaBudget(forMessageOf: 1) == 65_568)
        #expect(WireLimits.arenaBudget(forMessageOf: Int.max / 2) == Int.max)
    }

    /// The largest number of empty entries that is read costs the budget, and one more is refused.
    @Test func aBombOfEmptyEntriesIsRefused() throws {
        func batch(_ count: Int) -> [UInt8] { Array(repeatElement([0x12, 0x00], count: count).joined()) }
        #expect(try Batch(bytes: batch(200)).entries.count == 200)
        var low = 200
        var high = 100_000
        while high - low > 1 {
            let middle = (low + high) / 2
            if (try? Batch(bytes: batch(middle))) != nil { low = middle } else { high = middle }
        }
        let error = #expect(throws: WireError.self) { try Batch(bytes: batch(high)) }
        #expect(error?.code == .tooCostly)
        #expect(error?.description == "this shelfwire.v1.Batch holds too many elements for its size; send fewer in one message")
        #expect(low < 2000)
    }

    @Test(arguments: [1, 100, 10_000, 1_000_000])
    func unknownFieldsAreBoundedToo(count: Int) {
        let bytes = [UInt8](repeatElement([0x78, 0x00], count: count).joined())
        let leaf = try? Leaf(bytes: bytes)
        #expect((leaf != nil) == (count <= 100))
    }

    /// Honest messages of the largest size pass, also the densest ones.
    @Test func honestMessagesOfTheLargestSizePass() throws {
        let tombstones = CatalogChunk(tombstones: (1...40_000).map { CatalogTombstone(item: .productID(Int64($0))) })
        #expect(try CatalogChunk(bytes: tombstones.bytes) == tombstones)
        let stock = StockChanged(products: (1...20_000).map { StockOfProduct(productID: Int64($0), onHand: 1) })
        #expect(try StockChanged(bytes: stock.bytes) == stock)
        let watch = Watch(productIDs: Array(repeating: 1, count: 250_000))
        #expect(try Watch(bytes: watch.bytes) == watch)
        let entry = Entry(capturedMs: 1_767_225_600_123, body: .scan(ScanEntry(raw: Array("4006381333931".utf8))))
        let batch = Batch(firstSequence: 1, entries: Array(repeating: entry, count: 8000))
        #expect(try Batch(bytes: batch.bytes) == batch)
    }
}
