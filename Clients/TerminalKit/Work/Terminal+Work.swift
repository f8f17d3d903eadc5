// What the person does with the goods: scan, type a quantity, take back, finish.

import Barcodes
import Wire

/// What became of a scan.
public enum ScanOutcome: Hashable, Sendable {
    case saved(Reading)
    /// It was the label of a place: what is scanned from now on is there.
    case place(WorkPlace)
    /// The same symbol again within a moment: counted once.
    case doubleRead
    /// Nothing is saved yet: the product asks for a lot or an expiry that the label does not carry.
    case asksLot(productName: String, expiryToo: Bool)
    /// Nothing is saved yet: the person says whether these goods are to be received all the same.
    case doubts(productName: String, [Doubt])
}

extension Terminal {
    // MARK: Goods

    /// One pull of the trigger.
    ///
    /// A label that is no product's and reads like the code of a place of this store sets the place, in a stocktake.
    ///
    /// - Parameters:
    ///   - raw: exactly what the scanner gave, 1 to `scanBytes` bytes.
    ///   - symbology: AIM symbology identifier where the scanner reports it apart, or empty.
    ///   - times: how many such packages, at least 1.
    ///   - asking: what is asked for instead of booked without.
    ///   - confirmed: doubts that the person has answered with yes; they go with the entry.
    public func scan(
        _ raw: [UInt8], symbology: String = "", times: Int64 = 1, asking: ScanQuestions = [], confirmed: [Doubt] = []
    ) async throws(TerminalError) -> ScanOutcome {
        let task = try taskAtHand()
        guard !raw.isEmpty, raw.count <= configuration.limits.scanBytes else {
            throw TerminalError(.unreadableScan, "A scan has 1 to \(configuration.limits.scanBytes) bytes. Scan again.")
        }
        guard times >= 1, times <= Self.largestQuantity else { throw Self.badQuantity }
        if task.kind == .stocktake, let place = placeLabelled(raw) {
            try work(at: place)
            return .place(place)
        }
        var goods = try resolve(raw, symbology)
        if filter.isRepeat(raw + Array(symbology.utf8), atMonotonicMilliseconds: configuration.clock.monotonicMilliseconds()) {
            return .doubleRead
        }
        let given = takeGivenLot(for: goods)
        if goods.lot.isEmpty { goods.lot = given?.lot ?? "" }
        if goods.expiry.isEmpty { goods.expiry = given?.expiry ?? "" }
        if asking.contains(.lot), goods.lacksLot || goods.lacksExpiry, given == nil, let product = goods.product {
            filter.forget()
            return .asksLot(productName: product.name, expiryToo: goods.lacksExpiry)
        }
        let (quantity, overflow) = goods.quantity.multipliedReportingOverflow(by: times)
        guard !overflow, quantity <= Self.largestQuantity else { throw Self.badQuantity }
        let open = doubts(on: goods, quantity, task).filter { !confirmed.contains($0) }
        if asking.contains(.doubts), !open.isEmpty {
            filter.forget()
            return .doubts(productName: goods.product?.name ?? "", open)
        }
        let body = Entry.Body.scan(ScanEntry(
            raw: raw, symbology: symbology, times: times == 1 ? 0 : times, locationID: task.place?.locationID ?? 0,
            lotCode: given?.lot ?? "", expiry: given?.expiry ?? "", confirmed: confirmed.map(\.reason)))
        let sequence = try await save(body, in: task.reference.onWire)
        return .saved(remember(
            sequence, .scan, goods, quantity: quantity, at: task.place, raw: raw, symbology: symbology,
            confirmed: Set(confirmed.map(\.reason))))
    }

    /// A typed quantity of what was scanned last, added to what is there. Zero says "looked, found none" and is for stocktakes.
    @discardableResult
    public func add(quantity: Int64, confirmed: [Doubt] = []) async throws(TerminalError) -> Reading {
        guard let last = lastGoods else { throw Self.nothingScanned }
        return try await add(quantity: quantity, of: last.raw, symbology: last.symbology, confirmed: confirmed)
    }

    /// What is odd about a typed quantity of what was scanned last; to be asked before it is added.
    public func doubtsOnAdding(_ quantity: Int64) throws(TerminalError) -> [Doubt] {
        let task = try taskAtHand()
        guard let last = lastGoods else { throw Self.nothingScanned }
        var goods = try resolve(last.raw, last.symbology)
        let given = takeGivenLot(for: goods)
        if goods.lot.isEmpty { goods.lot = given?.lot ?? "" }
        if goods.expiry.isEmpty { goods.expiry = given?.expiry ?? "" }
        return doubts(on: goods, quantity, task)
    }

