// The words of lists: transfers, picking, places to count, stopped lots, alerts.

/// The sentences of one language.
struct ListWords: Hashable, Sendable {
    var menu, shipping, arrivals, pickings, countPlaces, stoppedLots, alerts, leave: String
    var nothing, more, next, openLines, allTaken, stillOpen: String
    var ship, takeIn, pick, shipped, takenIn, picked: String
    var promptSend, promptWhyThese, promptLeave, left, calledDamaged, notHere: String
    var free, thisDevice, counted, everywhere, promptTakeOver, takeOverNext, countHere, giveBack, givenBack: String
    var recalled, held, quarantine, standsNowhere, promptScanGoods, setAside: String
    var lowStock, overStock, nearExpiry, expired, owner: String
    var seeToIt, tomorrow, nextWeek, seen, putOff: String
    var noticeRecalled, noticeHeld, noticeFreed: String
    var listUnreadable, listUnreadableNext, promptHowManyDamaged, damagedNext: String

    static let english = ListWords(
        menu: "What to do", shipping: "Ship a transfer", arrivals: "Receive a transfer", pickings: "Pick goods",
        countPlaces: "Places to count", stoppedLots: "Recalled and held lots", alerts: "Alerts", leave: "Leave, book nothing:",
        nothing: "Nothing is open", more: "Enter: more", next: "Next", openLines: "Open lines", allTaken: "All taken: F4 sends it",
        stillOpen: "Still open",
        ship: "Ship", takeIn: "Take in", pick: "Pick", shipped: "Shipped", takenIn: "Taken in", picked: "Picked",
        promptSend: "Send it? Enter = yes", promptWhyThese: "Why these, Esc = leave them", promptLeave: "Leave it? Enter = yes",
        left: "Left, nothing is booked", calledDamaged: "Booked as damaged", notHere: "Finish or leave the list first",
        free: "free", thisDevice: "this device", counted: "counted", everywhere: "all of it", promptTakeOver: "Take it over? Enter = yes",
        takeOverNext: "Enter: take it over. Esc: leave it.", countHere: "count here", giveBack: "give it back", givenBack: "Given back",
        recalled: "recalled", held: "held", quarantine: "set aside", standsNowhere: "None of it stands in this store",
        promptScanGoods: "Scan the goods", setAside: "Set aside",
        lowStock: "runs out", overStock: "too much", nearExpiry: "soon expired", expired: "expired", owner: "seen to by",
        seeToIt: "I see to it", tomorrow: "remind me tomorrow", nextWeek: "remind me in a week", seen: "You see to it",
        putOff: "Put off",
        noticeRecalled: "RECALL, set it aside (.m 5)", noticeHeld: "Do not sell (.m 5)", noticeFreed: "May be sold again",
        listUnreadable: "The list at hand cannot be read, kept as", listUnreadableNext: "See the server's list, scan the goods again.",
        promptHowManyDamaged: "How many damaged", damagedNext: "Enter")

    static let chinese = ListWords(
        menu: "要做什么", shipping: "调拨发货", arrivals: "调拨收货", pickings: "拣货", countPlaces: "盘点库位", stoppedLots: "召回与冻结批次",
        alerts: "提醒", leave: "放弃,不入账:",
        nothing: "没有待办", more: "回车:下一页", next: "下一个", openLines: "未完成行", allTaken: "已齐,按 F4 发送", stillOpen: "未完成",
        ship: "发货", takeIn: "收入", pick: "拣货", shipped: "已发货", takenIn: "已收入", picked: "已拣货",
        promptSend: "发送?回车确认", promptWhyThese: "为何取这些,Esc=不取", promptLeave: "放弃?回车确认", left: "已放弃,未入账",
        calledDamaged: "按破损入账", notHere: "请先完成或放弃清单",
        free: "空闲", thisDevice: "本机", counted: "已盘完", everywhere: "全部", promptTakeOver: "接手?回车确认",
        takeOverNext: "回车:接手。Esc:不接手。", countHere: "在此盘点", giveBack: "交还", givenBack: "已交还",
        recalled: "召回", held: "冻结", quarantine: "隔离", standsNowhere: "本店没有该批次", promptScanGoods: "扫描商品", setAside: "已隔离",
        lowStock: "库存不足", overStock: "库存过多", nearExpiry: "临近过期", expired: "已过期", owner: "处理人",
        seeToIt: "我来处理", tomorrow: "明天提醒", nextWeek: "一周后提醒", seen: "由您处理", putOff: "已推迟",
        noticeRecalled: "召回,请隔离(.m 5)", noticeHeld: "停止销售(.m 5)", noticeFreed: "可以恢复销售",
        listUnreadable: "清单文件无法读取,已另存为", listUnreadableNext: "请查看服务器清单,并重新扫描商品。",
        promptHowManyDamaged: "破损数量", damagedNext: "回车")
}
