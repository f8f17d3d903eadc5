// What anybody tries first, as stems: a password that is one of these words behind its decoration (capitals, digits, signs, figures for
// letters) is refused. About 300 stems with all their decorations are far more than the top 3,000 that OWASP ASVS 5.0, 6.2.4 asks for.
//
// Made by hand for this project: words that every published count of stolen passwords has near its top, first names, keyboard rows,
// seasons, and the words of this trade and program (ASVS 5.0, 6.1.2).

enum FirstGuessTable {
    /// Lower case letters only, as `stem(of:)` leaves them.
    static let stems: Set<String> = Set(
        """
        password passwort passwd pass passcode motdepasse contrasena senha parola mima letmein welcome willkommen bienvenue hello hallo
        login logon signin access entry open secret geheim secure security default change changeme newpass newpassword temp temporary test
        testing tester demo sample example guest user username admin administrator administration root system sysadmin superuser operator
        master server service support helpdesk manager director boss chef office company firma business company work worker arbeit job
        qwer qwerty qwertz qwert azerty qwertyuiop qwertzuiop azertyuiop asdf asdfg asdfgh asdfghjk asdfghjkl zxcvb zxcvbn zxcvbnm yxcvbnm qaz
        qazwsx qazwsxedc wsx edc zaq zaqwsx xsw qwe qweasd qweasdzxc asd asdzxc zxc abc abcd abcde abcdef abcdefg abcdefgh aaa aaaa aaaaaa
        aaaaaaaa xxx xxxx xxxxxx qq qqq woaini wang zhang li chen liu zhao huang nihao zhongguo china beijing shanghai
        iloveyou ilove loveyou loveme love lovely lover forever sunshine princess prinzessin prince queen king angel angels star starwars
        superman batman spiderman pokemon pikachu naruto minecraft ninja dragon drache monkey affe tiger lion wolf bear eagle falcon hunter
        shadow schatten football fussball futbol soccer baseball basketball hockey golf tennis champion winner player gamer killer
        ferrari porsche mercedes bmw audi toyota honda mustang harley corvette yamaha
        michael michelle jennifer jessica ashley amanda nicole daniel andrew joshua matthew robert thomas william charlie george jordan harry
        maggie martin peter stefan andreas christian alexander sebastian anna maria julia sarah laura lisa sophie emma david john james joseph
        anthony justin brandon hannah chelsea liverpool arsenal manchester barcelona juventus
        summer sommer winter spring autumn herbst fruhling januar january february march april may june july august september october november
        december monday tuesday wednesday thursday friday saturday sunday weekend holiday birthday easter christmas
        london paris berlin hamburg munich vienna zurich newyork america canada germany deutschland france england
        computer internet google facebook apple microsoft windows samsung iphone android linux matrix cookie cheese coffee chocolate banana
        orange lemon pepper ginger flower summertime freedom whatever trustno trust nothing something anything everything blahblah fuckyou
        fuckme asshole bitch pussy
        shelfwire shelf wire shop store stores warehouse lager stock inventory inventur terminal handheld scanner scan barcode till cashier
        kasse clerk counter supervisor buyer auditor storemanager deviceadmin purchase receipt delivery supplier goods article retail market
        supermarket grocery
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// The word behind a password's decoration: in lower case, figures and signs that stand for letters made letters, digits and signs at
    /// both ends dropped. Empty where nothing is left.
    static func stem(of password: String) -> String {
        let folded = Array(password.lowercased().unicodeScalars)
        let isDecoration: (Unicode.Scalar) -> Bool = { $0.value < 0x80 && !(0x61...0x7A).contains($0.value) }
        let end = folded.lastIndex { !isDecoration($0) } ?? folded.startIndex
        let start = folded.firstIndex { !isDecoration($0) } ?? folded.endIndex
        guard start <= end, start < folded.endIndex else { return "" }
        return String(String.UnicodeScalarView(folded[start...end].map { letters[$0] ?? $0 }))
    }

    /// Whether the password is a common word, said once or over and over, and little else.
    static func holds(_ password: String) -> Bool {
        // "1q2w3e4r", "a1b2c3d4": digits between the letters too.
        let interleaved = password.count <= 16 ? String(password.lowercased().filter { ("a"..."z").contains($0) }) : ""
        for candidate in [stem(of: password), stem(of: leet(password)), interleaved] where candidate.count >= 2 {
            if stems.contains(candidate) { return true }
            // "monkeymonkey", "passwordpassword".
            for length in 2...max(2, candidate.count / 2) where candidate.count.isMultiple(of: length) {
                let part = String(candidate.prefix(length))
                if stems.contains(part), candidate == String(repeating: part, count: candidate.count / length) { return true }
            }
        }
        return false
    }

    /// With every figure and sign that may stand for a letter made that letter, also at the ends: "p@$$w0rd", "pas5w0r0".
    private static func leet(_ password: String) -> String {
        String(String.UnicodeScalarView(password.lowercased().unicodeScalars.map { letters[$0] ?? $0 }))
    }

    private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
        "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "$": "s", "5": "s", "7": "t", "8": "b",
    ]
}
