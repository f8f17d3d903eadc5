// What the device itself refuses or remarks, in the language of the screen. The server's sentences come in it already.

import Barcodes
import TerminalKit

extension Language {
    /// What to tell staff about an error of the terminal.
    func sentence(for error: TerminalError) -> String {
        guard self == .chinese else { return error.message }
        return switch error.code {
        case .notEnrolled: "设备尚未注册。"
        case .alreadyEnrolled: "设备已注册。"
        case .unsentEntries: "还有未发送的记录,请先同步。"
        case .needsServer: "此操作需要服务器,请先切换到在线。"
        case .noTask: "请先选择任务(F6)。"
        case .notForThisTask: "此操作不适用于当前任务。"
        case .reasonMissing: "请说明为何未放到建议库位。"
        case .nothingToUndo: "没有可撤销的记录。"
        case .nothingScanned: "请先扫描商品,再输入数量。"
        case .unknownTask: "找不到该任务,请检查编号或连接服务器。"
        case .unreadableScan: "条码无法识别(\(error.reason)),请重新扫描。"
        case .badQuantity: "请输入正确的数量。"
        case .badDate: "日期格式应为 YYYY-MM-DD。"
        case .textTooLong: "输入过长。"
        case .unknownPlace: "本机不认识此库位,请检查标签或连接服务器。"
        case .noPlace: "请先扫描库位标签,再确认盘完。"
        case .placeMissing: "请先扫描商品所在的库位,再扫描商品。"
        case .notOnList: "不在清单中,请放回原处。"
        case .moreThanListed: "超过清单数量。"
        case .notDue: "应先取先到期的批次;如取其他,请说明原因。"
        case .checklistFull: "一次发送的品项已满,请先完成再继续。"
        case .checklistAtHand: "清单中已有商品,请先完成或放弃。"
        case .checklistSent: "清单已发送但未收到回复,请由发送人再次完成以查询结果。"
        case .heldElsewhere: "该库位由另一台设备盘点。"
        case .queueFull: "本机未发送记录已满,请先连接服务器。"
        case .storage: "存储出错:\(error.message)"
        case .refused: error.message
        case .unavailable: "服务器无响应,可继续工作,稍后再试。"
        case .notSecure: sentence(for: Remark(reason: error.reason, message: error.message))
        }
    }

    /// A remark of the device, or the server's own sentence.
    func sentence(for remark: Remark) -> String {
        switch remark.reason {
        case "LOT_RECALLED": return "\(words.lists.noticeRecalled): \(remark.message)"
        case "LOT_HOLD": return "\(words.lists.noticeHeld): \(remark.message)"
        case "LOT_OK": return "\(words.lists.noticeFreed): \(remark.message)"
        default: break
        }
        guard self == .chinese else { return remark.message }
        return switch remark.reason {
        case "UNKNOWN_PRODUCT": "本机没有此商品,已保存,由服务器识别。"
        case "NOT_SIGNED_IN": "无人登录:此记录需主管批准。"
        case "SESSION_ENDED": "登录已过期,请重新登录。已保存,可能需主管批准。"
        case "LOT_MISSING": "此商品按批号管理,未输入批号。"
        case "EXPIRY_MISSING": "此商品有有效期,未输入有效期。"
        case "SERVER_RESTORED": "服务器已从备份恢复,本机正在重发已确认的记录。"
        case "TLS_FILE": "证书文件无法读取,请通知运维。"
        case "TLS_UNTRUSTED_SERVER": "服务器证书不受信任,可能不是本店服务器。请检查网络并通知运维。"
        case "TLS_OTHER_NAME": "服务器证书的名称不符,可能不是本店服务器。请检查网络并通知运维。"
        case "TLS_DEVICE_REFUSED": "服务器不接受本机证书,请通知运维。扫描记录已保存。"
        case "TLS_FAILED": "无法建立安全连接,请通知运维。扫描记录已保存。"
        default: remark.message
        }
    }

    /// What the device asks about goods before it books them in.
    func sentence(for doubt: Doubt) -> String {
        switch (self, doubt) {
        case (.english, .notOnOrder(let product)): "\(product) is not on the order."
        case (.english, .moreThanOrdered(let product, let ordered, let received)): "\(product): \(received) received, \(ordered) ordered."
        case (.english, .expired(let product, let expiry)): "\(product) expired on \(expiry)."
        case (.english, .shortDated(let product, let expiry, let days)): "\(product) expires on \(expiry), in less than \(days) days."
        case (.english, .lotHasAnotherExpiry(let lot, let known, let said)): "Lot \(lot) is known with expiry \(known), not \(said)."
        case (.english, .unitDiffers(let product, let printed, let unit)):
            "The label of \(product) gives a \(word(for: printed)); the shop counts it in \(word(for: unit))."
        case (.chinese, .notOnOrder(let product)): "\(product) 不在订单中。"
        case (.chinese, .moreThanOrdered(let product, let ordered, let received)): "\(product):实收 \(received),订购 \(ordered)。"
        case (.chinese, .expired(let product, let expiry)): "\(product) 已于 \(expiry) 过期。"
        case (.chinese, .shortDated(let product, let expiry, let days)): "\(product) 将于 \(expiry) 到期,不足 \(days) 天。"
        case (.chinese, .lotHasAnotherExpiry(let lot, let known, let said)): "批次 \(lot) 原有效期为 \(known),与 \(said) 不符。"
        case (.chinese, .unitDiffers(let product, let printed, let unit)):
            "\(product) 的标签标的是\(word(for: printed)),本店按\(word(for: unit))计数。"
        }
    }

    private func word(for printed: PrintedMeasure) -> String {
        switch printed {
        case .pieces: self == .english ? "number of pieces" : "件数"
        case .weight: self == .english ? "weight" : "重量"
        case .volume: self == .english ? "volume" : "容量"
        }
    }

    private func word(for unit: QuantityUnit) -> String {
        switch unit {
        case .each: self == .english ? "pieces" : "件"
        case .gram: self == .english ? "grams" : "克"
        case .millilitre: self == .english ? "millilitres" : "毫升"
        }
    }

    /// Why the terminal has stopped trying, and what to do.
    func sentence(for reason: StopReason) -> String {
        switch (self, reason) {
        case (.english, .superseded): "Another device works under this name. Switch one of them off, then press F8."
        case (.english, .revoked): "This device was blocked by a manager. Nothing scanned is lost; hand the device in."
        case (.english, .notRecognised): "The server does not know this device. Ask a manager to enrol it again."
        case (.english, .updateNeeded): "This app is too old or too new for the server. Update it."
        case (.english, .deviceMemoryTooOld): "This device's memory is older than the server's. Ask a manager to enrol it again."
        case (.english, .serverMemoryTooOld): "The server has forgotten confirmed work. Tell the operator; do not scan on."
        case (.chinese, .superseded): "另一台设备正在使用此名称。请关闭其中一台,再按 F8。"
        case (.chinese, .revoked): "此设备已被主管停用。扫描记录没有丢失,请交还设备。"
        case (.chinese, .notRecognised): "服务器不认识此设备,请主管重新注册。"
        case (.chinese, .updateNeeded): "程序版本与服务器不符,请更新。"
        case (.chinese, .deviceMemoryTooOld): "本机记忆比服务器旧,请主管重新注册。"
        case (.chinese, .serverMemoryTooOld): "服务器丢失了已确认的记录,请通知运维,暂停扫描。"
        }
    }
}
