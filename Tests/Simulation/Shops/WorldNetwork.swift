import RPC

/// Everything between the devices and the server: parcels arrive late, connections break in every way a radio knows, and now and then one is
/// heard twice. Within a connection the order is kept (RFC 9293, 3.8: TCP delivers in order); across connections it is not.
///
/// Zone: the thread of its world, which is what makes it Sendable.
final class WorldNetwork: @unchecked Sendable {
    /// One connection of one device.
    final class Link {
        let number: Int
        /// Nil for one that nobody listens to: what was said before, heard again.
        let pocket: Int?
        var random: SeededRandom
        var calls: [Int32] = []
        var served: [(call: Int32, at: CarriedCall)] = []
        /// Parcels until it breaks.
        var left: Int
        var lastUp: Int64 = 0, lastDown: Int64 = 0
        var isGoneForClient = false, isGoneForServer = false
        var losesUp = false, losesDown = false
        var life: ServerLife?
        var said: [(call: Int32, parcel: Parcel)] = []

        init(_ number: Int, pocket: Int?, left: Int, seed: UInt64) {
            (self.number, self.pocket, self.left) = (number, pocket, left)
            random = SeededRandom(seed)
        }
    }

    private let agenda: Agenda
    private var random: SeededRandom
    private var links: [Int: Link] = [:]
    private var linkOfCall: [Int: [Int32: Link]] = [:]
    private var count = 0
    /// The server that is up.
    var life: ServerLife?
    var lines: [CarriedLine] = []
    /// Nothing breaks and nothing is late any more.
    var isFair = false
    private(set) var parcels = 0, cuts = 0, ghosts = 0, lateParcels = 0

    init(agenda: Agenda, seed: UInt64) {
        self.agenda = agenda
        random = SeededRandom(seed)
    }

    // MARK: up

    /// What a device says.
    func post(from pocket: Int, call: Int32, _ parcel: Parcel) {
        let link: Link
        if let known = linkOfCall[pocket]?[call] {
            link = known
        } else {
            // What a program still says of a call on its way out goes nowhere.
            guard case .head = parcel else { return }
            link = links[pocket] ?? connect(pocket)
            link.calls.append(call)
            linkOfCall[pocket, default: [:]][call] = link
        }
        guard !link.isGoneForClient else { return }
        if !isFair { link.said.append((call, parcel)) }
        carryUp(link, call, parcel, extra: 0)
        wear(link)
    }

    private func connect(_ pocket: Int) -> Link {
        count += 1
        let left = isFair ? .max : random.oneIn(3) ? random.below(12) + 1 : random.below(120) + 1
        let link = Link(count, pocket: pocket, left: left, seed: random.next())
        links[pocket] = link
        return link
    }

    private func carryUp(_ link: Link, _ call: Int32, _ parcel: Parcel, extra: Int64) {
        parcels += 1
        guard !link.losesUp else { return }
        let at = max(link.lastUp, agenda.now + delay(link) + extra)
        link.lastUp = at
        agenda.after(at - agenda.now) { [self] in arriveUp(link, call, parcel) }
    }

    private func arriveUp(_ link: Link, _ call: Int32, _ parcel: Parcel) {
        guard !link.isGoneForServer, !link.losesUp else { return }
        if link.life == nil {
            // Nobody listens: the connection is refused, which the device hears soon.
            guard let life else { return tellClient(link, after: 50) }
            link.life = life
            life.links.append(link)
        }
        guard let life = link.life, life === self.life else { return }
        if case .head(let head) = parcel {
            let served = life.calls.call(head, connection: UInt64(link.number)) { [self] parcel in carryDown(link, call, parcel) }
            link.served.append((call, served))
        } else {
            link.served.first { $0.call == call }?.at.arrived(parcel)
        }
    }

    // MARK: down

    private func carryDown(_ link: Link, _ call: Int32, _ parcel: Parcel) {
        parcels += 1
        wear(link)
        guard !link.losesDown, !link.isGoneForServer, let pocket = link.pocket else { return }
        let at = max(link.lastDown, agenda.now + delay(link))
        link.lastDown = at
        agenda.after(at - agenda.now) { [self] in
            guard !link.isGoneForClient, !link.losesDown else { return }
            lines[pocket].arrived(parcel, of: call)
        }
    }

