public import Foundation
public import Neighbourhood

/// Somebody who can be called.
public struct OnCallWorker: Sendable, Equatable {
    public let id: Person.ID
    /// The full name for colleagues, and the one under which residents know them.
    public let name: String
    public let callName: String
    public let phone: PhoneNumber?
}

/// A shift with whose it is.
public struct ShiftLine: Sendable, Equatable {
    public let shift: Shift
    public let worker: OnCallWorker?
    /// Whether that one still works here.
    public let isHere: Bool
}

/// Who is to be called now.
public struct OnCall: Sendable, Equatable {
    public let worker: OnCallWorker
    /// Until when, in minutes after midnight.
    public let until: Int
    /// Whose shift it really is, when somebody stands in.
    public let standsInFor: String?
}

/// Hours that were promised and are nobody's.
public struct RotaGap: Sendable, Equatable {
    /// Nil for the rota of the whole municipality.
    public let team: Team?
    public let day: CalendarDate
    public let hours: Hours
}

/// Every rota of a municipality with who stands in for whom: all that is asked of it is answered from here.
public struct RotaBoard: Sendable {
    public let teams: [Team]
    /// What holds now or later.
    public let lines: [ShiftLine]
    /// Nil where the municipality has not set them yet.
    public let help: HelpLines?
    let covers: [(absence: ClosedRange<CalendarDate>, of: Person.ID, cover: OnCallWorker)]

    /// - Parameter team: nil for the whole municipality.
    public func rota(of team: Team.ID?) -> Rota { Rota(lines.map(\.shift).filter { $0.draft.team == team }) }

    /// Who stands in for somebody on a day; nil when nobody does.
    func cover(of person: Person.ID, on day: CalendarDate) -> OnCallWorker? {
        covers.first { $0.of == person && $0.absence.contains(day) }?.cover
    }

    /// Who does somebody's work on a day: they themselves, or whoever stands in. Nil when that is nobody who works here.
    public func worker(for person: Person.ID, on day: CalendarDate) -> OnCallWorker? {
        cover(of: person, on: day) ?? lines.first { $0.worker?.id == person && $0.isHere }?.worker
    }

    /// Who is on call for a thing in an area: by the rota of the team there, or else by that of the municipality.
    public func onCall(in area: AreaCode?, at moment: Date) -> OnCall? {
        let own: [Team.ID?] = teams.filter { $0.works(in: area) }.map(\.id)
        return (own + [nil]).lazy.compactMap { onCall(rota(of: $0), at: moment) }.first
    }

    private func onCall(_ rota: Rota, at moment: Date) -> OnCall? {
        guard let shift = rota.shift(at: moment), let person = shift.draft.person, let worker = worker(for: person, on: CalendarDate(moment)) else {
            return nil
        }
        let own = worker.id == person ? nil : lines.first { $0.worker?.id == person }?.worker?.callName
        return OnCall(worker: worker, until: shift.draft.hours.until, standsInFor: own)
    }

    /// Whether it is promised that somebody is there at a moment; where nothing is promised it is not denied either.
    func isPromised(at moment: Date) -> Bool {
        guard let help else { return true }
        let (hour, minute) = DutchTime.clock(at: moment)
        return CalendarDate(moment).isWorkingDay && help.promised.contains(hour * 60 + minute)
    }

    /// What is promised in the coming days and is nobody's, of every rota that is kept; of that of the municipality when none is.
    public func gaps(from today: CalendarDate, days: Int = 7) -> [RotaGap] {
        guard let promised = help?.promised else { return [] }
        let kept = Set(lines.map(\.shift.draft.team))
        let rotas: [Team?] = (kept.isEmpty || kept.contains(nil) ? [nil] : []) + teams.filter { kept.contains($0.id) }.map(Optional.some)
        return (0..<days).map { today.adding(days: $0) }.filter(\.isWorkingDay).flatMap { day in
            rotas.flatMap { team in gaps(in: team, on: day, promised).map { RotaGap(team: team, day: day, hours: $0) } }
        }
    }

    /// What the municipality's own rota covers is nobody's gap.
    private func gaps(in team: Team?, on day: CalendarDate, _ promised: Hours) -> [Hours] {
        let isHere: (Person.ID) -> Bool = { worker(for: $0, on: day) != nil }
        let own = rota(of: team?.id).gaps(on: day, promised: promised, isHere: isHere)
        guard team != nil else { return own }
        let shared = rota(of: nil).shifts(on: day).filter { $0.draft.person.map(isHere) ?? false }.map(\.draft.hours)
        return own.flatMap { $0.without(shared) }
    }
}

extension Connection {
    /// Every rota of the municipality.
    public func rotaBoard(in municipality: MunicipalityCode) throws -> RotaBoard {
        let lines = try rows(ShiftLine.select, [now, municipality, today], decode: ShiftLine.init(row:))
        return RotaBoard(
            teams: try teams(in: municipality), lines: lines, help: try helpLines(in: municipality),
            covers: try coversAhead(in: municipality))
    }

