// The one line that explains why goods should go to a place.

extension Placement {
    /// For the screen of whoever carries the goods.
    public func explanation(_ language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    private var english: String {
        let code = place.code
        return switch ground {
        case .sameLot: "\(code): lot \(lotCode) stands there already."
        case .fixedPlace: "\(code) is the fixed place of \(productName)."
        case .nearForFast: "\(code): near the dock, because \(productName) leaves fast."
        case .farForSlow: "\(code): far from the dock, because \(productName) leaves slowly."
        case .nearestEmpty: "\(code): the nearest empty place\(place.zone.isEmpty ? "" : " in \(place.zone)")."
        case .mostRoom: "\(code) has the most room: \(quantity) of \(wanted) fit."
        }
    }

    private var chinese: String {
        let code = place.code
        return switch ground {
        case .sameLot: "\(code)：同批次 \(lotCode) 已在此处。"
        case .fixedPlace: "\(code) 是 \(productName) 的固定库位。"
        case .nearForFast: "\(code)：\(productName) 周转快，靠近收货区。"
        case .farForSlow: "\(code)：\(productName) 周转慢，远离收货区。"
        case .nearestEmpty: "\(code)：\(place.zone.isEmpty ? "" : "\(place.zone) 区")最近的空库位。"
        case .mostRoom: "\(code) 余量最大：\(wanted) 中可放 \(quantity)。"
        }
    }
}
