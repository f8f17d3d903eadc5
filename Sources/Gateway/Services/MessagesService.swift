// What a person has to know and see to. Translation only.

import Inventory
import RPC
import Wire

struct MessagesService: MessagesProvider {
    let desk: CommandDesk

    func listMessages(_ request: ListMessagesRequest, context: ServerContext) async throws -> ListMessagesReply {
        let inbox = Inbox(
            store: try Parsing.optional(request.storeID, "store_id", context),
            states: Set(request.states.map { InboxState($0) }), page: Inventory.Page(request.page))
        let answer = try await desk.answer(inbox, context)
        let language = Authentication.language(context.metadata)
        return ListMessagesReply(
            messages: answer.page.items.map { Wire.InboxMessage($0, language) }, nextToken: answer.page.nextToken, unread: answer.unread)
    }

    func markMessages(_ request: MarkMessagesRequest, context: ServerContext) async throws -> MarkMessagesReply {
        let command = MarkMessages(request.messageIDs, as: InboxState(request.state))
        return try await desk.perform(command, said: request, context) { MarkMessagesReply(changed: Int64($0)) }
    }
}

extension Wire.InboxMessage {
    init(_ message: Inventory.InboxMessage, _ language: Language) {
        let sentence = message.sentence(language)
        self.init(
            messageID: message.id.rawValue, state: MessageState(message.state), storeID: message.store.rawValue,
            sentMs: message.sent.milliseconds, readMs: message.read?.milliseconds ?? 0, handledMs: message.handled?.milliseconds ?? 0,
            reason: message.reason, message: sentence.message, nextStep: sentence.nextStep,
            discrepancyID: message.discrepancy.id.rawValue, receiptID: message.discrepancy.receipt.rawValue,
            receiptNumber: message.receiptNumber)
    }
}

extension MessageState {
    init(_ state: InboxState) {
        self =
            switch state {
            case .unread: .unread
            case .read: .read
            case .handled: .handled
            }
    }
}

extension InboxState {
    init(_ state: MessageState) {
        self =
            switch state {
            case .unread: .unread
            case .read: .read
            case .handled: .handled
            }
    }
}
