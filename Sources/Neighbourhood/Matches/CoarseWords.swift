extension Words {
    /// Words as a stranger may read them before both sides said yes. People write themselves out in full: "bij mijn buurman Piet Vermeulen op de
    /// Beekdijk 31". Left out are the surname and the street that we know, with a house number behind it, and whatever looks like a telephone
    /// number, a postcode or a mail address. On a telephone nobody types capitals, so "vermeulen" is a name as well; only a surname or a street that
    /// is a word of every day, as "bakker" or "markt", has to be written as a name.
    ///
    /// It cannot know everybody who is named; who brokers reads the words before they propose.
    ///
    /// - Parameters:
    ///   - name: the full name; its first word is the first name, which may be told.
    ///   - street: without the number.
    public static func coarse(_ text: String, name: String, street: String?) -> String {
        let names = secrets(foldedWords(name).dropFirst())
        let streets = secrets(foldedWords(street ?? "")[...])
        var told = text.replacing(/[^\s@]+@[^\s@]+/, with: "…")
        told = told.replacing(/\+?\(?\d(?:[ \-.\/()]*\d){8,}/, with: "…")
        told = told.replacing(/\b[1-9]\d{3} ?[A-Za-z]{2}\b/, with: "…")
        guard !names.isEmpty || !streets.isEmpty else { return told }
        return told.replacing(/([\p{L}\p{M}]+)((?:,? +(?:nr\.?|nummer|huisnummer))? *\d{1,5}(?:-?[A-Za-z\d]{1,4})?\b)?/) { match in
            let (all, word, number) = match.output
            if isSecret(word, streets, isSurelyName: number != nil) { return "…" }
            if isSecret(word, names, isSurelyName: false) { return "…" + String(number ?? "") }
            return String(all)
        }
    }

    private static func secrets(_ words: ArraySlice<String>) -> Set<String> { Set(words.filter { $0.count > 2 && !particles.contains($0) }) }

    private static func isSecret(_ word: Substring, _ secrets: Set<String>, isSurelyName: Bool) -> Bool {
        let folded = fold(String(word))
        let known = [folded, folded.hasSuffix("s") ? String(folded.dropLast()) : folded].filter(secrets.contains)
        guard !known.isEmpty else { return false }
        return isSurelyName || (word.first?.isUppercase ?? false) || !known.allSatisfy(everydayWords.contains)
    }

    private static let particles: Set<String> = ["van", "der", "den", "ten", "ter", "het", "the", "von", "las", "los", "dos"]

    /// Surnames and streets that are words as well.
    private static let everydayWords = Set(
        """
        bakker visser boer smid kok slager kapper timmerman schilder schipper wever molenaar meester dokter arts koning prins keizer graaf hertog \
        bisschop ridder jager herder post bode koster monnik burgemeester dominee pastoor professor jong jonge groot grote wit witte bruin bruine zwart \
        zwarte rood rode geel gele groen groene grijs grijze blauw blauwe oranje klein kleine lang lange kort korte hoog hoge laag lage oud oude nieuw \
        nieuwe goed goede best beste mooi mooie lief lieve snel stil stille warm koud hard sterk vroeg laat dik dun rijk arm blij eerste tweede derde \
        noord oost zuid west winter zomer herfst lente maandag dinsdag woensdag donderdag vrijdag zaterdag zondag dag nacht morgen avond jaar tijd vos \
        haan hond wolf leeuw beer mol vogel vink valk haas kat vis snoek muis schaap koe paard stier bok geit zwaan duif pauw raaf mees bloem roos boom \
        tak stam peer appel kool steen zand water meer zee beek bron molen kerk huis hof poort brug kamp stad dorp land veld kuil put bos berg dijk veen \
        heuvel akker weide laan straat plein markt gracht haven weg pad steeg singel kade park tuin linde linden eik beuk kist ketel pot pan stoel bank \
        hand hoofd baard haar been voet buik hart kaas brood boter melk soep koffie thee bier wijn werk school station vriend buur moeder vader broer \
        zus kind man vrouw mens rust vrede hoop geluk
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
