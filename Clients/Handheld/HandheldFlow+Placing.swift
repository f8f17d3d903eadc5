// Goods are put away: scan them at the dock, read where they should go and why, say how many, scan the place. Another place needs a
// reason. Then the next goods, until Esc.

import TerminalKit

extension HandheldFlow {
    /// What has been said so far.
    struct PlacingSaid: Hashable {
        var raw: [UInt8] = []
        var lot = ""
        var proposal: ProposedPlace?
        var quantity: Int64 = 0
        var target: WorkPlace?
    }

    mutating func beginPlacing() -> [Effect] {
        placing = PlacingSaid()
        return ask(.placeGoods)
    }

    mutating func placingLine(_ bytes: [UInt8], _ text: String) -> [Effect] {
        switch screen.mode {
        case .placeGoods:
            guard !bytes.isEmpty else { return escapePlacing() }
            placing = PlacingSaid(raw: bytes)
            return [.readToPlace(bytes)]
        case .placeLot:
            placing.lot = text
            return propose()
        case .placeQuantity:
            let quantity = text.isEmpty ? placing.proposal?.quantity : Int64(text)
            guard let quantity, quantity > 0 else { return problem(words.promptHowMany) }
            placing.quantity = quantity
            screen.mode = .placeTarget
            return []
        case .placeTarget:
            guard !text.isEmpty else { return problem(words.promptScanPlace) }
            return [.findPlace(text)]
        default:
            guard !text.isEmpty, let target = placing.target else { return problem(words.promptWhyElsewhere) }
            return putAway(at: target, reason: text)
        }
    }

    mutating func placingOutcome(_ outcome: Outcome) -> [Effect] {
        switch outcome {
        case .placing(let raw, let asksLot):
            guard placing.raw == raw else { return [] }
            if asksLot { return ask(.placeLot) + [.beep(.problem)] }
            return propose()
        case .proposed(let proposal, let trouble):
            placing.proposal = proposal
            screen.mode = .placeQuantity
            if let proposal {
                screen.message = ScreenState.Message(tone: .good, text: proposal.explanation)
                return [.beep(.good)]
            }
            return trouble.isEmpty ? good(words.noProposal) : problem(trouble)
        case .targeted(let place):
            guard let proposal = placing.proposal, proposal.place.locationID != place.locationID else {
                return putAway(at: place, reason: "")
            }
            placing.target = place
            screen.mode = .placeReason
            return problem("\(proposal.place.code) -> \(place.code)")
        default: return []
        }
    }

    /// It is booked: the next goods.
    mutating func placed(_ reading: Reading) -> [Effect] {
        placing = PlacingSaid()
        screen.mode = .placeGoods
        return good("\(words.placedAway): \(reading.place?.code ?? "")  \(signed(reading.quantity))")
    }

    private mutating func propose() -> [Effect] {
        screen.mode = .working
        return [.propose(placing.raw, lot: placing.lot)]
    }

    private mutating func putAway(at place: WorkPlace, reason: String) -> [Effect] {
        [
            .putAway(
                placing.raw, lot: placing.lot, quantity: placing.quantity, to: place, proposed: placing.proposal?.place, reason: reason)
        ]
    }

    private mutating func escapePlacing() -> [Effect] {
        forgetPrompt()
        return []
    }
}
