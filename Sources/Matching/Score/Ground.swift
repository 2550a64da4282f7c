import Language
public import Neighbourhood

extension MatchIndex {
    /// On which ground an offer serves an ask, going by their words alone: the concept that is asked and the one that is given which together weigh
    /// the most. Nil when they have nothing to do with each other.
    public func ground(asked: String, offered: String, in municipality: MunicipalityCode) -> (asked: String, offered: String)? {
        let linguist = linguist(of: municipality)
        let gifts = Needs.offered(linguist.read(offered, as: .offer).concepts)
        let needs = Needs.asked(linguist.understand(asked, as: .ask).concepts, linguist)
        let weighed = needs.compactMap { concept, need in gifts[concept].map { (concept, need, $0 * need.degree) } }
        guard let (concept, need, _) = weighed.max(by: { ($0.2, $1.0) < ($1.2, $0.0) }) else { return nil }
        let concepts = linguist.vocabulary.concepts
        return (concepts[need.asked.concept].id, concepts[concept].id)
    }
}
