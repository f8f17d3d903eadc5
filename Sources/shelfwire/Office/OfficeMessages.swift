import ArgumentParser
import Foundation
import Wire

/// `shelfwire office messages`: what you have to know and see to.
struct OfficeMessages: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "messages", abstract: "Your messages (goods that came otherwise than ordered): list, read, handle.",
        subcommands: [List.self, Read.self, Handle.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List your messages of all stores, newest first.")
        @OptionGroup var options: OfficeOptions
        @Flag(help: "Only those that you have not read.") var unread = false
        @Flag(help: "Those that were handled, too.") var all = false

        func validate() throws {
            if unread && all { throw ValidationError("--unread and --all exclude each other.") }
        }

        func run() async throws {
            try await options.work { office in
                let store = options.store == nil ? 0 : try await office.store().storeID
                let states: [MessageState] = unread ? [.unread] : all ? MessageState.allCases : []
                let messages = try await office.pages { page in
                    let reply = try await MessagesClient(office.client).listMessages(
                        ListMessagesRequest(storeID: store, states: states, page: page), options: office.reading)
                    return (reply.messages, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(messages.map(MessageAnswer.init)) }
                guard !messages.isEmpty else { return print("No messages.") }
                var table = TextTable(("MESSAGE", .right), ("STATE", .left), ("TIME", .left), ("WHAT", .left))
                for one in messages.map(MessageAnswer.init) {
                    table.add("\(one.id)", one.state, one.time, one.message + (one.nextStep.isEmpty ? "" : " " + one.nextStep))
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "You have read messages.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The messages' ids.") var messages: [Int64]

        func run() async throws { try await options.work { office in try await office.mark(messages, as: .read, json: options.json) } }
    }

    struct Handle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "You have seen to messages. A discrepancy that is settled handles its messages by itself.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The messages' ids.") var messages: [Int64]

        func run() async throws { try await options.work { office in try await office.mark(messages, as: .handled, json: options.json) } }
    }
}

extension Office {
    fileprivate func mark(_ messages: [Int64], as state: MessageState, json: Bool) async throws {
        let reply = try await MessagesClient(client).markMessages(
            MarkMessagesRequest(messageIDs: messages, state: state), options: writing())
        try DocumentAnswer(number: "\(reply.changed) of \(messages.count) messages", state: "\(state) now").tell(json: json)
    }
}

/// A message for people and scripts.
private struct MessageAnswer: Encodable {
    let id: Int64
    let state: String
    let time: String
    let reason: String
    let message: String
    let nextStep: String
    let discrepancyID: Int64
    let receipt: String

    init(_ one: InboxMessage) {
        id = one.messageID
        state = "\(one.state)"
        time = Date(timeIntervalSince1970: Double(one.sentMs) / 1_000).formatted(.iso8601)
        reason = one.reason
        message = one.message
        nextStep = one.nextStep
        discrepancyID = one.discrepancyID
        receipt = one.receiptNumber
    }
}
