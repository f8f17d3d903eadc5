// handheld status: what the device holds, without a server.

import ArgumentParser
import SystemPackage
import TerminalKit

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Print who the device is, what it has not sent, and what it knows. Needs no server.")

    @OptionGroup var options: StateOptions

    @Flag(name: .long, help: "Print one JSON line.")
    var json = false

    func run() async throws {
        try await complaining {
            let terminal = try options.open()
            let status = await terminal.status
            let identity = terminal.identity
            let oldest = status.oldestUnsentMilliseconds
            if json {
                print(JSONLine([
                    ("terminal_id", .number(identity.terminalID)), ("epoch", .number(identity.epoch)), ("name", .text(identity.terminalName)),
                    ("store_id", .number(identity.storeID)), ("server", .text(identity.server.description)),
                    ("unsent", .number(Int64(status.unsent))), ("oldest_unsent_ms", oldest.map { .number($0) } ?? .null),
                    ("last_sequence", .number(status.lastSequence)), ("applied_through", .number(status.appliedThrough)),
                    ("products", .number(Int64(status.products))), ("person", status.person.map { .text($0.userName) } ?? .null),
                    ("task", status.task.map { .text($0.title) } ?? .null), ("checklist", status.checklist.map { .text($0.number) } ?? .null),
                    ("checklist_set_aside", status.checklistSetAside.isEmpty ? .null : .text(status.checklistSetAside)),
                    ("torn_bytes", .number(Int64(terminal.tornBytes))),
                ]))
                return
            }
            print("terminal     \(identity.terminalID) \"\(identity.terminalName)\", enrolment \(identity.epoch)")
            print("store        \(identity.storeName) (\(identity.storeID)) at \(identity.server)")
            print("unsent       \(status.unsent)\(oldest.map { ", oldest \(TerminalDevice.clockText($0))" } ?? "")")
            print("sequence     \(status.lastSequence) given out, \(status.appliedThrough) confirmed")
            print("products     \(status.products)")
            print("person       \(status.person?.userName ?? "-")")
            print("task         \(status.task.map { "\($0.kind.rawValue) \($0.title)" } ?? "-")")
            if let list = status.checklist {
                print("list         \(list.kind.rawValue) \(list.number), \(list.openLines.count) of \(list.lines.count) lines open")
            }
            if !status.checklistSetAside.isEmpty {
                print("set aside    the list at hand cannot be read; it is kept as \(status.checklistSetAside). Nothing of it was booked")
            }
            if terminal.tornBytes > 0 { print("repaired     \(terminal.tornBytes) bytes of a torn write were cut; none was confirmed") }
        }
    }
}
