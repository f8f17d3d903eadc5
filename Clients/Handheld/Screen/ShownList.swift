// A list on the screen, page by page: what there is to ship, receive, pick, count, set aside, or see to.

import TerminalKit

/// Rows that may be chosen by their number on the page.
struct ShownList: Hashable, Sendable {
    /// In the order of the menu, which begins with 1.
    enum Kind: Int, Hashable, Sendable, CaseIterable {
        case shipping = 1, arrivals, pickings, countPlaces, stoppedLots, alerts
        /// Of a stopped lot; not in the menu.
        case standings
    }

    enum Item: Hashable, Sendable {
        case document(OpenDocument)
        case countPlace(CountPlace)
        case lot(StoppedLot)
        case standing(LotStanding)
        case alert(StoreAlert)
    }

    /// Rows of one page.
    static let pageRows = 5
    static let menu = Kind.allCases.filter { $0 != .standings }

    var kind: Kind
    var items: [Item]
    /// The first row of the page.
    var start = 0

    var page: ArraySlice<Item> { items.dropFirst(start).prefix(Self.pageRows) }
    var hasMore: Bool { items.count > Self.pageRows }

    /// The next page; after the last the first.
    mutating func turn() {
        start = start + Self.pageRows < items.count ? start + Self.pageRows : 0
    }
}
