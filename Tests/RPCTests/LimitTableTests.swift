import Foundation
import HTTP2
import RPC
import Testing

/// Every limit of a server and the test that shows it: a new limit without a test fails here.
struct LimitTableTests {
    static let server = [
        "connection": "everyLimitHasItsTest", "requestSize": "aMessageOverTheLimitIsRefused", "replySize": "aReplyOverTheLimitIsNotSent",
        "compressesReplies": "aListenerMayKeepItsRepliesAsTheyAre", "compressionThreshold": "largeMessagesAndWishedOnesAreCompressed",
        "handlers": "handlersOfAConnectionAreCounted", "outboundQueue": "roomIsJudgedByStreamAndConnection",
        "listenerQueue": "underPressureWhoTakesNothingIsCutSooner", "pressurePatience": "underPressureWhoTakesNothingIsCutSooner",
        "streamQueue": "roomIsJudgedByStreamAndConnection", "handshakeTimeout": "whoDoesNotShakeHandsIsCutAndForgotten",
        "prefaceTimeout": "aClientWithoutPrefaceIsClosed", "settingsTimeout": "settingsMustBeAcknowledged",
        "headersTimeout": "aHeaderListMustBeFinished", "firstMessageTimeout": "aRequestThatDoesNotComeEndsTheCall",
        "messageTimeout": "aMessageThatStopsHalfwayEndsTheCall", "writeTimeout": "aPeerThatTakesNothingIsCut",
        "leastProgress": "progressIsSoManyBytesInTheTime", "crumbs": "crumbsOfAMessageAreCounted", "keepalive": "silenceIsAskedAndThenCut",
        "keepaliveTimeout": "silenceIsAskedAndThenCut", "idle": "ageAndIdlenessBeginADrain", "age": "ageAndIdlenessBeginADrain",
        "ageGrace": "graceEnds", "pingInterval": "pingsTooOftenAreStrikes", "pingStrikes": "pingsTooOftenAreStrikes",
        "connections": "connectionsAreLetInUpToTheLimit", "connectionsPerAddress": "connectionsAreLetInUpToTheLimit",
        "halfOpen": "connectionsAreLetInUpToTheLimit", "halfOpenPerAddress": "connectionsAreLetInUpToTheLimit",
        "cutsBorne": "whoFloodsAgainAndAgainStaysOutForAWhile", "penalty": "whoFloodsAgainAndAgainStaysOutForAWhile",
        "lostCalls": "rulesBrokenWithManyCallsOpenAreAFlood",
        "streamNumbers": "streamNumbersEndInTime", "backlog": handedOn, "socketQueue": handedOn,
    ]

    static let connection = [
        "concurrentStreams": "streamsAtOnceAreCounted", "headerListSize": "headersAreCountedBeforeTheyAreCopied",
        "streamWindow": "aStreamTakesItsWindowAndNoMore", "connectionWindow": "theConnectionsWindowIsAnnounced",
        "frameSize": "aFrameHasItsLargestSize", "outboundAcknowledgements": "answersThatNobodyReadsAreNotHeaped",
        "settingsEntries": "settingsHaveSoManyEntries", "continuations": "aHeaderListHasFewContinuations",
        "badFrames": "theBurstIsBorneAndNoMore", "badFramesPerSecond": "timeRefillsUpToTheBurst",
        "hostileHeaderListSize": "anUnfoldingHeaderListEndsTheConnectionAtItsLimit", "rememberedStreams": "theLastClosedStreamsAreRemembered",
        "sweep": "oneSweepIsBounded",
    ]

    /// Handed to the system (listen(2)), which keeps it.
    static let handedOn = ""

    /// Every function that is declared in the tests of RPC and HTTP2.
    static let functions: Set<String> = {
        let tests = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        let files = ["RPCTests", "HTTP2Tests"].flatMap { folder in
            FileManager.default.enumerator(at: tests.appending(path: folder), includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        }
        return Set(files.filter { $0.pathExtension == "swift" }.flatMap { file in
            ((try? String(contentsOf: file, encoding: .utf8)) ?? "").matches(of: #/func (\w+)/#).map { String($0.output.1) }
        })
    }()

    @Test func everyLimitHasItsTest() {
        Self.check(Mirror(reflecting: ServerLimits()), Self.server)
        Self.check(Mirror(reflecting: ConnectionLimits()), Self.connection)
    }

    @Test func everyAbuseIsCounted() {
        for abuse in Abuse.allCases { #expect(ServerCounters.Limit(rawValue: abuse.rawValue) != nil, "\(abuse) has no counter") }
    }

    private static func check(_ limits: Mirror, _ table: [String: String]) {
        let fields = Set(limits.children.compactMap(\.label))
        #expect(Set(table.keys) == fields, "the table and the limits differ")
        for (limit, test) in table where test != handedOn {
            #expect(functions.contains(test), "\(limit): there is no test \(test)")
        }
    }
}