    /// Mostly milliseconds, now and then the time that a walk through the cold store takes.
    private func delay(_ link: Link) -> Int64 {
        if isFair { return 5 }
        if link.random.oneIn(150) {
            lateParcels += 1
            return link.random.number(2_000...25_000)
        }
        return link.random.oneIn(20) ? link.random.number(100...2_000) : link.random.number(2...40)
    }

    // MARK: breaking

    private func wear(_ link: Link) {
        guard !isFair, link.left != .max else { return }
        link.left -= 1
        if link.left == 0 { cut(link) }
    }

    private func cut(_ link: Link) {
        cuts += 1
        switch link.random.below(6) {
        case 0:
            // A reset that both hear of, sooner or later; what is under way upward may still arrive.
            tellClient(link, after: link.random.number(0...50))
            tellServer(link, after: link.random.number(0...200))
        case 1:
            // Half-open: nothing passes, and each side finds out by its own silence (`Client.Keepalive`, `ServerLimits.keepalive`).
            (link.losesUp, link.losesDown) = (true, true)
            tellClient(link, after: 30_000)
            tellServer(link, after: 80_000)
        case 2:
            // Heard, done, and the answer lost.
            link.losesDown = true
            tellClient(link, after: link.random.number(0...30_000))
            tellServer(link, after: 80_000)
        case 3:
            link.losesUp = true
            tellServer(link, after: 0)
            tellClient(link, after: 30_000)
        case 4:
            // The device has given up, and what it said arrives long after it came back.
            let late = link.random.number(1_000...40_000)
            link.lastUp = max(link.lastUp, agenda.now + late)
            tellClient(link, after: 0)
            tellServer(link, after: late + 60_000)
        default:
            tellClient(link, after: 0)
            tellServer(link, after: 0)
            hearAgain(link)
        }
    }

    /// All that was said on a connection is said once more, on another that nobody listens to.
    private func hearAgain(_ link: Link) {
        ghosts += 1
        count += 1
        let ghost = Link(count, pocket: nil, left: .max, seed: random.next())
        let wait = random.number(100...40_000)
        let said = link.said
        agenda.after(wait) { [self] in
            for (call, parcel) in said { carryUp(ghost, call, parcel, extra: 0) }
            tellServer(ghost, after: 30_000)
        }
    }

    private func tellClient(_ link: Link, after milliseconds: Int64) {
        agenda.after(milliseconds) { [self] in
            guard !link.isGoneForClient, let pocket = link.pocket else { return }
            link.isGoneForClient = true
            if links[pocket] === link { links[pocket] = nil }
            for call in link.calls { linkOfCall[pocket]?[call] = nil }
            lines[pocket].broke(link.calls)
        }
    }

    private func tellServer(_ link: Link, after milliseconds: Int64) {
        agenda.after(milliseconds) { [self] in breakForServer(link) }
    }

    private func breakForServer(_ link: Link) {
        guard !link.isGoneForServer else { return }
        link.isGoneForServer = true
        for (_, call) in link.served { call.broke() }
        link.served = []
        link.life?.links.removeAll { $0 === link }
    }

    // MARK: ends

    /// The server's process is gone; devices learn it at once or by silence.
    func serverEnded(_ life: ServerLife) {
        let links = life.links
        for link in links {
            breakForServer(link)
            tellClient(link, after: random.oneIn(4) ? 30_000 : random.number(0...300))
        }
        if self.life === life { self.life = nil }
    }

    /// The device's program is gone; the server learns it at once or by silence.
    func pocketEnded(_ pocket: Int) {
        guard let link = links.removeValue(forKey: pocket) else { return }
        link.isGoneForClient = true
        for call in link.calls { linkOfCall[pocket]?[call] = nil }
        tellServer(link, after: random.oneIn(2) ? 80_000 : random.number(0...200))
    }

    /// From now on the sun shines: connections that are half-open are found out.
    func clearUp() {
        isFair = true
        for pocket in links.keys.sorted() {
            guard let link = links[pocket], link.losesUp || link.losesDown || link.life !== life else { continue }
            tellClient(link, after: 0)
            tellServer(link, after: 0)
        }
    }
}
