import Barcodes

extension Remark {
    var chinese: Sentence { Sentence(chineseMessage, next: chineseNextStep) }

    private var chineseMessage: String {
        switch self {
        case .notOnOrder(let product): "\(product) 不在订单中。"
        case .moreThanOrdered(let product, let ordered, let received): "\(product)：实收 \(received)，订购 \(ordered)。"
        case .lotMissing(let product): "\(product) 已登记，但缺少批次。"
        case .expiryMissing(let product): "\(product) 已登记，但缺少有效期。"
        case .lotHasAnotherExpiry(let lot, let known, let said): "批次 \(lot) 原有效期为 \(known)，与 \(said) 不符。"
        case .expired(let lot, let expiry): "批次 \(lot) 已于 \(expiry) 过期。"
        case .shortDated(let lot, let expiry): "批次 \(lot) 临近到期：\(expiry)。"
        case .onHold(let lot): "批次 \(lot) 已冻结。"
        case .negativeStock(let product, let onHand): "\(product) 的账面库存为 \(onHand)。"
        case .submitRefused(let reason): "已完成，但未能提交：\(reason)。"
        case .clockUncertain: "此条录入的时间不确定。"
        case .capturedInTheFuture: "设备时钟偏快。"
        case .lateEvent(let number): "此事发生在已审批的盘点 \(number) 之前。"
        case .movedDuringCount: "盘点期间此处商品有移动。"
        case .suspiciousLot(let code): "批次 \(code) 可能含有多余内容：标签上可能缺少分隔符。"
        case .notInThisCount(let product): "\(product) 不在本次盘点范围内。"
        case .labelDisagrees(let field, let label, let said): "\(field)：标签为 \(label)，您录入的是 \(said)。"
        case .waitsForApproval(let number): "\(number) 等待审批，账面尚未变动。"
        case .orderNotOpen(let number, let state): "订单 \(number) 当前状态为 \(state)，不应有到货。"
        case .unitDiffers(let product, let printed, let unit):
            "\(product) 的标签标的是\(printed.chineseWord)，本店按\(unit.chineseWord)计数。"
        case .placedElsewhere(let place, let proposed, let reason):
            "已放到 \(place)，建议库位为 \(proposed)：\(reason)。"
        case .placedWithoutReason(let place, let proposed): "已放到 \(place)，建议库位为 \(proposed)，未说明原因。"
        case .wrongStorage(let product, let place, let storageClass): "\(product) 须存放在 \(storageClass) 区，\(place) 不在该区。"
        case .likelyDuplicate(let number): "与已有的收货单 \(number) 相似，可能重复。"
        }
    }

    private var chineseNextStep: String {
        switch self {
        case .notOnOrder: "请放在一旁并询问采购。"
        case .moreThanOrdered: "请复点；若无误请告知采购。"
        case .lotMissing: "请录入商品上印的批次。"
        case .expiryMissing: "请录入商品上印的日期。"
        case .lotHasAnotherExpiry: "请对照商品核对，由主管决定。"
        case .expired, .onHold: "请将商品放在一旁。"
        case .shortDated: "收货前请询问主管。"
        case .negativeStock: "请盘点此处。"
        case .submitRefused: "请更正后再次完成。"
        case .clockUncertain: ""
        case .capturedInTheFuture: "请校准设备时钟。"
        case .lateEvent: "将由主管复核。"
        case .movedDuringCount: "如有可能，请重新盘点此处。"
        case .suspiciousLot: "请对照标签核对批次。"
        case .notInThisCount: "请不要计入，或申请加入本次盘点。"
        case .waitsForApproval: "审批前请保留商品。"
        case .orderNotOpen: "请继续扫描；订单由采购处理。"
        case .labelDisagrees: "请对照商品核对；已按您录入的内容记账。"
        case .unitDiffers: "请核对已登记的数量；若有误请撤销。"
        case .placedElsewhere: "请按实际库位找货。"
        case .placedWithoutReason: "请询问原因，并移到合适的库位。"
        case .wrongStorage: "请立即移到合适的库位。"
        case .likelyDuplicate: "请核对单据，由他人判断是否同一批到货。"
        }
    }
}

extension PrintedMeasure {
    fileprivate var chineseWord: String {
        switch self {
        case .pieces: "件数"
        case .weight: "重量"
        case .volume: "容量"
        }
    }
}

extension Unit {
    fileprivate var chineseWord: String {
        switch self {
        case .each: "件"
        case .gram: "克"
        case .millilitre: "毫升"
        }
    }
}