    private func doubts(on goods: ResolvedGoods, _ quantity: Int64, _ task: WorkTask) -> [Doubt] {
        guard task.kind == .receipt, let product = goods.product?.productID else { return [] }
        return ReceivingDoubts(
            expected: task.expected, received: totals.total(ofProduct: product),
            knownExpiry: goods.lot.isEmpty ? nil : knownLots.expiry(of: goods.lot, product: product), today: today
        ).doubts(on: goods, quantity: quantity)
    }

    private static var nothingScanned: TerminalError {
        TerminalError(.nothingScanned, "Scan the product first, then type how many more there are.")
    }

    /// A typed quantity of a code, in base units of its product.
    @discardableResult
    public func add(
        quantity: Int64, of raw: [UInt8], symbology: String = "", confirmed: [Doubt] = []
    ) async throws(TerminalError) -> Reading {
        let task = try taskAtHand()
        let least: Int64 = task.kind == .stocktake ? 0 : 1
        guard quantity >= least, quantity <= Self.largestQuantity else { throw Self.badQuantity }
        guard !raw.isEmpty, raw.count <= configuration.limits.scanBytes else {
            throw TerminalError(.unreadableScan, "A code has 1 to \(configuration.limits.scanBytes) bytes.")
        }
        var goods = try resolve(raw, symbology)
        let given = takeGivenLot(for: goods)
        if goods.lot.isEmpty { goods.lot = given?.lot ?? "" }
        if goods.expiry.isEmpty { goods.expiry = given?.expiry ?? "" }
        let reasons = confirmed.map(\.reason)
        let body = quantityBody(task, raw, symbology, quantity, given, reasons)
        let sequence = try await save(body, in: task.reference.onWire)
        return remember(
            sequence, .quantity, goods, quantity: quantity, at: task.place, raw: raw, symbology: symbology, confirmed: Set(reasons))
    }

    private func quantityBody(
        _ task: WorkTask, _ raw: [UInt8], _ symbology: String, _ quantity: Int64, _ given: GivenLot?, _ confirmed: [String]
    ) -> Entry.Body {
        let (lot, expiry) = (given?.lot ?? "", given?.expiry ?? "")
        let location = task.place?.locationID ?? 0
        return switch task.kind {
        case .receipt:
            .receive(ReceiveEntry(
                goods: .raw(raw), symbology: symbology, quantity: quantity, locationID: location, lotCode: lot, expiry: expiry,
                confirmed: confirmed))
        case .stocktake:
            .count(CountEntry(
                goods: .raw(raw), symbology: symbology, quantity: quantity, locationID: location, lotCode: lot, expiry: expiry))
        }
    }

    /// The lot and expiry of goods whose label carries none. Stays with the next product scanned until another comes.
    public func setLot(_ lot: String, expiry: String) throws(TerminalError) {
        guard lot.utf8.count <= Self.longestLotBytes, !lot.utf8.contains(0) else {
            throw TerminalError(.textTooLong, "A lot code has at most \(Self.longestLotBytes) bytes.")
        }
        guard expiry.isEmpty || CalendarDate(expiry) != nil else {
            throw TerminalError(.badDate, "\(expiry) is no date. Type it as YYYY-MM-DD.")
        }
        givenLot = lot.isEmpty && expiry.isEmpty ? nil : GivenLot(lot: lot, expiry: expiry, goods: nil)
    }

    /// Takes back the last entry of this task that was not taken back yet, or the `wanted` one, by adding its opposite.
    @discardableResult
    public func undo(_ wanted: Int64? = nil) async throws(TerminalError) -> Reading {
        let task = try taskAtHand()
        guard let taken = undoable.last(where: { wanted == nil || $0.sequence == wanted }) else {
            throw TerminalError(.nothingToUndo, "There is nothing to take back in this task.")
        }
        let sequence = try await save(.undo(UndoEntry(sequence: taken.sequence)), in: task.reference.onWire)
        undoable.removeAll { $0.sequence == taken.sequence }
        filter.forget()
        var reading = Reading(sequence: sequence, kind: .undo)
        reading.copyGoods(of: taken)
        reading.quantity = -taken.quantity
        // What was said of goods has added nothing to their line.
        reading.total = taken.kind == .discrepancy
            ? totals.total(taken.line) : totals.add(sequence, taken.line, quantity: -taken.quantity)
        reading.lineTotal = reading.total
        if taken.received != nil { reading.received = totals.total(ofProduct: taken.productID) }
        unanswered[sequence] = reading
        return reading
    }

