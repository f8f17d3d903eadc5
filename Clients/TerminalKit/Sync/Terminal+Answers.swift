// The server's words become what the screen shows.

import Wire

extension Terminal {
    /// The server's verdict on one entry.
    func take(_ result: EntryResult) {
        guard result.sequence > queue.appliedThrough, result.sequence <= queue.durableThrough else { return }
        let own = unanswered.removeValue(forKey: result.sequence)
        var reading = own ?? Reading(sequence: result.sequence, kind: .scan)
        reading.state = ReadingState(result.verdict, first: result.firstVerdict)
        reading.reason = result.reason
        reading.message = result.message
        reading.nextStep = result.nextStep
        reading.remarks.removeAll { $0.reason == "UNKNOWN_PRODUCT" && reading.state == .accepted }
        if let feedback = result.feedback {
            reading.take(feedback)
            knownLots.learn(reading.lot, expiry: reading.expiry, product: reading.productID, isCertain: true)
            reading.lineTotal = feedback.productID == 0
                ? reading.total : totals.confirm(result.sequence, reading.line, total: feedback.lineQuantity)
        } else {
            totals.settle(result.sequence, isBooked: reading.state == .accepted || reading.state == .acceptedWithException)
        }
        if reading.received != nil { reading.received = totals.total(ofProduct: reading.productID) }
        if lastGoods?.reading.sequence == result.sequence { lastGoods?.reading = reading }
        if let index = undoable.firstIndex(where: { $0.sequence == result.sequence }) {
            // What was never booked cannot be taken back.
            if reading.state == .rejected { undoable.remove(at: index) } else { undoable[index] = reading }
        }
        tell(.reading(reading))
    }

    /// What happened elsewhere.
    func take(_ push: Push) {
        switch push.body {
        case .task(let task)?: take(task)
        case .notice(let notice)?: tell(.notice(Remark(reason: notice.reason, message: notice.message)))
        case .catalog?: catalogBell.ring()
        case .lot(let lot)?:
            let name = master.content.products[lot.productID]?.name ?? "#\(lot.productID)"
            tell(.notice(Remark(reason: "LOT_\(lot.status)".uppercased(), message: "\(name), \(lot.lotCode): \(lot.note)")))
        case .alert(let alert)?:
            // Who took it and that it is over is for those who look at the list.
            if alert.state == .open { tell(.notice(Remark(reason: alert.reason, message: alert.message))) }
        case .countTask(let task)?: tell(.notice(Remark(reason: "COUNT_TASK", message: task.message)))
        case .stock?: break  // the screen watches no stock yet
        case .overflow?:
            catalogBell.ring()
            Task(executorPreference: configuration.stage?.executor) { await self.refreshTasks() }
        case nil: break
        }
    }

    private func take(_ task: TaskChanged) {
        let kinds: [String: (KnownTask.Kind, openStates: Set<String>)] = [
            "purchase_order": (.purchaseOrder, ["sent", "partly_received"]),
            "receipt": (.receipt, ["draft"]),
            "stocktake": (.stocktake, ["counting", "recounting"]),
        ]
        guard let (kind, openStates) = kinds[task.kind] else { return }
        let known = knownTasks.first { $0.kind == kind && $0.documentID == task.documentID }
        var tasks = knownTasks.filter { $0.kind != kind || $0.documentID != task.documentID }
        if openStates.contains(task.state.lowercased()) {
            var heard = known ?? KnownTask(kind: kind, documentID: task.documentID, number: task.number, title: task.title)
            // Something about it has changed: its lines are to be fetched again.
            heard.learntVersion = nil
            if kind == .purchaseOrder { heard.version = heard.version ?? 0 }
            tasks.insert(heard, at: 0)
        }
        knowTasks(tasks)
        if kind == .purchaseOrder { Task(executorPreference: configuration.stage?.executor) { await self.learnOrders() } }
    }
}

extension Reading {
    /// The server's figures replace the device's.
    fileprivate mutating func take(_ feedback: Feedback) {
        productID = feedback.productID
        if !feedback.productName.isEmpty { productName = feedback.productName }
        unit = QuantityUnit(feedback.unit)
        lot = feedback.lotCode
        expiry = feedback.expiry
        quantity = feedback.quantity
        total = feedback.lineQuantity
        expected = feedback.expectedQuantity
        remarks += feedback.warnings.map { Remark(reason: $0.reason, message: $0.message) }
    }
}

extension ReadingState {
    fileprivate init(_ verdict: Verdict, first: Verdict?) {
        switch verdict {
        case .accepted: self = .accepted
        case .acceptedWithException: self = .acceptedWithException
        case .rejected: self = .rejected
        case .parked: self = .parked
        case .repeated:
            switch first {
            case .acceptedWithException?: self = .acceptedWithException
            case .rejected?: self = .rejected
            case .parked?: self = .parked
            case .accepted?, .repeated?, nil: self = .accepted
            }
        }
    }
}
