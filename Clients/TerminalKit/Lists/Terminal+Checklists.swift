// Work through a list by scanning: take it from the server, scan into it with or without the server, take back, put it down. Every scan is
// on the disk before anybody is told.

import Barcodes
import Wire

/// What became of a scan into a checklist.
public enum CheckOutcome: Hashable, Sendable {
    case taken(Reading)
    /// It was the label of a place: the goods scanned from now on stood there, or are put there.
    case place(WorkPlace)
    case doubleRead
    /// Nothing is taken yet: the label carries no lot. `due` is the one that the list would have.
    case asksLot(productName: String, due: String)
    /// Nothing is taken yet: other goods have to leave first. A reason lets these go.
    case asksReason(TerminalError)
}

extension Terminal {
    // MARK: Beginning and ending

    /// The checklist with that number is at hand from now on: scans go into it. Needs the server.
    @discardableResult
    public func takeChecklist(_ kind: Checklist.Kind, number: String) async throws(TerminalError) -> Checklist {
        try refuseWhileChecking()
        guard let found = try await openDocuments(kind).first(where: { $0.number == number }) else {
            throw TerminalError(.unknownTask, "There is nothing like that open under \(number) in this store. Look at the list.")
        }
        var lines: [Checklist.Line]
        switch kind {
        case .shipping, .arrival:
            let transfer = try await call { client, options in
                try await TransfersClient(client).getTransfer(GetTransferRequest(transferID: found.documentID), options: options)
            }.transfer
            lines = kind == .shipping ? transfer?.toShip ?? [] : transfer?.toArrive ?? []
        case .picking:
            lines = try await call { client, options in
                try await ReservationsClient(client).getReservation(
                    GetReservationRequest(reservationID: found.documentID), options: options)
            }.reservation?.toPick ?? []
        }
        lines = Array(lines.prefix(configuration.limits.checklistPiles))
        let taken = Checklist(kind: kind, documentID: found.documentID, number: found.number, title: found.title, lines: lines)
        // Another may have come to hand while the server answered.
        try refuseWhileChecking()
        try keepChecklist(taken)
        lastGoods = nil
        givenLot = nil
        return taken
    }

    /// Goods in hand belong to their list: nothing else is begun before it is finished or left.
    func refuseWhileChecking() throws(TerminalError) {
        guard let checklist, !checklist.isEmpty else { return }
        throw TerminalError(.checklistAtHand, "\(checklist.number) is at hand, with goods on it. Finish it, or leave it.")
    }

    /// Puts the checklist down; what was scanned into it is forgotten and is not sent. Where it was sent and the answer is not known, the
    /// server's list tells what became of it.
    public func leaveChecklist() throws(TerminalError) {
        guard let checklist else { throw TerminalError(.noTask, "There is no list to leave.") }
        guard !isSendingChecklist else { throw TerminalError(.checklistSent, "\(checklist.number) is being sent. Wait for the answer.") }
        try keepChecklist(nil)
        lastGoods = nil
    }

    // MARK: Scanning

    /// One pull of the trigger: goods into the checklist, or the label of a place.
    ///
    /// - Parameters:
    ///   - lot: of goods whose label carries none, as the person read it.
    ///   - reason: why these, where others are due.
    public func check(
        _ raw: [UInt8], symbology: String = "", times: Int64 = 1, lot: String = "", because reason: String = ""
    ) throws(TerminalError) -> CheckOutcome {
        _ = try openChecklist()
        guard times >= 1, times <= Self.largestQuantity else { throw Self.noQuantity }
        if let place = place(code: String(decoding: raw, as: UTF8.self)), (try? resolve(raw, symbology))?.product == nil {
            try setChecklistPlace(place)
            return .place(place)
        }
        let goods = try known(raw, symbology)
        // Said again with an answer, it is the same scan.
        if lot.isEmpty, reason.isEmpty,
            filter.isRepeat(raw + Array(symbology.utf8), atMonotonicMilliseconds: configuration.clock.monotonicMilliseconds())
        {
            return .doubleRead
        }
        let (quantity, overflow) = goods.quantity.multipliedReportingOverflow(by: times)
        guard !overflow else { throw Self.noQuantity }
        do throws(TerminalError) {
            return try take(goods, raw, symbology, quantity: quantity, lot: lot, at: nil, because: reason)
        } catch {
            // What was refused was not read yet.
            filter.forget()
            throw error
        }
    }

