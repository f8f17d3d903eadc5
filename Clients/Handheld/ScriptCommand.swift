// handheld script: the device without a screen, for tests and demonstrations.

import ArgumentParser
import FoundationEssentials
import TerminalKit

struct ScriptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "script",
        abstract: "Play a script on the device: one step per line.",
        discussion: """
            sign-in USER PIN [CODE]              sign-out
            receive order NUMBER [note TEXT]     receive receipt NUMBER     receive supplier ID [note TEXT]
            stocktake NUMBER
            scan CODE [xN] [SYMBOLOGY] [ask]     <GS> and \\xHH stand for bytes; ask: what is odd is asked about first
            answer yes|no                        to what was asked: book it, or leave it
            discrepancy damaged|short|over|wrongItem accept|refuse|sendBack|claim N [CODE] [because TEXT]
            put-away CODE QUANTITY PLACE [lot LOT] [because TEXT]   from the dock; a place is proposed first
            lot LOT|none [expiry YYYY-MM-DD]     for goods whose label carries none
            count [CODE] N                       adds N of CODE, or of what was scanned last
            undo                                 takes back the last entry
            place CODE|none                      where the next entries are
            location-counted [CODE|ID]           what was not seen there counts zero; without CODE: the place set
            move CODE QUANTITY FROM TO [CONDITION]   goods carried to a place, and what they are in: sellable, damaged, quarantine
            write-off CODE QUANTITY PLACE REASON     goods lost: broken, expired, missing, ownUse, sample, correction
            list ships|arrivals|picks|places|lots|alerts     what the server has; rows are numbered from 1
            ship NUMBER     receive transfer NUMBER     pick NUMBER     scans, count, undo, place go into it; finish sends it
            take CODE QUANTITY [from PLACE] [lot LOT] [because TEXT]   with all that a scan would ask; because: not what is due
            damaged [QUANTITY]                   so much of what was scanned last arrived broken; the last scan
            leave                                puts the list down, books nothing
            count-at STOCKTAKE PLACE|all [take-over]     give-back STOCKTAKE PLACE|all
            set-aside ROW CODE PLACE [QUANTITY]  goods of a stopped lot, by its row in the list
            acknowledge ROW [because TEXT]       snooze ROW DAYS [because TEXT]
            finish [NOTE]
            offline / online                     without the server, with it again
            wait-synced TIME, wait-online TIME, wait-products N TIME, pause TIME      10s or 250ms
            expect total|booked|expected|product|lot|expiry|state|reason|unsent|products|doubt|proposed|listed|open VALUE
            expect refused CODE                  about the next step
            say TEXT                             # begins a comment

            All lines are checked before the first is done. The first step that fails ends the script with its line number.
            """)

    @Argument(help: ArgumentHelp("The script; - reads it from standard input.", valueName: "file"))
    var file: String

    @OptionGroup var options: StateOptions

    @Flag(name: .long, help: "Begin without the server; `online` connects.")
    var offline = false

    @Flag(name: .long, help: "Print one JSON line per step and per answer of the server.")
    var json = false

    @Option(name: .long, help: ArgumentHelp("How long an `expect` waits for the server's word.", valueName: "milliseconds"))
    var patience: Int64 = 2_000

    func run() async throws {
        try await complaining {
            let steps = try read()
            let terminal = try options.open()
            if offline { try await terminal.goOffline() } else { try await terminal.goOnline() }
            let runner = ScriptRunner(terminal: terminal, isJSON: json, patienceMilliseconds: patience) { line in
                print(line)
            }
            do {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { await terminal.run() }
                    group.addTask { await runner.follow() }
                    defer { group.cancelAll() }
                    try await runner.run(steps)
                    await terminal.stop()
                    // The good-bye may take a moment; a server that does not answer is not waited for.
                    try await Task.sleep(for: .milliseconds(50))
                }
            } catch let failure as ScriptRunner.Failure {
                throw Complaint("\(file):\(failure.line): \(failure.text)", failure.exitCode)
            }
        }
    }

    private func read() throws -> [(line: Int, text: String, step: ScriptStep)] {
        var lines: [String] = []
        if file == "-" {
            while let line = readLine() { lines.append(line) }
        } else {
            guard let content = FileManager.default.contents(atPath: file) else {
                throw Complaint("There is no readable script \(file).", .usage)
            }
            lines = String(decoding: content, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        var steps: [(line: Int, text: String, step: ScriptStep)] = []
        for (index, line) in lines.enumerated() {
            do throws(ScriptSyntaxError) {
                if let step = try ScriptStep.parse(line) { steps.append((index + 1, line, step)) }
            } catch {
                throw Complaint("\(file):\(index + 1): \(error.description)", .usage)
            }
        }
        return steps
    }
}
