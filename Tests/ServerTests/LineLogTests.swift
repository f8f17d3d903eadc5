import Foundation
import Logging
import Server
import Synchronization
import Testing

struct LineLogTests {
    final class Paper: Sendable {
        let text = Mutex("")
    }

    static func lines(_ format: LogFormat, level: Logger.Level = .info, _ body: (Logger) -> Void) -> String {
        let paper = Paper()
        let logger = Logger(label: "shelfwire") { label in
            LineLog(label: label, level: level, format: format, now: { Date(timeIntervalSince1970: 1_795_253_400.125) }) { line in
                paper.text.withLock { $0 += line }
            }
        }
        body(logger)
        return paper.text.withLock { $0 }
    }

    @Test func aLineForPeopleHasTimeLevelAndSortedFields() {
        let text = Self.lines(.text) { $0.info("ready", metadata: ["port": "7443", "address": "127.0.0.1"]) }
        #expect(text == "2026-11-21T09:30:00.125Z info     shelfwire: ready address=127.0.0.1 port=7443\n")
    }

    @Test func aLineForMachinesIsOneObject() throws {
        let text = Self.lines(.json) { $0.warning("a \"b\"\nc", metadata: ["x": "1"]) }
        #expect(
            text == #"{"fields":{"x":"1"},"label":"shelfwire","level":"warning","message":"a \"b\"\nc","time":"2026-11-21T09:30:00.125Z"}"# + "\n")
    }

    @Test func aValueFromOutsideCannotForgeALine() {
        let text = Self.lines(.text) { $0.info("name\n2026 critical", metadata: ["x": "1\r\n2"]) }
        #expect(text.filter { $0 == "\n" }.count == 1)
        #expect(!text.contains("\r"))
    }

    @Test func whatIsBelowTheLevelIsNotWritten() {
        #expect(Self.lines(.text, level: .warning) { $0.info("quiet") } == "")
    }
}