    /// The task is done on this device.
    @discardableResult
    public func finish(note text: String = "") async throws(TerminalError) -> Reading {
        let task = try taskAtHand()
        let sequence = try await save(.finish(FinishEntry(note: text)), in: task.reference.onWire)
        try leaveTask()
        let reading = Reading(sequence: sequence, kind: .finish)
        unanswered[sequence] = reading
        return reading
    }

    /// Everything at this place has been counted: what was not seen there counts zero.
    @discardableResult
    public func locationCounted(_ locationID: Int64) async throws(TerminalError) -> Reading {
        let task = try taskAtHand()
        let body = Entry.Body.locationCounted(LocationCountedEntry(locationID: locationID))
        let sequence = try await save(body, in: task.reference.onWire)
        let reading = Reading(sequence: sequence, kind: .locationCounted)
        unanswered[sequence] = reading
        return reading
    }

    /// Everything at the place where the person works has been counted; the next place is to be named.
    @discardableResult
    public func placeCounted() async throws(TerminalError) -> Reading {
        guard let place = try taskAtHand().place else {
            throw TerminalError(.noPlace, "Scan the label of the place first, then say that all of it is counted.")
        }
        var reading = try await locationCounted(place.locationID)
        reading.place = place
        try work(at: nil)
        return reading
    }

    // MARK: Places

    /// What is entered from now on is at the place with this code; an empty code is the task's own place again.
    @discardableResult
    public func setPlace(_ code: String) throws(TerminalError) -> WorkPlace? {
        _ = try taskAtHand()
        guard !code.isEmpty else {
            try work(at: nil)
            return nil
        }
        guard let place = place(code: code) else {
            throw TerminalError(.unknownPlace, "This device knows no place \(code) in its store. Check the label, or connect so that it learns new places.")
        }
        try work(at: place)
        return place
    }

    /// The place of this store with that code, as far as the device knows.
    public func place(code: String) -> WorkPlace? {
        master.content.location(code: code).map { WorkPlace(locationID: $0.locationID, code: $0.code, name: $0.name) }
    }

    /// A product's code wins over a place that is called the same.
    private func placeLabelled(_ raw: [UInt8]) -> WorkPlace? {
        guard let place = place(code: String(decoding: raw, as: UTF8.self)) else { return nil }
        let goods = try? resolve(raw, "")
        return goods?.product == nil ? place : nil
    }

    private func work(at place: WorkPlace?) throws(TerminalError) {
        try keep { $0.task?.place = place }
        filter.forget()
    }

    // MARK: Tasks

    /// Begins a receipt that the server may not know of yet: the delivery is at the door and the network is not.
    func startOffline(order: KnownTask?, supplier: Int64, deliveryNote: String) async throws(TerminalError) -> Reading {
        let start = StartReceipt(purchaseOrderID: order?.documentID ?? 0, supplierID: supplier, deliveryNote: deliveryNote)
        let sequence = try await save(.start(StartEntry(receipt: start)), in: nil)
        let title = order?.number ?? (deliveryNote.isEmpty ? "#\(sequence)" : deliveryNote)
        try take(WorkTask(kind: .receipt, reference: .startedBy(sequence), title: title, expected: order?.expected ?? [:]))
        let reading = Reading(sequence: sequence, kind: .start)
        unanswered[sequence] = reading
        return reading
    }

    func take(_ task: WorkTask) throws(TerminalError) {
        // A list without goods is put down: scans belong to the task from now on.
        if checklist != nil {
            try refuseWhileChecking()
            try keepChecklist(nil)
        }
        try keep { $0.task = task }
        forgetTask()
    }

    private func leaveTask() throws(TerminalError) {
        try keep { $0.task = nil }
        forgetTask()
    }

    private func forgetTask() {
        totals = RunningTotals(limit: configuration.limits.taskLines)
        knownLots = KnownLots(limit: configuration.limits.taskLines)
        undoable = []
        lastGoods = nil
        givenLot = nil
        filter.forget()
    }

    func taskAtHand() throws(TerminalError) -> WorkTask {
        guard let task = note.task else {
            throw TerminalError(.noTask, "Choose a task first: receive an order or count a stocktake.")
        }
        recall(task)
        return task
    }

    // MARK: Parts

