// What roles allow. Translation only.

import Inventory
import RPC
import Wire

struct RolesService: RolesProvider {
    let desk: CommandDesk

    func listRoles(_ request: ListRolesRequest, context: ServerContext) async throws -> ListRolesReply {
        ListRolesReply(roles: try await desk.answer(RoleList(), context).map { Wire.Role($0) })
    }

    func defineRole(_ request: DefineRoleRequest, context: ServerContext) async throws -> DefineRoleReply {
        let rights = try request.rights.enumerated().map { index, right in try Self.right(right, "rights[\(index)]", context) }
        return try await desk.perform(DefineRole(request.name, rights: rights), said: request, context) { _ in DefineRoleReply() }
    }

    func removeRole(_ request: RemoveRoleRequest, context: ServerContext) async throws -> RemoveRoleReply {
        try await desk.perform(RemoveRole(request.name), said: request, context) { _ in RemoveRoleReply() }
    }

    func demandSecondFactor(
        _ request: DemandSecondFactorRequest, context: ServerContext
    ) async throws -> DemandSecondFactorReply {
        let command = Inventory.DemandSecondFactor(Inventory.SecondFactorDemand(request.demand), of: request.name)
        return try await desk.perform(command, said: request, context) { _ in DemandSecondFactorReply() }
    }

    private static func right(_ right: Wire.Right, _ path: String, _ context: ServerContext) throws -> Inventory.Right {
        func unknown(_ field: String, _ known: [String]) -> RPCError {
            let rejection = Rejection.malformed(field: "\(path).\(field)", problem: "is not one of \(known.joined(separator: ", "))")
            return RejectionStatus.error(Refusal(rejection), Authentication.language(context.metadata))
        }
        guard let verb = Verb(rawValue: right.verb) else { throw unknown("verb", Verb.allCases.map(\.rawValue)) }
        guard let subject = Subject(rawValue: right.subject) else { throw unknown("subject", Subject.allCases.map(\.rawValue)) }
        return Inventory.Right(verb, subject, limitE4: right.limitE4)
    }
}

extension Wire.Role {
    init(_ role: RoleDefinition) {
        self.init(
            name: role.name.text, builtIn: role.isBuiltIn, secondFactor: Wire.SecondFactorDemand(role.secondFactor),
            rights: role.rights.map { Wire.Right(verb: $0.verb.rawValue, subject: $0.subject.rawValue, limitE4: $0.limitE4) })
    }
}

extension Wire.SecondFactorDemand {
    init(_ demand: Inventory.SecondFactorDemand) {
        self =
            switch demand {
            case .never: .never
            case .atDesks: .atDesks
            case .everywhere: .everywhere
            }
    }
}

extension Inventory.SecondFactorDemand {
    init(_ demand: Wire.SecondFactorDemand) {
        self =
            switch demand {
            case .never: .never
            case .atDesks: .atDesks
            case .everywhere: .everywhere
            }
    }
}