    /// The gaps in the coming week that are the viewer's to fill.
    func rotaGaps(for viewer: Viewer) throws -> [RotaGap] {
        guard Access.allowsSomewhere(viewer, .keepRota) else { return [] }
        return try rotaBoard(in: viewer.municipality).gaps(from: today).filter { Access.allows(viewer, .keepRota, $0.team?.ties ?? Ties()) }
    }

    /// Who stands in for whom, today or later.
    func coversAhead(in municipality: MunicipalityCode) throws -> [(ClosedRange<CalendarDate>, Person.ID, OnCallWorker)] {
        try rows(
            """
            SELECT absence.first_on, absence.last_on, absence.person, cover.id, cover.name, cover.call_name, cover.phone FROM absence
            JOIN person cover ON cover.municipality = absence.municipality AND cover.id = absence.cover
            WHERE absence.municipality = $1 AND absence.last_on >= $2 AND absence.ended_at IS NULL ORDER BY absence.id LIMIT 1000
            """, [municipality, today]
        ) { row in
            let (first, last): (CalendarDate, CalendarDate) = (row.next(), row.next())
            return (first...last, row.next(), OnCallWorker(id: row.next(), name: row.next(), callName: row.next(), phone: row.next()))
        }
    }

    /// What the municipality tells now; nil when it has not set it.
    public func helpLines(in municipality: MunicipalityCode) throws -> HelpLines? {
        try helpLineVersion(in: municipality)?.lines
    }

    /// The newest with its version.
    public func helpLineVersion(in municipality: MunicipalityCode) throws -> (version: Int, lines: HelpLines)? {
        try first(
            """
            SELECT version, fallback_name, fallback_phone, doctor_phone, from_minute, until_minute, insurance FROM help_line
            WHERE municipality = $1 ORDER BY version DESC LIMIT 1
            """, [municipality]
        ) { row in
            let version: Int = row.next()
            let (name, phone, doctor): (String, PhoneNumber, PhoneNumber?) = (row.next(), row.next(), row.next())
            let hours = Hours(from: row.next(), until: row.next()) ?? .wholeDay
            return (
                version, HelpLines(fallbackName: name, fallbackPhone: phone, doctorPhone: doctor, promised: hours, insurance: row.next())
            )
        }
    }

    /// Keeps a new version. Throws `Problem.stale` when somebody set another meanwhile.
    public func insert(_ lines: HelpLines, version: Int, by viewer: Viewer) throws {
        let added = try execute(
            """
            INSERT INTO help_line (municipality, version, fallback_name, fallback_phone, doctor_phone, from_minute, until_minute, insurance, set_by, set_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (municipality, version) DO NOTHING
            """,
            [
                viewer.municipality, version, lines.fallbackName, lines.fallbackPhone, lines.doctorPhone, lines.promised.from, lines.promised.until,
                lines.insurance, viewer.person, now,
            ])
        guard added == 1 else { throw Problem.stale(Thing(.municipality, viewer.municipality.text)) }
    }

    public func insert(_ shift: Shift, by viewer: Viewer) throws {
        let draft = shift.draft
        try execute(
            """
            INSERT INTO on_call (municipality, id, team, weekday, on_day, from_minute, until_minute, person, set_by, set_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                viewer.municipality, shift.id, draft.team, draft.day.weekday, draft.day.date, draft.hours.from, draft.hours.until, draft.person,
                viewer.person, now,
            ])
    }

    public func endShift(_ id: Shift.ID, in municipality: MunicipalityCode) throws {
        try execute("UPDATE on_call SET ended_at = $1 WHERE municipality = $2 AND id = $3 AND ended_at IS NULL", [now, municipality, id])
    }
}

extension ShiftLine {
    fileprivate static let select: SQL = """
        SELECT on_call.id, on_call.team, on_call.weekday, on_call.on_day, on_call.from_minute, on_call.until_minute, on_call.person,
            person.name, person.call_name, person.phone,
            (SELECT count(*) FROM role_grant WHERE role_grant.municipality = on_call.municipality AND role_grant.person = on_call.person
                AND role_grant.role IN ('desk', 'connector', 'team-member') AND role_grant.from_at <= $1
                AND (role_grant.until_at IS NULL OR role_grant.until_at > $1))
        FROM on_call LEFT JOIN person ON person.municipality = on_call.municipality AND person.id = on_call.person
        WHERE on_call.municipality = $2 AND on_call.ended_at IS NULL AND (on_call.on_day IS NULL OR on_call.on_day >= $3)
        ORDER BY on_call.id LIMIT 1000
        """

    fileprivate init(row: inout Row) {
        let (id, team): (Shift.ID, Team.ID?) = (row.next(), row.next())
        let (weekday, date): (Int?, CalendarDate?) = (row.next(), row.next())
        let hours = Hours(from: row.next(), until: row.next()) ?? .wholeDay
        let person: Person.ID? = row.next()
        let (name, callName, phone): (String?, String?, PhoneNumber?) = (row.next(), row.next(), row.next())
        shift = Shift(id: id, draft: ShiftDraft(team: team, day: date.map(ShiftDraft.Day.on) ?? .weekly(weekday ?? 0), hours: hours, person: person))
        worker = person.map { OnCallWorker(id: $0, name: name ?? "", callName: callName ?? "", phone: phone) }
        isHere = row.next(Int.self) > 0
    }
}
