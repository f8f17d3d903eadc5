// Orders and goods in, as simply as they can be said: what was scanned, what was refused, what is paid. Written from the rules and
// without the core's code.

struct ReceivingModel {
    struct Goods: Hashable {
        var product: Int64
        var lot: String
    }

    struct Order {
        var lines: [(product: Int64, ordered: Int64, cost: Int64)]
        var received: [Int64]
        var isClosed = false

        func outstanding(_ line: Int) -> Int64 { isClosed ? 0 : max(0, lines[line].ordered - received[line]) }
    }

    struct Receipt {
        var order: Int
        var state = "draft"
        var scanned: [Goods: Int64] = [:]
        var refused: [Goods: Int64] = [:]
        /// What every person did to it.
        var hands: Set<Int64> = []
        var approvers: [Int64] = []
        /// Somebody has said that it is no duplicate of that one.
        var released: Int?
        var held: Int?
        var isLetOver = false

        var arrived: [Goods: Int64] { scanned.filter { $0.value > 0 } }
        var taken: [Goods: Int64] {
            arrived.merging(refused.mapValues { -$0 }, uniquingKeysWith: +).filter { $0.value > 0 }
        }
        var isSound: Bool { !arrived.isEmpty && refused.allSatisfy { $0.value <= max(0, scanned[$0.key] ?? 0) } }
    }

    var orders: [Order] = []
    var receipts: [Receipt] = []
    /// What is in the books, by goods.
    var stock: [Goods: Int64] = [:]
    var value: [Int64: Int64] = [:]
    var owed: [Int: Int64] = [:]
    /// Approvals that a receipt worth at least this needs, beside the first.
    let secondApprovalFrom: Int64

    /// Fills the order's lines with the receipt's goods: each line of the product in turn, the rest on the last one.
    func allocation(_ receipt: Receipt) -> (received: [Int64], value: [Int64: Int64]) {
        let order = orders[receipt.order]
        var received = order.received
        var value: [Int64: Int64] = [:]
        for (product, total) in Dictionary(receipt.taken.map { ($0.key.product, $0.value) }, uniquingKeysWith: +) {
            var rest = total
            let lines = order.lines.indices.filter { order.lines[$0].product == product }
            for line in lines where rest > 0 {
                let room = order.isClosed ? 0 : max(0, order.lines[line].ordered - received[line])
                let share = line == lines.last ? rest : min(room, rest)
                received[line] += share
                rest -= share
                value[product, default: 0] += share * order.lines[line].cost
            }
        }
        return (received, value)
    }

    func worth(_ receipt: Receipt) -> Int64 { allocation(receipt).value.values.reduce(0, +) }

    func needed(_ receipt: Receipt) -> Int { worth(receipt) >= secondApprovalFrom ? 2 : 1 }

    /// Some line would hold more than was ordered.
    func isTooMuch(_ receipt: Receipt) -> Bool {
        let order = orders[receipt.order]
        let after = allocation(receipt).received
        return order.lines.indices.contains { line in
            let wanted = order.isClosed ? min(order.lines[line].ordered, order.received[line]) : order.lines[line].ordered
            return after[line] > order.received[line] && after[line] > wanted
        }
    }

    /// The first receipt before it, on its way or posted, that has the same goods on the same order.
    func twin(_ number: Int) -> Int? {
        receipts.indices.first { other in
            other != number && receipts[other].state != "draft" && receipts[other].order == receipts[number].order
                && receipts[other].arrived == receipts[number].arrived
        }
    }

    mutating func post(_ number: Int) {
        let receipt = receipts[number]
        let (received, worth) = allocation(receipt)
        orders[receipt.order].received = received
        for (goods, quantity) in receipt.taken { stock[goods, default: 0] += quantity }
        for (product, amount) in worth { value[product, default: 0] += amount }
        owed[number] = worth.values.reduce(0, +)
        receipts[number].state = "posted"
    }
}
