// The words of rights and parts as they stand in a Chinese sentence.

extension Verb {
    /// "Approve receipts", as a phrase.
    func chinese(_ subject: Subject) -> String {
        switch self {
        case .see: "查看\(subject.chinese)"
        case .create: "新建\(subject.chinese)"
        case .change: "修改\(subject.chinese)"
        case .submit: "提交\(subject.chinese)"
        case .approve: "审批\(subject.chinese)"
        case .post: "过账\(subject.chinese)"
        case .close: "关闭\(subject.chinese)"
        case .count: "录入\(subject.chinese)"
        case .receive: "登记\(subject.chinese)"
        case .enrol: "登记\(subject.chinese)"
        case .revoke: "停用\(subject.chinese)"
        case .configure: "配置\(subject.chinese)"
        case .seeCost: "查看\(subject.chinese)的成本"
        case .move: "移动\(subject.chinese)"
        case .release: "放行\(subject.chinese)"
        case .pick: "为\(subject.chinese)拣货"
        case .ship: "发出\(subject.chinese)"
        case .recall: "召回\(subject.chinese)"
        case .override: "越过\(subject.chinese)的拣货规则"
        }
    }
}

extension Subject {
    var chinese: String {
        switch self {
        case .product: "商品"
        case .barcode: "条码"
        case .lot: "批次"
        case .store: "门店"
        case .location: "库位"
        case .supplier: "供应商"
        case .stock: "库存"
        case .user: "用户"
        case .session: "登录"
        case .terminal: "终端"
        case .receipt: "收货单"
        case .stocktake: "盘点单"
        case .review: "待处理事项"
        case .catalog: "商品档案"
        case .purchaseOrder: "采购订单"
        case .role: "角色"
        case .audit: "审计记录"
        case .adjustment: "库存调整单"
        case .reservation: "预留单"
        case .transfer: "调拨单"
        case .alert: "提醒"
        case .approvalPolicy: "审批规则"
        case .discrepancy: "收货差异"
        case .message: "消息"
        }
    }
}

extension Part {
    var chinese: String {
        switch self {
        case .creator: "创建"
        case .receiver: "登记收货"
        case .counter: "盘点"
        case .recounter: "复盘"
        case .approver: "审批"
        case .shipper: "发货"
        }
    }
}

extension Role {
    var chinese: String {
        switch self {
        case .clerk: "收货员"
        case .counter: "盘点员"
        case .supervisor: "主管"
        case .buyer: "采购员"
        case .auditor: "审计员"
        case .administrator: "系统管理员"
        case .storeManager: "店长"
        case .deviceAdmin: "设备管理员"
        case .tillService: "收银服务"
        }
    }
}