    /// A typed quantity of a code, in base units; nil for the goods scanned last.
    public func check(
        quantity: Int64, of raw: [UInt8]? = nil, lot: String = "", at place: WorkPlace? = nil, because reason: String = ""
    ) throws(TerminalError) -> CheckOutcome {
        _ = try openChecklist()
        if let raw { return try take(try known(raw, ""), raw, "", quantity: quantity, lot: lot, at: place, because: reason) }
        guard let last = lastGoods else { throw TerminalError(.nothingScanned, "Scan the product first, then type how many more there are.") }
        let goods = try known(last.raw, last.symbology)
        return try take(
            goods, last.raw, last.symbology, quantity: quantity, lot: lot.isEmpty ? last.reading.lot : lot, at: place, because: reason)
    }

    private func known(_ raw: [UInt8], _ symbology: String) throws(TerminalError) -> ResolvedGoods {
        guard !raw.isEmpty, raw.count <= configuration.limits.scanBytes else {
            throw TerminalError(.unreadableScan, "A scan has 1 to \(configuration.limits.scanBytes) bytes. Scan again.")
        }
        let goods = try resolve(raw, symbology)
        guard goods.product != nil else {
            throw TerminalError(.notOnList, "This device does not know \(goods.code.gtin?.shortText ?? goods.code.key.text). It is not on the list.")
        }
        return goods
    }

    private func take(
        _ resolved: ResolvedGoods, _ raw: [UInt8], _ symbology: String, quantity: Int64, lot: String, at place: WorkPlace?,
        because reason: String
    ) throws(TerminalError) -> CheckOutcome {
        var list = try openChecklist()
        guard let product = resolved.product else { throw TerminalError(.notOnList, "These goods are not on \(list.number).") }
        guard quantity >= 1, quantity <= Self.largestQuantity else { throw Self.noQuantity }
        for text in [lot, reason] where text.utf8.contains(0) || text.utf8.count > Self.longestReasonBytes {
            throw TerminalError(.textTooLong, "A lot has at most \(Self.longestLotBytes) bytes, a reason \(Self.longestReasonBytes).")
        }
        guard lot.utf8.count <= Self.longestLotBytes else {
            throw TerminalError(.textTooLong, "A lot code has at most \(Self.longestLotBytes) bytes.")
        }
        var goods = resolved
        if goods.lot.isEmpty { goods.lot = lot.isEmpty ? takeGivenLot(for: goods)?.lot ?? "" : lot }
        if goods.lacksLot, list.lines.contains(where: { $0.productID == product.productID }) {
            filter.forget()
            return .asksLot(productName: product.name, due: list.dueLot(of: product.productID))
        }
        let wish = Checklist.Wish(
            productID: product.productID, lot: product.tracking == .lot ? goods.lot : "", quantity: quantity, place: place, reason: reason)
        do throws(TerminalError) {
            try list.take(wish, limits: configuration.limits)
        } catch where error.code == .notDue {
            filter.forget()
            return .asksReason(error)
        }
        try keepChecklist(list)
        let reading = reading(of: list, goods, quantity: quantity)
        lastGoods = LastGoods(raw: raw, symbology: symbology, line: reading.line, reading: reading)
        return .taken(reading)
    }

    /// The goods scanned last are not taken after all.
    public func takeBackChecked() throws(TerminalError) -> Reading {
        var list = try openChecklist()
        guard let goods = list.takeBack() else {
            throw TerminalError(.nothingToUndo, "There is nothing to take back on this list.")
        }
        try keepChecklist(list)
        filter.forget()
        return reading(of: list, goods, quantity: -goods.quantity)
    }