    func resolve(_ raw: [UInt8], _ symbology: String) throws(TerminalError) -> ResolvedGoods {
        do throws(ScanError) {
            return try goodsResolver.resolve(raw, symbology: symbology, in: master.content)
        } catch {
            throw TerminalError(error)
        }
    }

    /// The typed lot, where it is meant for these goods.
    func takeGivenLot(for goods: ResolvedGoods) -> GivenLot? {
        guard let given = givenLot else { return nil }
        let key = goods.product.map { BarcodeKey(text: "product \($0.productID)") } ?? goods.code.key
        if let meant = given.goods, meant != key {
            givenLot = nil
            return nil
        }
        givenLot?.goods = key
        return given
    }

    func remember(
        _ sequence: Int64, _ kind: Reading.Kind, _ goods: ResolvedGoods, quantity: Int64, at place: WorkPlace?, raw: [UInt8],
        symbology: String, confirmed: Set<String> = []
    ) -> Reading {
        var reading = Reading(sequence: sequence, kind: kind)
        reading.code = goods.code.gtin?.shortText ?? goods.code.key.text
        reading.productID = goods.product?.productID ?? 0
        reading.productName = goods.product?.name ?? ""
        reading.unit = goods.product.map { QuantityUnit($0.unit) } ?? .each
        reading.lot = goods.lot
        reading.expiry = goods.expiry
        reading.quantity = quantity
        reading.place = place
        reading.expected = note.task?.expected[reading.productID]
        reading.remarks = remarks(on: goods)
        reading.total = totals.add(sequence, reading.line, quantity: quantity)
        reading.lineTotal = reading.total
        if reading.expected != nil { reading.received = totals.total(ofProduct: reading.productID) }
        reading.confirmed = confirmed
        knownLots.learn(goods.lot, expiry: goods.expiry, product: reading.productID, isCertain: false)
        unanswered[sequence] = reading
        keepUndoable(reading)
        lastGoods = LastGoods(raw: raw, symbology: symbology, line: reading.line, reading: reading)
        return reading
    }

    func keepUndoable(_ reading: Reading) {
        undoable.append(reading)
        if undoable.count > Self.undoDepth { undoable.removeFirst() }
    }

    private func remarks(on goods: ResolvedGoods) -> [Remark] {
        var remarks = goods.code.warnings.map { Remark(reason: $0.code.rawValue, message: $0.message) }
        if goods.product == nil { remarks.append(Remark(reason: "UNKNOWN_PRODUCT", message: "Not in the device's product list. Saved; the server will look it up.")) }
        if goods.lacksLot { remarks.append(Remark(reason: "LOT_MISSING", message: "This product is followed by lot, and none was given.")) }
        if goods.lacksExpiry { remarks.append(Remark(reason: "EXPIRY_MISSING", message: "This product has an expiry date, and none was given.")) }
        if let person = note.person, person.expiresMilliseconds <= configuration.clock.wallMilliseconds() {
            remarks.append(Remark(reason: "SESSION_ENDED", message: "Your session has ended: sign in again. Saved; a manager may have to approve this."))
        }
        if note.person == nil { remarks.append(Remark(reason: "NOT_SIGNED_IN", message: "Nobody is signed in: a manager will have to approve this.")) }
        return remarks
    }

    static let largestQuantity: Int64 = 1_000_000_000_000
    static let longestLotBytes = 64
    private static let undoDepth = 100
    private static var badQuantity: TerminalError {
        TerminalError(.badQuantity, "Type a whole number from 1 to \(largestQuantity) (0 only in a stocktake).")
    }
}

extension Reading {
    /// The line whose running total the entry adds to.
    var line: RunningTotals.Line {
        RunningTotals.Line(
            productID: productID, code: productID == 0 ? code : "", lot: lot, locationID: place?.locationID ?? 0)
    }

    mutating func copyGoods(of other: Reading) {
        (code, productID, productName, unit) = (other.code, other.productID, other.productName, other.unit)
        (lot, expiry, place, expected) = (other.lot, other.expiry, other.place, other.expected)
    }
}

extension QuantityUnit {
    init(_ unit: Unit) {
        switch unit {
        case .each: self = .each
        case .gram: self = .gram
        case .millilitre: self = .millilitre
        }
    }
}

extension WorkTask.Reference {
    var onWire: Entry.Task {
        switch self {
        case .document(let id): .documentID(id)
        case .startedBy(let sequence): .startedBy(sequence)
        }
    }
}
