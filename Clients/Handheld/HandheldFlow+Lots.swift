// The lot and expiry of goods whose label carries none: typed before the scan, or asked for after it.

import TerminalKit

extension HandheldFlow {
    mutating func lotLine(_ bytes: [UInt8], _ text: String, expiryToo: Bool) -> [Effect] {
        // The next carton, scanned before the question was answered, is no lot.
        if held != nil, bytes.count >= 8, bytes.allSatisfy({ (0x30 ... 0x39).contains($0) }), bytes.count != 8 || !expiryToo {
            return problem(words.promptLot)
        }
        screen.lot = text
        if expiryToo {
            screen.mode = .expiry
            return []
        }
        return lotIsComplete()
    }

    mutating func expiryLine(_ text: String) -> [Effect] {
        screen.expiry = text
        return lotIsComplete()
    }

    /// Lot and expiry are given: they go with the scan that waits, or with the next.
    private mutating func lotIsComplete() -> [Effect] {
        let waiting = held
        held = nil
        screen.mode = .scan
        let set = Effect.setLot(lot: screen.lot, expiry: screen.expiry)
        guard let waiting else { return [set] }
        return [set, .scan(waiting, asking: .doubts, confirmed: [])]
    }

    mutating func lotFunction(_ argument: String) -> [Effect] {
        guard !argument.isEmpty else { return ask(.lot(expiryToo: true)) }
        let parts = argument.split(separator: " ")
        screen.lot = parts.first.map(String.init) ?? ""
        screen.expiry = parts.count > 1 ? String(parts[1]) : ""
        return lotIsComplete()
    }
}
