import Language
public import Neighbourhood

extension MatchIndex {
    /// On which ground an offer serves an ask, going by their words alone: the concept that is asked and the one that is given which together weigh
    /// the most. Nil when they have nothing to do with each other.
    public func ground(asked: String, offered: String, in municipality: MunicipalityCode) -> (asked: String, offered: String)? {
        let linguist = linguist(of: municipality)
        let gifts = Dictionary(uniqueKeysWithValues: Needs.offered(linguist.read(offered, as: .offer).concepts).map { ($0.concept, $0.degree) })
        let needs = Needs.asked(linguist.understand(asked, as: .ask).concepts, linguist)
        let weighed = needs.compactMap { need in gifts[need.offered].map { (need, $0 * need.degree) } }
        guard let (need, _) = weighed.max(by: { ($0.1, $1.0.offered) < ($1.1, $0.0.offered) }) else { return nil }
        let concepts = linguist.vocabulary.concepts
        return (concepts[need.asked].id, concepts[need.offered].id)
    }
}
