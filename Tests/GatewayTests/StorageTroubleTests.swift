import Dispatch
import Logging
import RPC
import Storage
import Synchronization
import Testing
import Wire

@testable import Gateway
@testable import Inventory

@Suite struct StorageTroubleTests {
    /// Told to every caller whom the store could not serve; the words are what staff read.
    @Test(
        "what the store could not do has a status, a stable reason, words in both languages and a time to come again",
        arguments: [
            (.overloaded, .resourceExhausted, "SERVER_BUSY", 1, "The server is busy; nothing was booked. Try again in a moment.", "服务器繁忙，未记账。请稍后重试。"),
            (
                .diskFull, .resourceExhausted, "DISK_FULL", 10,
                "The server's disk is full; nothing was booked and nothing is lost. Tell whoever runs the server.",
                "服务器磁盘已满，未记账，数据没有丢失。请通知服务器管理员。"
            ),
            (
                .readOnlyDisk, .resourceExhausted, "DISK_READ_ONLY", 10,
                "The server's disk takes no writes; nothing was booked and nothing is lost. Tell whoever runs the server.",
                "服务器磁盘无法写入，未记账，数据没有丢失。请通知服务器管理员。"
            ),
            (
                .outOfMemory, .resourceExhausted, "OUT_OF_MEMORY", 1,
                "The server is short of memory; nothing was booked. Try again in a moment.", "服务器内存不足，未记账。请稍后重试。"
            ),
            (
                .busy, .unavailable, "STORE_LOCKED", 5, "Another program holds the books; nothing was booked. Tell whoever runs the server.",
                "账簿被其他程序占用，未记账。请通知服务器管理员。"
            ),
            (
                .failed, .unavailable, "STORE_STOPPED", 5, "The server's store has stopped. It will be started again; try again then.",
                "服务器存储已停止，重新启动后请重试。"
            ),
            (
                .closed, .unavailable, "STORE_STOPPED", 5, "The server's store has stopped. It will be started again; try again then.",
                "服务器存储已停止，重新启动后请重试。"
            ),
        ] as [(StorageError.Code, StatusCode, String, Int64, String, String)])
    func troubleIsTold(
        code: StorageError.Code, status: StatusCode, reason: String, seconds: Int64, english: String, chinese: String
    ) throws {
        for (language, words) in [(Language.english, english), (.chinese, chinese)] {
            let error = try #require(StorageTrouble.status(StorageError(code, "a path that nobody outside may read"), language) as? RPCError)
            #expect(error.code == status && error.message == words)
            #expect(TwoStores.reason(error) == reason)
            #expect(try Self.retry(error) == GoogleDuration(seconds: seconds, nanos: 0))
        }
    }

    @Test func anythingElseIsLeftToTheRuntime() {
        for code in StorageError.Code.allCases where Trouble(code) == nil {
            #expect(StorageTrouble.status(StorageError(code, "inside"), .english) is StorageError)
        }
    }

    /// A line of two is full behind a body that stands still: reading goes on, the next writes are told to come again, and are served when
    /// there is room.
    @Test func aFullLineRefusesWritesWithATimeToComeAgainAndReadsGoOn() async throws {
        var configuration = Database.Configuration()
        configuration.maximumWaiting = 2
        try await TwoStores.with(configuration) { shop in
            let token = try await shop.signIn(TwoStores.global(.storeManager))
            let options = CallOptions(metadata: TwoStores.bearer(token), timeout: .seconds(120))
            let gate = Gate()
            shop.books.database.submit({ _ in gate.pass() }, completion: { _ in })
            await gate.reached()
            for _ in 0..<2 { shop.books.database.submit({ _ in }, completion: { _ in }) }
            let refused = await #expect(throws: RPCError.self) { try await Self.open("busy", shop, options) }
            #expect(refused?.code == .resourceExhausted)
            #expect(try Self.retry(try #require(refused)).seconds == 1)
            #expect(try await StoresClient(shop.client).listStores(ListStoresRequest(), options: options).stores.count == 2)
            #expect(shop.books.database.metrics.refusals[.overloaded] == 1)
            gate.open()
            // The line is served in its own time; the same key makes one receipt however often it is said.
            var receipt: Int64?
            while receipt == nil { receipt = try? await Self.open("busy", shop, options) }
            #expect(try await Self.open("busy", shop, options) == receipt)
        }
    }

    @Test func troubleIsLoggedOnceAndThenWithHowOftenItWasMet() {
        let lines = Lines()
        let log = TroubleLog(logger: Logger(label: "test") { _ in lines })
        let error = StorageError(.overloaded, "full")
        for now in [0, 1, 9_999, 10_000, 10_001] as [Int64] { log.note(error, at: now) }
        log.note(StorageError(.diskFull, "no room"), at: 10_001)
        // A clock that was set back says it again rather than never.
        log.note(error, at: 5)
        #expect(lines.unsaid == ["overloaded 0", "overloaded 2", "diskFull 0", "overloaded 1"])
    }

    private static func open(_ key: String, _ shop: TwoStores, _ options: CallOptions) async throws -> Int64 {
        var options = options
        _ = options.metadata.add(name: "idempotency-key", value: key)
        let request = OpenReceiptRequest(storeID: 1, supplierID: 1, deliveryNote: "")
        return try await ReceiptsClient(shop.client).openReceipt(request, options: options).receiptID
    }

    private static func retry(_ error: RPCError) throws -> GoogleDuration {
        let detail = try #require(GoogleStatus(bytes: error.details).details.first { $0.typeURL.hasSuffix("RetryInfo") })
        return try #require(GoogleRetryInfo(bytes: detail.value).retryDelay)
    }
}

/// Holds the writer until the test lets it go.
private final class Gate: Sendable {
    private let (stands, standing) = AsyncStream.makeStream(of: Void.self)
    private let opened = DispatchSemaphore(value: 0)

    func pass() {
        standing.yield()
        opened.wait()
    }

    func reached() async {
        for await _ in stands { return }
    }

    func open() { opened.signal() }
}

/// Keeps what was logged of trouble.
private final class Lines: LogHandler {
    private let kept = Mutex<[String]>([])
    var unsaid: [String] { kept.withLock { $0 } }
    var metadata: Logger.Metadata { get { [:] } set {} }
    var logLevel: Logger.Level { get { .trace } set {} }
    subscript(metadataKey _: String) -> Logger.MetadataValue? { get { nil } set {} }

    func log(event: LogEvent) {
        kept.withLock { $0.append("\(event.metadata?["code"] ?? "") \(event.metadata?["unsaid_since_last"] ?? "")") }
    }
}
