import Neighbourhood

extension HSDS {
    /// The lists of words by which services and organisations are told apart.
    struct Terms: Sendable {
        let taxonomies: [Taxonomy]
        let all: [TaxonomyTerm]
        private let byName: [String: TaxonomyTerm]

        static let standard = Terms([
            ("kind", "Soort aanbod", "Of het een activiteit is of een dienst.", OfferKind.terms),
            ("group", "Doelgroep", "Voor wie een activiteit het meest is bedoeld.", TargetGroup.terms),
            ("partner", "Soort organisatie", "Wat voor organisatie het is.", OrganisationKind.all),
        ])

        private init(_ lists: [(key: String, name: String, about: String, words: [(code: String, name: String)])]) {
            var (taxonomies, terms, byName): ([Taxonomy], [TaxonomyTerm], [String: TaxonomyTerm]) = ([], [], [:])
            for list in lists {
                let taxonomy = Taxonomy(id: HSDSIdentifier("taxonomy", list.key), name: list.name, description: list.about)
                taxonomies.append(taxonomy)
                for word in list.words {
                    let term = TaxonomyTerm(
                        id: HSDSIdentifier("term", "\(list.key).\(word.code)"), code: word.code, name: word.name,
                        description: "\(list.name): \(word.name).", taxonomyId: taxonomy.id, taxonomyDetail: taxonomy)
                    terms.append(term)
                    byName["\(list.key).\(word.code)"] = term
                }
            }
            (self.taxonomies, all, self.byName) = (taxonomies, terms, byName)
        }

        /// The word put on an object; nil for a word that is not on the list.
        func attribute(_ list: String, _ code: String, of id: HSDSIdentifier, entity: String) -> Attribute? {
            guard let term = byName["\(list).\(code)"] else { return nil }
            return Attribute(
                id: HSDSIdentifier("attribute", "\(id.text).\(list).\(code)"), linkId: id, linkEntity: entity, linkType: list,
                taxonomyTermId: term.id, taxonomyTerm: term)
        }
    }
}

extension TargetGroup {
    fileprivate static let terms = allCases.map { (code: $0.rawValue, name: Dutch.name($0)) }
}

extension OfferKind {
    /// Residents' offers are never told to others.
    fileprivate static let terms = [(code: activity.rawValue, name: "activiteit"), (code: service.rawValue, name: "dienst")]
}
