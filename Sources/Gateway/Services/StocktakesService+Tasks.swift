// Who counts where. Translation only.

import Inventory
import RPC
import Wire

extension StocktakesService {
    func handOutCountTask(_ request: HandOutCountTaskRequest, context: ServerContext) async throws -> HandOutCountTaskReply {
        let command = HandOutCountTask(try id(request.stocktakeID, context), place: request.locationID, to: request.terminalID)
        return try await desk.perform(command, said: request, context) { handed in
            HandOutCountTaskReply(formerTerminalID: handed.before?.rawValue ?? 0)
        }
    }

    func takeCountTask(_ request: TakeCountTaskRequest, context: ServerContext) async throws -> TakeCountTaskReply {
        let command = TakeCountTask(try id(request.stocktakeID, context), place: request.locationID)
        return try await desk.perform(command, said: request, context) { handed in
            TakeCountTaskReply(formerTerminalID: handed.before?.rawValue ?? 0)
        }
    }

    func listCountTasks(_ request: ListCountTasksRequest, context: ServerContext) async throws -> ListCountTasksReply {
        let list = CountTaskList(try id(request.stocktakeID, context), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListCountTasksReply(tasks: page.items.map { Wire.CountTask($0) }, nextToken: page.nextToken)
    }
}

extension Wire.CountTask {
    init(_ task: Inventory.CountTask) {
        self.init(
            locationID: task.location?.rawValue ?? 0, locationCode: task.locationCode, zone: task.zone,
            terminalID: task.terminal?.rawValue ?? 0, terminalName: task.terminalName, by: task.by, sinceMs: task.since.milliseconds,
            completed: task.isCompleted)
    }
}
