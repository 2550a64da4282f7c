import Neighbourhood

/// The properties of one feature, under whichever of the names CBS has used over the years.
///
/// Sources: "Toelichting Wijk- en Buurtkaart" (CBS), the collections wijkenbuurten and gebiedsindelingen of PDOK. Names are compared in lower
/// case, and whatever else stands in the file is left alone.
struct AreaFacts {
    private let properties: [String: Property]

    init(_ properties: [String: Property]) {
        self.properties = Dictionary(properties.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// "JA" is water, "B" is foreign land; CBS gives them the code of the land beside them.
    var isWater: Bool {
        guard let water = text("water", "h2o")?.uppercased() else { return false }
        return water == "JA" || water == "B"
    }

    var label: String? { rawCode ?? text("naam", "statnaam", "buurtnaam", "wijknaam", "gemeentenaam") }

    func code() throws(FeatureFault) -> AreaCode {
        guard let rawCode else { throw .noCode }
        guard let code = AreaCode(rawCode) else { throw .notACode(rawCode) }
        return code
    }

    func area(_ code: AreaCode, year: Int?, outline: Outline) throws(FeatureFault) -> Area {
        guard let name = name(of: code.kind) else { throw .noName }
        guard let year = self.year ?? year else { throw .noYear }
        return Area(
            code: code, year: year, name: name, parent: parent(of: code), outline: outline,
            inhabitants: count("aantal_inwoners", "aantalinwoners", "aant_inw"),
            households: count("aantal_huishoudens", "aantalhuishoudens", "aantal_hh"))
    }

    /// A buurt also names its wijk and its municipality, so the smallest that is named is the one it is; unless `rubriek` says which.
    private var rawCode: String? {
        let byKind = ["buurt": ["buurtcode", "bu_code"], "wijk": ["wijkcode", "wk_code"], "gemeente": ["gemeentecode", "gm_code"]]
        if let kind = text("rubriek")?.lowercased(), let names = byKind[kind], let code = text(names) { return code }
        return text("statcode", "buurtcode", "bu_code", "wijkcode", "wk_code", "gemeentecode", "gm_code")
    }

    private func name(of kind: AreaCode.Kind) -> String? {
        switch kind {
        case .municipality: text("gemeentenaam", "gm_naam", "statnaam", "naam")
        case .district: text("wijknaam", "wk_naam", "statnaam", "naam")
        case .neighbourhood: text("buurtnaam", "bu_naam", "statnaam", "naam")
        }
    }

    /// `jaar`, or the first four figures of `jrstatcode` ("2025GM0363").
    private var year: Int? {
        let year = text("jaar").flatMap { Int($0) } ?? text("jrstatcode").flatMap { Int($0.prefix(4)) }
        return year.flatMap { (1900...2200).contains($0) ? $0 : nil }
    }

    /// Written in the file, or else in the code itself: BU 0363 AA 01 lies in WK 0363 AA.
    private func parent(of code: AreaCode) -> AreaCode? {
        switch code.kind {
        case .municipality: nil
        case .district: text("gemeentecode", "gm_code").flatMap { AreaCode($0) } ?? AreaCode(code.municipality.text)
        case .neighbourhood: text("wijkcode", "wk_code").flatMap { AreaCode($0) } ?? AreaCode("WK" + code.text.dropFirst(2).prefix(6))
        }
    }

    /// CBS writes a figure that is secret or not known as -99999999, in some years -99997 or -99995. Never 0.
    private func count(_ names: String...) -> Int? {
        for name in names {
            guard case .number(let number)? = properties[name], number >= 0, number < 1e9 else { continue }
            return Int(number)
        }
        return nil
    }

    private func text(_ names: String...) -> String? { text(names) }

    private func text(_ names: [String]) -> String? {
        for name in names {
            switch properties[name] {
            case .text(let text):
                let tidy = Words.tidy(text)
                if !tidy.isEmpty { return tidy }
            case .number(let number): return number == number.rounded() ? String(Int(number)) : String(number)
            default: continue
            }
        }
        return nil
    }
}
