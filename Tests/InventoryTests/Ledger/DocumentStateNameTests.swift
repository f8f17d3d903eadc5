import Testing

@testable import Inventory

@Suite("State names")
struct DocumentStateNameTests {
    @Test(arguments: [
        (DocumentKind.purchaseOrder, ["draft", "submitted", "approved", "sent", "partly_received", "received", "closed_short", "cancelled"]),
        (.receipt, ["draft", "submitted", "approved", "posted", "discarded"]), (.stocktake, ["counting", "submitted", "posted", "recounting", "posting"]),
        (.adjustment, ["submitted", "posted", "rejected"]), (.reservation, ["active", "picked", "fulfilled", "released", "expired"]),
        (.transfer, ["requested", "approved", "shipped", "partly_received", "received", "closed", "cancelled"]),
    ])
    func areStable(kind: DocumentKind, names: [String]) {
        #expect(names.indices.map { kind.stateName(Int64($0) + 1) } == names)
        #expect(kind.stateName(0) == "state_0")
        #expect(kind.stateName(Int64(names.count) + 1) == "state_\(names.count + 1)")
    }
}
