import ArgumentParser
import Wire

extension OfficeStocktakes {
    struct Tasks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the places of a stocktake and which terminal has each in hand.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var stocktake: String

        func run() async throws {
            try await options.work { office in
                let stocktake = try await office.stocktake(stocktake)
                let tasks = try await office.pages { page in
                    let reply = try await StocktakesClient(office.client).listCountTasks(
                        ListCountTasksRequest(stocktakeID: stocktake.stocktakeID, page: page), options: office.reading)
                    return (reply.tasks, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(tasks.map(CountTaskAnswer.init)) }
                var table = TextTable(("PLACE", .left), ("ZONE", .left), ("TERMINAL", .left), ("BY", .left), ("COUNTED", .left))
                for one in tasks {
                    table.add(one.locationID == 0 ? "(all)" : one.locationCode, one.zone, one.terminalName, one.by, one.completed ? "completely" : "")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct HandOut: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "hand-out", abstract: "Give a place of a stocktake, or all of it, to a terminal; both terminals are told.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var stocktake: String
        @Option(help: "Code of the place; none: all of it.") var place = ""
        @Option(help: "The terminal's id; 0 takes it back.") var terminal: Int64

        func run() async throws {
            try await options.work { office in
                let stocktake = try await office.stocktake(stocktake)
                let location = place.isEmpty ? 0 : try Office.place(place, in: try await office.places(of: stocktake.storeID))
                _ = try await StocktakesClient(office.client).handOutCountTask(
                    HandOutCountTaskRequest(stocktakeID: stocktake.stocktakeID, locationID: location, terminalID: terminal),
                    options: office.writing())
                let task = place.isEmpty ? stocktake.number : "\(place) in \(stocktake.number)"
                try DocumentAnswer(number: task, state: terminal == 0 ? "in nobody's hands" : "in the hands of terminal \(terminal)").tell(
                    json: options.json)
            }
        }
    }
}

/// A task for scripts.
private struct CountTaskAnswer: Encodable {
    let locationID: Int64
    let location: String
    let terminalID: Int64
    let terminal: String
    let by: String
    let completed: Bool

    init(_ task: CountTask) {
        locationID = task.locationID
        location = task.locationCode
        terminalID = task.terminalID
        terminal = task.terminalName
        by = task.by
        completed = task.completed
    }
}
