// Who counts where: the places of a stocktake that were handed out, taken over and given back on the device.

import Wire

/// A place of a stocktake, or all of it, and in whose hands it is. Never with a quantity.
public struct CountPlace: Hashable, Sendable {
    public enum Holder: Hashable, Sendable {
        case nobody
        case thisDevice
        /// The other device, as staff call it.
        case other(String)
    }

    public var stocktakeID: Int64
    public var number: String
    /// 0 = all of the stocktake.
    public var locationID: Int64
    public var code: String
    public var holder: Holder
    /// Counted completely in this pass.
    public var isDone: Bool

    public init(stocktakeID: Int64, number: String, locationID: Int64, code: String, holder: Holder, isDone: Bool) {
        self.stocktakeID = stocktakeID
        self.number = number
        self.locationID = locationID
        self.code = code
        self.holder = holder
        self.isDone = isDone
    }
}

extension Terminal {
    /// The places of every stocktake that is being counted here; this device's first, then those that nobody has. Needs the server.
    public func countPlaces() async throws(TerminalError) -> [CountPlace] {
        let (store, own) = (identity.storeID, identity.terminalID)
        let stocktakes = try await call { client, options in
            try await StocktakesClient(client).listStocktakes(
                ListStocktakesRequest(storeID: store, states: [.counting, .recounting], page: Page(size: 100)), options: options)
        }.stocktakes
        var found: [CountPlace] = []
        for stocktake in stocktakes where found.count < configuration.limits.listRows {
            let id = stocktake.stocktakeID
            let tasks: [CountTask] = try await pages { (page) async throws(TerminalError) in
                let reply = try await self.call { client, options in
                    try await StocktakesClient(client).listCountTasks(ListCountTasksRequest(stocktakeID: id, page: page), options: options)
                }
                return (reply.tasks, reply.nextToken)
            }
            found += tasks.map { task in
                let holder: CountPlace.Holder = task.terminalID == 0 ? .nobody : task.terminalID == own ? .thisDevice : .other(task.terminalName)
                return CountPlace(
                    stocktakeID: id, number: stocktake.number, locationID: task.locationID, code: task.locationCode, holder: holder,
                    isDone: task.completed)
            }
        }
        return Array(found.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
            .prefix(configuration.limits.listRows))
    }

    /// The place is this device's to count, whoever had it; the stocktake is the task at hand and the place is set. Needs the server.
    ///
    /// - Parameter isTakingOver: the person knows that another device has it. Without it such a place is left to that device.
    @discardableResult
    public func takeCountPlace(_ place: CountPlace, isTakingOver: Bool = false) async throws(TerminalError) -> WorkTask {
        if case .other(let name) = place.holder, !isTakingOver {
            throw TerminalError(.heldElsewhere, "\(name) has \(place.code.isEmpty ? place.number : place.code) in hand. Take it over only if nobody counts there now.")
        }
        try refuseWhileChecking()
        _ = try await call { client, options in
            try await StocktakesClient(client).takeCountTask(
                TakeCountTaskRequest(stocktakeID: place.stocktakeID, locationID: place.locationID), options: options)
        }
        try take(WorkTask(kind: .stocktake, reference: .document(place.stocktakeID), title: place.number))
        if place.locationID != 0 {
            let known = master.location(place.locationID)
            try keep { $0.task?.place = WorkPlace(locationID: place.locationID, code: place.code, name: known?.name ?? "") }
        }
        return try taskAtHand()
    }

    /// Nobody has the place in hand any more; what was counted there stays counted. Needs the server.
    public func giveBackCountPlace(_ place: CountPlace) async throws(TerminalError) {
        guard place.holder == .thisDevice else {
            throw TerminalError(.heldElsewhere, "This device does not have \(place.code.isEmpty ? place.number : place.code) in hand.")
        }
        _ = try await call { client, options in
            try await StocktakesClient(client).handOutCountTask(
                HandOutCountTaskRequest(stocktakeID: place.stocktakeID, locationID: place.locationID, terminalID: 0), options: options)
        }
        guard let task = note.task, task.reference == .document(place.stocktakeID), task.place?.locationID == place.locationID else { return }
        try keep { $0.task?.place = nil }
    }
}

extension CountPlace {
    /// What is done comes last.
    fileprivate var order: Int {
        if isDone { return 3 }
        return switch holder {
        case .thisDevice: 0
        case .nobody: 1
        case .other: 2
        }
    }
}
