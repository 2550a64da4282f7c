public import Neighbourhood

extension Connection {
    public func insert(_ worry: Worry, in municipality: MunicipalityCode) throws {
        let draft = worry.draft
        func seal(_ text: String?, _ column: SealedColumn) throws -> Sealed? {
            try self.seal(text, for: .worry(worry.id), at: column, of: worry.id.text, in: municipality)
        }
        try execute(
            """
            INSERT INTO worry (municipality, id, words, about, aware, reporter_name, reporter_contact, may_name_reporter, source, said_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                municipality, worry.id, seal(draft.words, .worryWords), seal(draft.about, .worryAbout), draft.aware,
                seal(draft.reporterName, .worryReporterName), seal(draft.reporterContact, .worryReporterContact), draft.mayNameReporter, draft.source,
                worry.saidAt,
            ])
    }

    /// One worry: for who took it up and their cover, or, while nobody did, for everybody whose work it is. Throws `Problem.notFound`, `Problem.notAllowed`.
    public func worry(_ id: Worry.ID, for viewer: Viewer) throws -> Worry {
        try Access.allowSomewhere(viewer, .lookAtWorry)
        let found = try first(
            """
            SELECT id, words, about, aware, reporter_name, reporter_contact, may_name_reporter, source, taken_up_by, said_at FROM worry
            WHERE municipality = $1 AND id = $2
            """, [viewer.municipality, id]
        ) { row in
            row.isAboutSomebody()
            let id: Worry.ID = row.next()
            return Worry(
                id: id,
                draft: WorryDraft(
                    words: row.next(opened: .worryWords, of: id.text), about: row.next(opened: .worryAbout, of: id.text), aware: row.next(),
                    reporterName: row.next(opened: .worryReporterName, of: id.text),
                    reporterContact: row.next(opened: .worryReporterContact, of: id.text), mayNameReporter: row.next(), source: row.next()),
                takenUpBy: row.next(), saidAt: row.next())
        }
        guard let found else { throw Problem.notFound(.worry) }
        try Access.allow(viewer, .lookAtWorry, found.ties)
        return found
    }

    /// Gives a worry to whoever takes it up. Throws `Problem.stale` when a colleague was first.
    ///
    /// - Returns: false when the same worker had done so already.
    public func takeUp(_ id: Worry.ID, by viewer: Viewer) throws -> Bool {
        let changed = try execute(
            "UPDATE worry SET taken_up_by = $1, taken_up_at = $2 WHERE municipality = $3 AND id = $4 AND taken_up_at IS NULL",
            [viewer.person, now, viewer.municipality, id])
        guard changed == 0 else { return true }
        let holder = try first("SELECT taken_up_by FROM worry WHERE municipality = $1 AND id = $2", [viewer.municipality, id]) { row in
            row.next(Person.ID?.self)
        }
        guard let holder else { throw Problem.notFound(.worry) }
        guard holder == viewer.person else { throw Problem.stale(Thing(.worry, id.text)) }
        return false
    }
}
