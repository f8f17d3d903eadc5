// Every word of the screen, in every language: a missing one does not compile.

/// The sentences of one language.
struct Words: Hashable, Sendable {
    var online, offline, connecting, waiting, draining, stopped: String
    var nobody, noTask, receiving, counting: String
    var lastScan, lot, expiry, booked, total, of, unknownProduct, notScanned: String
    var pieces, grams, millilitres: String
    var allSent, unsent, oldest, next: String
    var saved, accepted, takenBack, finished, doubleRead, notBooked, started, signedIn, offlineNow, onlineNow: String
    var acceptedWithException, rejected, parked, whatToDo, pleaseWait, unknownFunction: String
    var promptScan, promptQuantity, promptLot, promptExpiry, promptUser, promptSecret, promptCode, promptTask: String
    var promptFinish, promptExit, promptPlace, promptPlaceCounted: String
    var place, placeCounted: String
    var tasks, order, receipt, stocktake, withoutOrder, noTasksKnown: String
    var keysTitle, keyHelp, keyQuantity, keyUndo, keyFinish, keySignIn, keyTask, keyLot, keyOffline, keyLanguage, keyExit, keyPlace, keyPlaceCounted: String
    var keyEnter, keyEscape, keyTimes: String
    var promptDoubt, promptAnswer, doubtNext, answerNext, kept: String
    var supplier, noSuppliers, promptSupplier, promptDeliveryNote: String
    var promptProblem, promptAction, promptNumber, promptHowMany, promptReason, noted, problemNeedsGoods: String
    var problemDamaged, problemShort, problemOver, problemWrongItem: String
    var actionAccept, actionRefuse, actionSendBack, actionClaim: String
    var promptPlaceGoods, promptScanPlace, promptWhyElsewhere, noProposal, placedAway: String
    var keyDiscrepancy, keyPutAway: String
    var keyMore: String
    var help: [String]
    var lists: ListWords
    var windowTooSmall: String

    static let english = Words(
        online: "ONLINE", offline: "OFFLINE", connecting: "CONNECTING", waiting: "NO SERVER", draining: "SERVER PAUSES", stopped: "STOPPED",
        nobody: "nobody signed in", noTask: "no task", receiving: "Receive", counting: "Count",
        lastScan: "Scan", lot: "Lot", expiry: "Expiry", booked: "Booked", total: "Total", of: "of",
        unknownProduct: "Unknown product", notScanned: "Nothing scanned yet",
        pieces: "pcs", grams: "g", millilitres: "ml",
        allSent: "All sent", unsent: "unsent", oldest: "oldest", next: "Next",
        saved: "Saved", accepted: "OK", takenBack: "Taken back", finished: "Task finished", doubleRead: "Read twice, counted once",
        notBooked: "Not saved", started: "Task begun", signedIn: "Signed in", offlineNow: "Working offline", onlineNow: "Connecting",
        acceptedWithException: "Booked, needs a look", rejected: "Cannot be booked", parked: "Waits for a manager",
        whatToDo: "Do", pleaseWait: "Please wait", unknownFunction: "No such function: F1 shows all",
        promptScan: "Scan", promptQuantity: "How many more", promptLot: "Lot", promptExpiry: "Expiry YYYY-MM-DD",
        promptUser: "User", promptSecret: "PIN or password", promptCode: "6-digit code", promptTask: "Line or order number",
        promptFinish: "Finish the task? Enter = yes", promptExit: "Switch off? Enter = yes", promptPlace: "Place",
        promptPlaceCounted: "All counted here? Enter = yes",
        place: "Place", placeCounted: "Place counted",
        tasks: "What can be done", order: "Order", receipt: "Receipt", stocktake: "Stocktake", withoutOrder: "Goods without an order",
        noTasksKnown: "No open tasks known here",
        keysTitle: "KEYS", keyHelp: "help", keyQuantity: "quantity", keyUndo: "take back", keyFinish: "finish task", keySignIn: "sign in",
        keyTask: "choose task", keyLot: "lot, expiry", keyOffline: "offline / online", keyLanguage: "中文", keyExit: "switch off",
        keyPlace: "place", keyPlaceCounted: "place counted",
        keyEnter: "book what is typed", keyEscape: "back", keyTimes: "12 of the next scan",
        promptDoubt: "Book it? Enter = yes", promptAnswer: "Keep it? Enter = yes", doubtNext: "Enter: book it. Esc: leave it.",
        answerNext: "Enter: keep it. F3: take it back.", kept: "Kept",
        supplier: "Supplier", noSuppliers: "No suppliers known here: connect first", promptSupplier: "Number or supplier code",
        promptDeliveryNote: "Delivery note, Enter = none",
        promptProblem: "What is wrong with the goods", promptAction: "What is done about it", promptNumber: "Number",
        promptHowMany: "How many", promptReason: "Why, Enter = nothing", noted: "Noted", problemNeedsGoods: "Scan the goods first",
        problemDamaged: "damaged", problemShort: "too few", problemOver: "too many", problemWrongItem: "not what was ordered",
        actionAccept: "accept as it is", actionRefuse: "refuse: goes back with the driver", actionSendBack: "take apart, send back",
        actionClaim: "accept, ask for a credit",
        promptPlaceGoods: "Put away: scan goods", promptScanPlace: "Scan the place", promptWhyElsewhere: "Why elsewhere",
        noProposal: "No proposal: choose a place", placedAway: "Put away", keyDiscrepancy: "what is wrong", keyPutAway: "put away", keyMore: "transfers, alerts",
        help: [
            "Scan a label, or type its digits",
            "and press Enter. One beep: saved.",
            "Two beeps: read the message.",
            "",
            "12*Enter, then scan: twelve of it.",
            "F2 adds a typed quantity to the",
            "product scanned last.",
            "",
            "Nothing is lost without a server:",
            "the device sends it later.",
            ".m: transfers, picking, alerts.",
        ],
        lists: .english,
        windowTooSmall: "Make the window at least 80 x 24.")

