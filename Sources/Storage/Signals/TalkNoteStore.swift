public import Neighbourhood

extension Connection {
    public func insert(_ note: TalkNote, in municipality: MunicipalityCode) throws {
        try execute(
            "INSERT INTO talk_note (municipality, id, area, words, theme, noted_on) VALUES ($1, $2, $3, $4, $5, $6)",
            [municipality, note.id, note.area, note.words, note.theme, note.notedOn])
    }

    /// - Returns: whether it was there.
    public func delete(_ id: TalkNote.ID, in municipality: MunicipalityCode) throws -> Bool {
        try execute("DELETE FROM talk_note WHERE municipality = $1 AND id = $2", [municipality, id]) == 1
    }

    /// What plays, newest first.
    ///
    /// - Parameter area: nil for the whole municipality.
    /// - Throws: `Problem.notAllowed`.
    public func talkNotes(in area: AreaCode?, limit: Int, for viewer: Viewer) throws -> [TalkNote] {
        try Access.allowSomewhere(viewer, .seeTalkNotes)
        return try rows(
            """
            SELECT id, area, words, theme, noted_on FROM talk_note WHERE municipality = $1 AND ($2 = '' OR area = $2)
            ORDER BY noted_on DESC, id DESC LIMIT $3
            """, [viewer.municipality, area?.text ?? "", limit]
        ) { row -> TalkNote? in
            let id: TalkNote.ID = row.next()
            guard let area = row.nextArea() else { return nil }
            return TalkNote(id: id, area: area, words: row.next(), theme: row.next(), notedOn: row.next())
        }.compactMap(\.self)
    }
}
