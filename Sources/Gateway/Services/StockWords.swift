// Goods, lots and reasons, which several services of stock translate.

import Inventory
import RPC
import Wire

extension StockLineDraft {
    /// A line that was left out altogether becomes one that names nothing, which the core refuses with its field.
    init(_ line: Wire.StockLine?) {
        self.init(
            product: line?.productID ?? 0, lotCode: line?.lotCode ?? "", location: line?.locationID ?? 0,
            condition: line?.condition.map(Inventory.Condition.init) ?? .sellable, quantity: line?.quantity ?? 0)
    }
}

extension Inventory.AdjustmentReason {
    init(_ reason: Wire.AdjustmentReason) {
        self =
            switch reason {
            case .broken: .broken
            case .expired: .expired
            case .missing: .missing
            case .ownUse: .ownUse
            case .sample: .sample
            case .found: .found
            case .correction: .correction
            }
    }
}

extension Wire.AdjustmentReason {
    init(_ reason: Inventory.AdjustmentReason) {
        self =
            switch reason {
            case .broken: .broken
            case .expired: .expired
            case .missing: .missing
            case .ownUse: .ownUse
            case .sample: .sample
            case .found: .found
            case .correction: .correction
            }
    }
}

extension Inventory.LotStatus {
    init(_ status: Wire.LotStatus) {
        self =
            switch status {
            case .ok: .ok
            case .hold: .hold
            case .recalled: .recalled
            }
    }
}

extension Wire.LotStatus {
    init(_ status: Inventory.LotStatus) {
        self =
            switch status {
            case .ok: .ok
            case .hold: .hold
            case .recalled: .recalled
            }
    }
}
