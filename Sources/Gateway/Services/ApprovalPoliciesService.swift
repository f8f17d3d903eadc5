// How many must approve what. Translation only.

import Inventory
import RPC
import Wire

struct ApprovalPoliciesService: ApprovalPoliciesProvider {
    let desk: CommandDesk

    func setApprovalPolicy(_ request: SetApprovalPolicyRequest, context: ServerContext) async throws -> SetApprovalPolicyReply {
        let command = SetApprovalPolicy(try policy(request.policy, context))
        return try await desk.perform(command, said: request, context) { _ in SetApprovalPolicyReply() }
    }

    func removeApprovalPolicy(
        _ request: RemoveApprovalPolicyRequest, context: ServerContext
    ) async throws -> RemoveApprovalPolicyReply {
        let command = RemoveApprovalPolicy(try policy(request.policy, context))
        return try await desk.perform(command, said: request, context) { _ in RemoveApprovalPolicyReply() }
    }

    func listApprovalPolicies(
        _ request: ListApprovalPoliciesRequest, context: ServerContext
    ) async throws -> ListApprovalPoliciesReply {
        ListApprovalPoliciesReply(policies: try await desk.answer(ApprovalPolicyList(), context).map { Wire.ApprovalPolicy($0) })
    }

    private func policy(_ policy: Wire.ApprovalPolicy?, _ context: ServerContext) throws -> Inventory.ApprovalPolicy {
        guard let policy else { throw refused("policy", "is missing", context) }
        let role = policy.role.isEmpty ? nil : Inventory.Role(rawValue: policy.role)
        if role == nil, !policy.role.isEmpty {
            throw refused("policy.role", "is none of \(Inventory.Role.allCases.map(\.rawValue).joined(separator: ", "))", context)
        }
        let document: Inventory.ApprovalPolicy.Document =
            switch policy.document {
            case .purchaseOrder: .purchaseOrder
            case .receipt: .receipt(nil)
            case .receiptAgainstOrder: .receipt(.againstOrder)
            case .unplannedReceipt: .receipt(.unplanned)
            case .lateEntry: .receipt(.lateEntry)
            case .correction: .receipt(.correction)
            }
        return Inventory.ApprovalPolicy(
            document, store: try Parsing.optional(policy.storeID, "policy.store_id", context),
            onlyDiscrepant: policy.onlyDiscrepant, from: Value(e4: policy.fromValueE4), level: Int64(policy.level), role: role)
    }

    private func refused(_ field: String, _ problem: String, _ context: ServerContext) -> RPCError {
        RejectionStatus.error(
            Refusal(.malformed(field: field, problem: problem)), Authentication.language(context.metadata))
    }
}

extension Wire.ApprovalPolicy {
    init(_ policy: Inventory.ApprovalPolicy) {
        let document: ApprovedDocument =
            switch policy.document {
            case .purchaseOrder: .purchaseOrder
            case .receipt(nil): .receipt
            case .receipt(.againstOrder): .receiptAgainstOrder
            case .receipt(.unplanned): .unplannedReceipt
            case .receipt(.lateEntry): .lateEntry
            case .receipt(.correction): .correction
            }
        self.init(
            document: document, storeID: policy.store?.rawValue ?? 0, onlyDiscrepant: policy.onlyDiscrepant,
            fromValueE4: policy.fromValue.e4, level: Int32(clamping: policy.level), role: policy.role?.rawValue ?? "")
    }
}
