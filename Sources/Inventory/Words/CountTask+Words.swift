// What the two terminals are told when a task changes hands.

extension CountTaskNews {
    public func sentence(_ language: Language, for terminal: TerminalID) -> Sentence {
        let isMine = holder == terminal
        switch language {
        case .english: return isMine ? Sentence("You count \(english).") : Sentence(lostInEnglish)
        case .chinese: return isMine ? Sentence("\(chinese) 由您盘点。") : Sentence(lostInChinese)
        }
    }

    private var english: String { locationCode.isEmpty ? "all of \(number)" : "\(locationCode) in \(number)" }
    private var chinese: String { locationCode.isEmpty ? "\(number) 全部库位" : "\(number) 的库位 \(locationCode)" }

    private var lostInEnglish: String {
        holder == nil ? "You need not count \(english) any more." : "\(holderName) counts \(english) now."
    }

    private var lostInChinese: String {
        holder == nil ? "\(chinese) 无需您继续盘点。" : "\(chinese) 现由 \(holderName) 盘点。"
    }
}
