// The checklist becomes one command. Its key is on the disk before it goes out and stays until the answer is known, so that a lost answer
// is asked for again and books nothing twice.

import RPC
import Wire

extension Terminal {
    /// Sends what was taken: the goods are shipped, received or picked by it. Needs the server; without it the list stays as it is.
    ///
    /// Returns the list as it was sent. What is still open stays open: a transfer may be received in parts.
    @discardableResult
    public func sendChecklist() async throws(TerminalError) -> Checklist {
        guard var list = checklist else { throw TerminalError(.noTask, "Choose a transfer or a picking first.") }
        guard !isSendingChecklist else { throw TerminalError(.checklistSent, "\(list.number) is being sent. Wait for the answer.") }
        guard !list.isEmpty else { throw TerminalError(.nothingScanned, "Nothing was scanned for \(list.number) yet. Scan the goods, or leave it.") }
        guard let person = note.person else { throw TerminalError(.refused, "Sign in first.", reason: "NOT_SIGNED_IN") }
        guard connection != .offline else {
            throw TerminalError(.needsServer, "This needs the server, and the device is switched to offline. What was scanned is kept.")
        }
        // A repeat is recognised by key and person: another person's would be new goods.
        if let sending = list.sending, sending.userName != person.userName {
            throw TerminalError(
                .checklistSent, "\(sending.userName) has sent \(list.number) and the answer is not known. They sign in and finish it again.")
        }
        let isRepeat = list.sending != nil
        if list.sending == nil {
            list.sending = Checklist.Sending(key: newKey(), userName: person.userName)
            try keepChecklist(list)
        }
        isSendingChecklist = true
        defer { isSendingChecklist = false }
        do throws(TerminalError) {
            try await book(list, key: list.sending?.key ?? "")
        } catch {
            // Refused for good: the person mends it and sends it under a new key. Who may not ask does not learn what became of it.
            if error.code == .refused, !isRepeat || !Self.saysNothing(error.reason) {
                list.sending = nil
                try keepChecklist(list)
            }
            throw error
        }
        try keepChecklist(nil)
        lastGoods = nil
        list.sending = nil
        return list
    }

    /// Refusals of the caller, given before anybody looks whether it is a repeat.
    private static func saysNothing(_ reason: String) -> Bool {
        ["", "NOT_SIGNED_IN", "SESSION_ENDED", "SESSION_OF_ANOTHER_TERMINAL", "TERMINAL_REVOKED", "TERMINAL_FENCED", "NOT_PERMITTED"].contains(reason)
    }

    private func book(_ list: Checklist, key: String) async throws(TerminalError) {
        let piles = list.piles
        switch list.kind {
        case .shipping:
            let request = ShipTransferRequest(transferID: list.documentID, lines: piles.map { $0.stockLine })
            _ = try await call(key: key) { client, options in try await TransfersClient(client).shipTransfer(request, options: options) }
        case .arrival:
            let request = ReceiveTransferRequest(transferID: list.documentID, lines: piles.map { $0.arrivalLine })
            _ = try await call(key: key) { client, options in try await TransfersClient(client).receiveTransfer(request, options: options) }
        case .picking:
            // The promised goods first: the others take the place of what is left of the promise.
            let ordered = piles.filter { $0.line != nil } + piles.filter { $0.line == nil }
            let request = PickStockRequest(
                reservationID: list.documentID, lines: ordered.map { $0.stockLine }, overrideNote: list.reasons)
            _ = try await call(key: key) { client, options in try await ReservationsClient(client).pickStock(request, options: options) }
        }
    }
}

extension Checklist.Taken {
    fileprivate var stockLine: StockLine {
        StockLine(productID: productID, lotCode: lot, locationID: place?.locationID ?? 0, condition: condition.onWire, quantity: quantity)
    }

    fileprivate var arrivalLine: ArrivalLine {
        ArrivalLine(
            productID: productID, lotCode: lot, condition: condition.onWire, quantity: quantity, toLocationID: place?.locationID ?? 0,
            toCondition: newCondition.onWire)
    }
}