    static let chinese = Words(
        online: "在线", offline: "离线", connecting: "连接中", waiting: "无服务器", draining: "服务器暂停", stopped: "已停止",
        nobody: "未登录", noTask: "无任务", receiving: "收货", counting: "盘点",
        lastScan: "扫码", lot: "批号", expiry: "有效期", booked: "本次", total: "合计", of: "/",
        unknownProduct: "未知商品", notScanned: "尚未扫码",
        pieces: "件", grams: "克", millilitres: "毫升",
        allSent: "全部已发送", unsent: "条未发送", oldest: "最早", next: "下一次",
        saved: "已保存", accepted: "成功", takenBack: "已撤销", finished: "任务已完成", doubleRead: "重复读取,只计一次",
        notBooked: "未保存", started: "任务已开始", signedIn: "已登录", offlineNow: "离线工作", onlineNow: "正在连接",
        acceptedWithException: "已入账,需要查看", rejected: "无法入账", parked: "等待主管处理",
        whatToDo: "请", pleaseWait: "请稍候", unknownFunction: "没有此功能,按 F1 查看",
        promptScan: "扫码", promptQuantity: "再加数量", promptLot: "批号", promptExpiry: "有效期 YYYY-MM-DD",
        promptUser: "用户", promptSecret: "PIN 或密码", promptCode: "六位验证码", promptTask: "行号或订单号",
        promptFinish: "完成任务?回车确认", promptExit: "关机?回车确认", promptPlace: "库位",
        promptPlaceCounted: "此处全部盘完?回车确认",
        place: "库位", placeCounted: "库位已盘完",
        tasks: "可做的任务", order: "订单", receipt: "收货单", stocktake: "盘点单", withoutOrder: "无订单收货",
        noTasksKnown: "本机没有待办任务",
        keysTitle: "按键", keyHelp: "帮助", keyQuantity: "数量", keyUndo: "撤销", keyFinish: "完成任务", keySignIn: "登录",
        keyTask: "选择任务", keyLot: "批号、有效期", keyOffline: "离线/在线", keyLanguage: "English", keyExit: "关机",
        keyPlace: "库位", keyPlaceCounted: "库位盘完",
        keyEnter: "确认输入", keyEscape: "返回", keyTimes: "下一次扫码计 12",
        promptDoubt: "确认登记?回车确认", promptAnswer: "保留?回车确认", doubtNext: "回车:登记。Esc:不登记。",
        answerNext: "回车:保留。F3:撤销。", kept: "已保留",
        supplier: "供应商", noSuppliers: "本机没有供应商,请先连接服务器", promptSupplier: "序号或供应商代码",
        promptDeliveryNote: "送货单号,回车=无",
        promptProblem: "商品有什么问题", promptAction: "如何处理", promptNumber: "序号",
        promptHowMany: "数量", promptReason: "原因,回车=无", noted: "已记录", problemNeedsGoods: "请先扫描商品",
        problemDamaged: "破损", problemShort: "短少", problemOver: "多送", problemWrongItem: "错货",
        actionAccept: "照收", actionRefuse: "拒收,随车退回", actionSendBack: "另放,之后退货",
        actionClaim: "照收,要求供应商赔付",
        promptPlaceGoods: "上架:扫描商品", promptScanPlace: "扫描库位", promptWhyElsewhere: "为何放别处",
        noProposal: "无建议,请自选库位", placedAway: "已上架", keyDiscrepancy: "商品有问题", keyPutAway: "上架", keyMore: "调拨、提醒",
        help: [
            "扫描标签,或输入数字后按回车。",
            "响一声:已保存。",
            "响两声:请看提示。",
            "",
            "12*回车,再扫码:计十二件。",
            "F2 为最后扫描的商品",
            "增加输入的数量。",
            "",
            "没有服务器也不会丢失:",
            "设备稍后自动发送。",
            ".m:调拨、拣货、提醒。",
        ],
        lists: .chinese,
        windowTooSmall: "请将窗口放大到至少 80 x 24。")
}
