extension Segment: LaidDown {
    static func key(of digest: Digest) -> String { digest.entry.key }

    /// Lays digests down, with what is near each other side by side.
    convenience init(_ digests: [Digest]) {
        let ranked = digests.map { (LayOrder.rank($0.entry), $0) }.sorted { ($0.0, $0.1.entry.key) < ($1.0, $1.1.entry.key) }.map(\.1)
        self.init(entries: ranked.map(\.entry), teachesDutch: ranked.map(\.teachesDutch), terms: TermTable(ranked.map(\.terms)))
    }

    /// The texts are not read again.
    convenience init(merging layers: [Layer<Segment>]) {
        let segments = layers.map(\.segment)
        let rows = layers.indices.flatMap { number in
            layers[number].places.map { (LayOrder.rank(segments[number].entries[$0]), number, $0) }
        }.sorted { ($0.0, segments[$0.1].entries[$0.2].key) < ($1.0, segments[$1.1].entries[$1.2].key) }
        self.init(
            entries: rows.map { segments[$0.1].entries[$0.2] }, teachesDutch: rows.map { segments[$0.1].facts[$0.2].teachesDutch },
            terms: TermTable(merging: segments.map(\.terms), order: rows.map { ($0.1, $0.2) }))
    }

    func key(at place: Int) -> String { entries[place].key }
}
