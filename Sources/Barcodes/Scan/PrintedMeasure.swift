// Whether a label counts goods in the way the shop does.

/// What a label counts its goods in.
public enum PrintedMeasure: Hashable, Sendable, CaseIterable {
    case pieces, weight, volume
}

extension ScannedCode {
    /// What the label gives of goods that the shop counts in `own`, where that is no way to count them: a weight on goods by the piece,
    /// a volume on goods by weight. Nil where the label fits, or says nothing; pieces fit all goods, since a code tells what one holds.
    public func measure(otherThan own: PrintedMeasure) -> PrintedMeasure? {
        var printed: [PrintedMeasure] = []
        if quantity != nil { printed.append(.pieces) }
        if weightGrams != nil { printed.append(.weight) }
        if volumeMillilitres != nil { printed.append(.volume) }
        return printed.contains(own) || printed.contains(.pieces) ? nil : printed.first
    }
}
