import Barcodes
import SystemPackage
import Testing
import Wire

@testable import TerminalKit

/// What has expired is judged by the store's day.
@Suite struct StoreDayTests {
    private static let hour: Int64 = 3_600
    /// 2026-06-15T00:00:00Z.
    private static let midnight: Int64 = 1_781_481_600_000

    @Test(arguments: [
        (0, 0, "2026-06-15"), (0, -1, "2026-06-14"), (8, 0, "2026-06-15"), (8, 16 * 3_600_000 - 1, "2026-06-15"), (8, 16 * 3_600_000, "2026-06-16"),
        (8, -8 * 3_600_000, "2026-06-15"), (8, -8 * 3_600_000 - 1, "2026-06-14"), (-5, 0, "2026-06-14"), (-5, 5 * 3_600_000, "2026-06-15"),
    ] as [(Int64, Int64, String)])
    func theDayBeginsAtTheStoresMidnight(hours: Int64, after: Int64, date: String) {
        let day = StoreDay(offsetSeconds: hours * Self.hour, changesMilliseconds: 0, nextOffsetSeconds: 0)
        #expect(day.date(atMilliseconds: Self.midnight + after).text == date)
    }

    @Test func theNextChangeOfTheClocksIsKnown() {
        // Forward by an hour at this midnight UTC: 22:30 UTC is 23:30 before it and 00:30 after it.
        let day = StoreDay(offsetSeconds: Self.hour, changesMilliseconds: Self.midnight, nextOffsetSeconds: 2 * Self.hour)
        #expect(day.date(atMilliseconds: Self.midnight - 5_400_000).text == "2026-06-14")
        #expect(day.date(atMilliseconds: Self.midnight - 1).text == "2026-06-15")
        #expect(day.date(atMilliseconds: Self.midnight + 22 * 3_600_000 + 1_800_000).text == "2026-06-16")
    }

    @Test func whatNoZoneIsHurtsNobody() {
        let day = StoreDay(offsetSeconds: .max, changesMilliseconds: .min, nextOffsetSeconds: .min)
        #expect(day == StoreDay(offsetSeconds: 18 * Self.hour, changesMilliseconds: 0, nextOffsetSeconds: -18 * Self.hour))
        #expect(day.date(atMilliseconds: -1).text == "1970-01-01")
        #expect(StoreDay().date(atMilliseconds: -1).text == "1969-12-31")
    }

    @Test func theStoresDayIsToldByTheServerAndOutlivesARestart() async throws {
        let folder = try TemporaryFolder()
        func late(_ configuration: inout Terminal.Configuration) {
            configuration.clock.wallMilliseconds = { Self.midnight + 20 * 3_600_000 }
        }
        try await ScriptedServer.serving { $0.utcOffset = 8 * 3_600 } _: { _, port in
            try await TestTerminal.running(port: port, in: folder, late) { terminal in
                #expect(await terminal.today.text == "2026-06-15")
                try await eventually { await terminal.today.text == "2026-06-16" }
            }
        }
        let again = try TestTerminal.open(port: 9, in: folder, late)
        #expect(await again.today.text == "2026-06-16")
    }
}
