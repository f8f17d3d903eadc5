import Wire

/// What a person said into a device, in words of our own.
struct SaidOnFloor: Hashable {
    enum Task: Hashable {
        case none
        case document(Int64)
        /// The number of the entry that began it.
        case startedBy(Int64)
    }

    enum Body: Hashable {
        case start(supplier: Int64, note: String)
        case scan(Goods, times: Int64)
        case receive(Goods, quantity: Int64)
        case count(Goods, quantity: Int64)
        case undo(Int64)
        case finish
        case placeCounted(Int64)
        case move(Goods, quantity: Int64, to: Int64)
    }

    struct Goods: Hashable {
        var code: String
        var lot = ""
        /// 0 = the task's own.
        var place: Int64 = 0
    }

    /// 0 = nobody's.
    var session: Int64
    var task: Task
    var body: Body
}

extension SaidOnFloor {
    /// What a row of the journal holds; nil for what no person of these shops says.
    init?(payload: [UInt8]) {
        guard let entry = try? Wire.Entry(bytes: payload), let said = entry.body, let body = Body(said) else { return nil }
        session = entry.sessionID
        self.body = body
        task =
            switch entry.task {
            case .documentID(let id): .document(id)
            case .startedBy(let number): .startedBy(number)
            case nil: .none
            }
    }
}

extension SaidOnFloor.Body {
    fileprivate init?(_ body: Wire.Entry.Body) {
        switch body {
        case .start(let start):
            guard let receipt = start.receipt else { return nil }
            self = .start(supplier: receipt.supplierID, note: receipt.deliveryNote)
        case .scan(let scan):
            self = .scan(
                SaidOnFloor.Goods(code: String(decoding: scan.raw, as: UTF8.self), lot: scan.lotCode, place: scan.locationID),
                times: max(1, scan.times))
        case .receive(let said):
            guard case .raw(let raw)? = said.goods else { return nil }
            self = .receive(
                SaidOnFloor.Goods(code: String(decoding: raw, as: UTF8.self), lot: said.lotCode, place: said.locationID),
                quantity: said.quantity)
        case .count(let said):
            guard case .raw(let raw)? = said.goods else { return nil }
            self = .count(
                SaidOnFloor.Goods(code: String(decoding: raw, as: UTF8.self), lot: said.lotCode, place: said.locationID),
                quantity: said.quantity)
        case .move(let said):
            guard case .raw(let raw)? = said.goods else { return nil }
            self = .move(
                SaidOnFloor.Goods(code: String(decoding: raw, as: UTF8.self), lot: said.lotCode, place: said.locationID),
                quantity: said.quantity, to: said.toLocationID)
        case .undo(let said): self = .undo(said.sequence)
        case .finish: self = .finish
        case .locationCounted(let said): self = .placeCounted(said.locationID)
        default: return nil
        }
    }
}
