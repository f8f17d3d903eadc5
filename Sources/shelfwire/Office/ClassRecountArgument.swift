import ArgumentParser
import Wire

/// When the goods of a class are counted again, as said on the command line: "a=always", "b=20", "b=20,50000", "c=never", "c=store".
struct ClassRecountArgument: ExpressibleByArgument, Equatable {
    let salesClass: SalesClass
    /// Nil: as the store's.
    let rule: ClassRecount?

    init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let salesClass = SalesClass(argument: String(parts[0])) else { return nil }
        self.salesClass = salesClass
        switch parts[1] {
        case "always": rule = ClassRecount(salesClass: salesClass, always: true)
        case "never": rule = ClassRecount(salesClass: salesClass)
        case "store": rule = nil
        default:
            let limits = parts[1].split(separator: ",", omittingEmptySubsequences: false).map { Int64($0) }
            guard (1...2).contains(limits.count), let permille = limits[0], let value = limits.count == 2 ? limits[1] : 0 else { return nil }
            rule = ClassRecount(salesClass: salesClass, recountPermille: permille, recountValueE4: value)
        }
    }

    /// Takes the place of what was said of the class before.
    func apply(to rules: inout [ClassRecount]) {
        rules.removeAll { $0.salesClass == salesClass }
        if let rule { rules.append(rule) }
    }
}
