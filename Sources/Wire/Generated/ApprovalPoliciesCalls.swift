// Generated from shelfwire/v1/approval_policies.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.ApprovalPolicies`.
public enum ApprovalPoliciesMethods {
    public static let setApprovalPolicy = MethodDescriptor(
        service: "shelfwire.v1.ApprovalPolicies", name: "SetApprovalPolicy", kind: .unary)
    public static let removeApprovalPolicy = MethodDescriptor(
        service: "shelfwire.v1.ApprovalPolicies", name: "RemoveApprovalPolicy", kind: .unary)
    public static let listApprovalPolicies = MethodDescriptor(
        service: "shelfwire.v1.ApprovalPolicies", name: "ListApprovalPolicies", kind: .unary)

    public static let all: [MethodDescriptor] = [setApprovalPolicy, removeApprovalPolicy, listApprovalPolicies]
}

/// What a server of `shelfwire.v1.ApprovalPolicies` does.
public protocol ApprovalPoliciesProvider: ServiceProvider {
    /// Adds a rule, or changes the role of the one with the same document, store, discrepancy, value and level.
    func setApprovalPolicy(
        _ request: SetApprovalPolicyRequest,
        context: ServerContext
    ) async throws -> SetApprovalPolicyReply

    func removeApprovalPolicy(
        _ request: RemoveApprovalPolicyRequest,
        context: ServerContext
    ) async throws -> RemoveApprovalPolicyReply

    func listApprovalPolicies(
        _ request: ListApprovalPoliciesRequest,
        context: ServerContext
    ) async throws -> ListApprovalPoliciesReply
}

extension ApprovalPoliciesProvider {
    /// Adds every call of `shelfwire.v1.ApprovalPolicies` to the router.
    public func register(in router: inout Router) {
        router.unary(ApprovalPoliciesMethods.setApprovalPolicy) {
            try await self.setApprovalPolicy($0, context: $1)
        }
        router.unary(ApprovalPoliciesMethods.removeApprovalPolicy) {
            try await self.removeApprovalPolicy($0, context: $1)
        }
        router.unary(ApprovalPoliciesMethods.listApprovalPolicies) {
            try await self.listApprovalPolicies($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.ApprovalPolicies` over a client.
public struct ApprovalPoliciesClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// Adds a rule, or changes the role of the one with the same document, store, discrepancy, value and level.
    public func setApprovalPolicy(
        _ request: SetApprovalPolicyRequest,
        options: CallOptions = .defaults
    ) async throws -> SetApprovalPolicyReply {
        try await client.unary(ApprovalPoliciesMethods.setApprovalPolicy, request, options: options)
    }

    public func removeApprovalPolicy(
        _ request: RemoveApprovalPolicyRequest,
        options: CallOptions = .defaults
    ) async throws -> RemoveApprovalPolicyReply {
        try await client.unary(ApprovalPoliciesMethods.removeApprovalPolicy, request, options: options)
    }

    public func listApprovalPolicies(
        _ request: ListApprovalPoliciesRequest,
        options: CallOptions = .defaults
    ) async throws -> ListApprovalPoliciesReply {
        try await client.unary(ApprovalPoliciesMethods.listApprovalPolicies, request, options: options)
    }
}
