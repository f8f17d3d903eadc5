// Production date, shelf life, expiry: any two give the third.

import Barcodes

/// The dates of a lot. Calendar dates have no time zone; empty = unknown.
struct LotDates: Hashable {
    var productionDate: String
    /// 0 = unknown.
    var shelfLifeDays: Int
    var expiry: String

    /// What was said, completed from the shelf life where one of the dates is missing. Where both dates were said, they are what
    /// counts and the shelf life is theirs: print goes before master data.
    ///
    /// Nil when the goods would expire before they were made, or outside the calendar.
    init?(productionDate: String, expiry: String, shelfLifeDays: Int) {
        self.productionDate = productionDate
        self.expiry = expiry
        self.shelfLifeDays = shelfLifeDays
        switch (CalendarDate(productionDate), CalendarDate(expiry)) {
        case (let made?, let ends?):
            guard made <= ends else { return nil }
            self.shelfLifeDays = CalendarDate.days(from: made, to: ends)
        case (let made?, nil) where shelfLifeDays > 0:
            guard let ends = made.adding(days: shelfLifeDays) else { return nil }
            self.expiry = ends.text
        case (nil, let ends?) where shelfLifeDays > 0:
            guard let made = ends.adding(days: -shelfLifeDays) else { return nil }
            self.productionDate = made.text
        default:
            break
        }
    }
}

/// How old goods may be: what the shop wants to know about an expiry date on a day.
enum ShelfLife {
    /// - Parameter today: the store's own date.
    static func remarks(expiry: String, lot: String, minimumLifeDays: Int, today: String) -> [Remark] {
        guard let ends = CalendarDate(expiry), let now = CalendarDate(today) else { return [] }
        if ends < now { return [.expired(lot: lot, expiry: expiry)] }
        if CalendarDate.days(from: now, to: ends) < minimumLifeDays { return [.shortDated(lot: lot, expiry: expiry)] }
        return []
    }
}
