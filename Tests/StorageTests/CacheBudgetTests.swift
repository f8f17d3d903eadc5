import Testing

@testable import Storage

@Suite struct CacheBudgetTests {
    private func configuration(cache kibibytes: Int, readers: Int = 2) -> Database.Configuration {
        var configuration = Database.Configuration()
        configuration.cacheKibibytes = kibibytes
        configuration.readers = readers
        return configuration
    }

    @Test(arguments: [1, 2, 3, 16, 17]) func allConnectionsTogetherKeepToTheBudget(readers: Int) {
        let configuration = configuration(cache: 10_000, readers: readers)
        #expect(configuration.writerCacheKibibytes == 5_000)
        let together = configuration.writerCacheKibibytes + configuration.readerCacheKibibytes * configuration.readerCount
        #expect(together <= 10_000 && together > 10_000 - Limits.readers.upperBound)
    }

    /// KiB asked for, and the writer's part of what is given.
    private static let budgets: [(kibibytes: Int, writer: Int)] = {
        let (least, most) = (Limits.cacheKibibytes.lowerBound, Limits.cacheKibibytes.upperBound)
        return [
            (Int.min, least / 2), (-1, least / 2), (0, least / 2), (least - 1, least / 2), (least, least / 2), (least + 2, least / 2 + 1),
            (most - 2, most / 2 - 1), (most, most / 2), (most + 2, most / 2), (Int.max, most / 2),
        ]
    }()

    @Test(arguments: budgets)
    func aBudgetBeyondTheLimitsIsTheNearestWithin(kibibytes: Int, writer: Int) {
        #expect(configuration(cache: kibibytes).writerCacheKibibytes == writer)
    }

    @Test func eachConnectionIsToldItsPart() throws {
        let folder = try TemporaryFolder()
        let configuration = configuration(cache: 12_288, readers: 3)
        let path = folder.file("shelfwire.db")
        let writer = try Connection.writer(path: path, configuration: configuration)
        let reader = try Connection.reader(path: path, configuration: configuration)
        // Negative: KiB and not pages (https://www.sqlite.org/pragma.html#pragma_cache_size).
        #expect(try writer.pragma("cache_size") == "-6144")
        #expect(try reader.pragma("cache_size") == "-2048")
        #expect(try Connection.memory(configuration: configuration).pragma("cache_size") == "-6144")
    }
}
