/// What a journal row records. The numbers are frozen: they stand in files and in hashes.
public enum JournalKind: Int64, Hashable, Sendable, CaseIterable {
    // Facts from terminals.
    case scan = 1
    case countEntry = 2
    case receiveEntry = 3
    case startEntry = 10
    case finishEntry = 11
    case locationCounted = 12
    case undoEntry = 13
    case moveEntry = 20
    case writeOffEntry = 21
    case discrepancyEntry = 14
    case putAwayEntry = 15
    /// An entry that could not be understood; its payload is kept.
    case malformedEntry = 19
    // Commands.
    case openBooks = 100
    case importCatalog = 101
    case createStore = 102
    case createLocation = 103
    case createSupplier = 104
    case createUser = 110
    case disableUser = 111
    case setSecret = 112
    case signIn = 113
    case signOut = 114
    case signInFailed = 115
    case enableUser = 116
    case createEnrolmentCode = 120
    case enrolTerminal = 121
    case revokeTerminal = 122
    case renewCertificate = 123
    case createPurchaseOrder = 130
    case submitPurchaseOrder = 131
    case approvePurchaseOrder = 132
    case sendPurchaseOrder = 133
    case revisePurchaseOrder = 134
    case rejectPurchaseOrder = 135
    case announceDelivery = 136
    case endPurchaseOrder = 137
    case openReceipt = 140
    case submitReceipt = 141
    case approveReceipt = 142
    case rejectReceipt = 143
    case postReceipt = 144
    case discardReceipt = 145
    case addReceiptGoods = 146
    case noteDiscrepancy = 147
    case settleDiscrepancy = 148
    case releaseReceipt = 149
    case openStocktake = 150
    case submitStocktake = 151
    case approveStocktake = 152
    case rejectStocktake = 153
    case explainVariance = 154
    case handOutCountTask = 155
    case takeCountTask = 156
    case postStocktakePart = 157
    case closeReview = 160
    case applyReview = 161
    case createScaleTemplate = 105
    case setPaymentDays = 106
    // Stock between its coming and its going.
    case moveStock = 200
    case setStockPolicy = 201
    case createAdjustment = 205
    case approveAdjustment = 206
    case rejectAdjustment = 207
    case reserveStock = 210
    case pickStock = 211
    case handOverReservation = 212
    case releaseReservation = 213
    case expireReservations = 214
    case createTransfer = 220
    case approveTransfer = 221
    case cancelTransfer = 222
    case shipTransfer = 223
    case receiveTransfer = 224
    case closeTransfer = 225
    case setLotStatus = 230
    case setAlertRule = 240
    case acknowledgeAlert = 241
    case snoozeAlert = 242
    case sweepAlerts = 243
    case markMessages = 250
    case setApprovalPolicy = 170
    case removeApprovalPolicy = 171
    case setLifeRule = 172
    case openLateReceipt = 173
    case correctReceipt = 174
    case setStorageNeed = 175
    case setFixedPlace = 176
    case setPlaceSize = 177
    // Who may do what, and what happened at the door.
    case changeGrants = 300
    case defineRole = 301
    case removeRole = 302
    case installRoles = 303
    case demandSecondFactor = 304
    case beginSecondFactor = 305
    case confirmSecondFactor = 306
    case removeSecondFactor = 307
    case endSessions = 308
    case questionRefused = 309
    case tokenMisused = 310
    case changeSettings = 311
    /// Commands that were refused again and again: how often, beyond those with a row of their own.
    case commandRefused = 312

    public var name: String { String(describing: self) }

    /// Whether one row may stand for many attempts. `AuditTrail.rows` names them too.
    var isCounted: Bool {
        switch self {
        case .questionRefused, .tokenMisused, .commandRefused, .signInFailed: true
        default: false
        }
    }
}

/// How a journal row ended.
public enum Verdict: Int64, Hashable, Sendable, CaseIterable {
    case accepted = 1
    case acceptedWithException = 2
    case rejected = 3
    case parked = 4
}