    /// Of the goods scanned last so many arrived damaged: they are booked as such.
    ///
    /// - Parameter quantity: base units, at most all that were scanned of them; nil = the last scan.
    public func checkedIsDamaged(_ quantity: Int64? = nil) throws(TerminalError) -> Reading {
        var list = try openChecklist()
        guard list.kind == .arrival else {
            throw TerminalError(.notForThisTask, "Only goods that arrive are called damaged here. Move broken goods aside first.")
        }
        guard !list.isEmpty else { throw TerminalError(.nothingScanned, "Scan the goods first.") }
        let most = list.undamaged
        guard most > 0 else { throw TerminalError(.notForThisTask, "What was scanned last is called damaged already.") }
        guard let goods = list.callDamaged(quantity ?? list.undamagedAtOnce) else {
            throw TerminalError(.badQuantity, "Type a whole number from 1 to \(most): so many were scanned.")
        }
        try list.checkPiles(configuration.limits)
        try keepChecklist(list)
        return reading(of: list, goods, quantity: goods.quantity)
    }

    /// Where the goods scanned from now on stood, or are put; nil for no place in particular.
    @discardableResult
    public func setChecklistPlace(code: String) throws(TerminalError) -> WorkPlace? {
        guard !code.isEmpty else {
            try setChecklistPlace(nil)
            return nil
        }
        guard let place = place(code: code) else {
            throw TerminalError(.unknownPlace, "This device knows no place \(code) in its store. Scan the label of the place.")
        }
        try setChecklistPlace(place)
        return place
    }

    private func setChecklistPlace(_ place: WorkPlace?) throws(TerminalError) {
        var list = try openChecklist()
        list.place = place
        try keepChecklist(list)
        filter.forget()
    }

    // MARK: Parts

    /// The checklist at hand, while it may be changed.
    func openChecklist() throws(TerminalError) -> Checklist {
        guard let checklist else {
            throw TerminalError(.noTask, "Choose a transfer or a picking first.")
        }
        if let sending = checklist.sending {
            throw TerminalError(
                .checklistSent, "\(checklist.number) was sent by \(sending.userName) and the answer is not known. Finish it again to ask for it, or leave it and look at the list.")
        }
        return checklist
    }

    func keepChecklist(_ list: Checklist?) throws(TerminalError) {
        do throws(DiskError) {
            try Checklist.save(list, folder.checklist, of: identity)
        } catch {
            throw TerminalError(error)
        }
        checklist = list
        checklistSetAside = ""
        changed()
    }

    private func reading(of list: Checklist, _ goods: ResolvedGoods, quantity: Int64) -> Reading {
        var reading = Reading(sequence: 0, kind: .checked)
        reading.code = goods.code.gtin?.shortText ?? goods.code.key.text
        reading.productID = goods.product?.productID ?? 0
        reading.productName = goods.product?.name ?? ""
        reading.unit = goods.product.map { QuantityUnit($0.unit) } ?? .each
        (reading.lot, reading.expiry, reading.quantity, reading.place) = (goods.lot, goods.expiry, quantity, list.place)
        return counted(reading, on: list)
    }

    private func reading(of list: Checklist, _ goods: Checklist.Taken, quantity: Int64) -> Reading {
        var reading = Reading(sequence: 0, kind: .checked)
        (reading.productID, reading.productName) = (goods.productID, list.name(of: goods.productID))
        (reading.code, reading.lot, reading.quantity, reading.place) = (reading.productName, goods.lot, quantity, goods.place)
        reading.unit = master.content.products[goods.productID].map { QuantityUnit($0.unit) } ?? .each
        return counted(reading, on: list)
    }

    private func counted(_ reading: Reading, on list: Checklist) -> Reading {
        var reading = reading
        let total = list.total(of: reading.productID)
        (reading.total, reading.lineTotal, reading.expected) = (total.taken, total.taken, total.wanted)
        return reading
    }

    private static var noQuantity: TerminalError {
        TerminalError(.badQuantity, "Type a whole number from 1 to \(largestQuantity).")
    }
}
