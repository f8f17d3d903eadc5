// Where documents of different kinds stand together (the push feed, the exports), their states go by name.

extension DocumentKind {
    /// The stable name of a state of this kind, for machines: `partly_received`. A number that this version of the program does
    /// not know is `state_<number>`, so that a newer file can still be shown.
    public func stateName(_ raw: Int64) -> String {
        switch self {
        case .purchaseOrder: PurchaseOrderState.name(of: raw)
        case .receipt: ReceiptState.name(of: raw)
        case .stocktake: StocktakeState.name(of: raw)
        case .adjustment: AdjustmentState.name(of: raw)
        case .reservation: ReservationState.name(of: raw)
        case .transfer: TransferState.name(of: raw)
        }
    }
}

extension DocumentState {
    fileprivate static func name(of raw: Int64) -> String {
        guard let state = Self(rawValue: raw) else { return "state_\(raw)" }
        return String(state.words.map { $0 == " " ? "_" : $0 })
    }
}
