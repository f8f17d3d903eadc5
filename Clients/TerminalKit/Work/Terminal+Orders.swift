// The orders on which goods may arrive, with what each still expects, kept on the device: so that an order is found by any product on
// it, and its goods are compared with it, without the server.

import Barcodes
import Wire

extension Terminal {
    /// Fetches the lines of orders that the device does not know as they are now. At most `orderLines` of them in all; one at a time.
    func learnOrders() async {
        guard !isLearningOrders, note.person != nil else { return }
        isLearningOrders = true
        defer { isLearningOrders = false }
        var room = configuration.limits.orderLines - knownTasks.reduce(0) { $0 + ($1.expected?.count ?? 0) }
        for known in knownTasks where known.kind == .purchaseOrder && known.learntVersion != known.version {
            let id = known.documentID
            guard let order = try? await call({ client, options in
                try await PurchaseOrdersClient(client).getPurchaseOrder(
                    GetPurchaseOrderRequest(by: .purchaseOrderID(id)), options: options)
            }).purchaseOrder else { return }
            // The list may have changed while the server answered.
            guard let index = knownTasks.firstIndex(where: { $0.kind == .purchaseOrder && $0.documentID == id }) else { continue }
            var tasks = knownTasks
            room += tasks[index].expected?.count ?? 0
            let expected = order.stillExpected
            tasks[index].learn(order, expected: expected.count <= room ? expected : nil)
            room -= tasks[index].expected?.count ?? 0
            knowTasks(tasks)
        }
    }

    /// An order that the device has heard of: by its number, by a delivery note that was announced, or by any product on it that is
    /// still expected; then the one that is expected first.
    func knownOrder(_ clue: String) -> KnownTask? {
        let orders = knownTasks.filter { $0.kind == .purchaseOrder }
        if let named = orders.first(where: { $0.number == clue }) { return named }
        let note = Self.noteKey(clue)
        if !note.isEmpty, let announced = orders.first(where: { $0.deliveryNotes?.contains { Self.noteKey($0) == note } == true }) {
            return announced
        }
        guard let product = (try? resolve(Array(clue.utf8), ""))?.product?.productID else { return nil }
        return orders.filter { ($0.expected?[product] ?? 0) > 0 }
            .min { Self.dueKey($0) < Self.dueKey($1) }
    }

    /// Orders without a date come last; of equals the older.
    private static func dueKey(_ order: KnownTask) -> (String, Int64) {
        let date = order.expectedDate ?? ""
        return (date.isEmpty ? "9999" : date, order.documentID)
    }

    /// As the server compares delivery notes: without blanks and hyphens, in capitals.
    private static func noteKey(_ text: String) -> String {
        text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
    }
}

extension KnownTask {
    fileprivate mutating func learn(_ order: PurchaseOrder, expected: [Int64: Int64]?) {
        self.expected = expected
        (version, learntVersion) = (order.version, order.version)
        (expectedDate, deliveryNotes) = (order.expectedDate, order.deliveryNotes)
    }

    /// An order as the list of open ones tells it; what is known of its lines stays until they are fetched again.
    init(_ order: PurchaseOrder, known: KnownTask?) {
        self.init(kind: .purchaseOrder, documentID: order.purchaseOrderID, number: order.number, title: order.supplierName)
        (expected, learntVersion, deliveryNotes) = (known?.expected, known?.learntVersion, known?.deliveryNotes)
        (version, expectedDate) = (order.version, order.expectedDate)
    }
}

extension PurchaseOrder {
    /// What has not arrived yet, by product.
    var stillExpected: [Int64: Int64] {
        var expected: [Int64: Int64] = [:]
        for line in lines {
            let (after, overflow) = line.ordered.subtractingReportingOverflow(line.received)
            let (open, overflowAgain) = after.subtractingReportingOverflow(line.cancelled)
            guard !overflow, !overflowAgain else { continue }
            let (sum, tooMuch) = (expected[line.productID] ?? 0).addingReportingOverflow(max(0, open))
            expected[line.productID] = tooMuch ? .max : sum
        }
        return expected
    }
}
