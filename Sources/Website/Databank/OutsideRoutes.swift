import Foundation
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    func addOutside(to doors: Doors) {
        doors.get("/vragen/:ask/naar-buiten", to: .postOutside) { request, visit in try await openOutside(request, visit) }
        doors.post("/vragen/:ask/naar-buiten", to: .postOutside) { request, visit in try await postOutside(request, visit) }
        doors.post("/naar-buiten/:post/reacties", to: .recordOutsideReply) { request, visit in try await recordReply(request, visit) }
        doors.post("/reacties/:reply/afloop", to: .settleOutsideReply) { request, visit in try await settleReply(request, visit) }
        doors.get(Link.outsideList, to: .postOutside) { request, _ in
            let (asks, viewer) = try await read(request) { connection, viewer in try connection.asksToShare(for: viewer) }
            return showList(asks, chosen: Set(asks.map(\.id.text)), text: nil, viewer, request)
        }
        doors.post(Link.outsideList, to: .postOutside) { request, visit in try await makeList(request, visit) }
    }

    private func openOutside(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.askID()
        let channel = OutsideChannel(rawValue: request.question["kanaal"]) ?? .nlvoorelkaar
        let (parts, viewer) = try await read(request) { connection, viewer in try connection.outsideParts(of: id, for: viewer) }
        var words = FormWords([
            "words": try await ready(parts, viewer).text.text(for: channel), "version": String(parts.ask.version),
            "next_on": today.adding(days: 7).description,
        ])
        words["channel"] = channel.rawValue
        return try await show(parts, words, viewer, request)
    }

    private func postOutside(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.askID()
        let (words, viewer) = try await form(request, visit)
        let parts = try await workplace.read(as: viewer) { try $0.outsideParts(of: id, for: viewer) }
        if words["do"] == "check" { return try await show(parts, words, viewer, request) }
        do {
            guard let day = CalendarDate(Words.tidy(words["next_on"])) else {
                throw Problem.invalid([FieldError("next_on", words["next_on"].isEmpty ? .missing : .notADate)])
            }
            let draft = OutsidePostDraft(
                channel: OutsideChannel(rawValue: words["channel"]) ?? .other, words: Words.tidy(words["words"]), lookOn: day)
            try await workplace.post(
                draft, of: id, version: words.version, submission: words.submission("outside"), by: viewer, request: visit.mark)
            return .seeOther(Link.ask(id), notice: .postedOutside)
        } catch Problem.invalid(let errors) {
            return try await show(parts, words, errors: errors, viewer, request, status: .unprocessableContent)
        }
    }

    private func recordReply(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        let post: OutsidePost.ID = try visit.identifier("post", orNo: .ask)
        var errors: [FieldError] = []
        let draft = OutsideReplyDraft(
            name: Words.tidy(words["name"]), phone: words.optional("phone", .notAPhone, into: &errors) { PhoneNumber($0) },
            mail: words.optional("mail", .notAMail, into: &errors) { MailAddress($0) }, words: Words.tidy(words["words"]))
        guard errors.isEmpty else { throw Problem.invalid(errors) }
        let ask = try await workplace.record(draft, to: post, submission: words.submission("reply"), by: viewer, request: visit.mark)
        return .seeOther(Link.ask(ask), notice: .saved)
    }

    private func settleReply(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        let reply: OutsideReply.ID = try visit.identifier("reply", orNo: .ask)
        if words["do"] == "offer" {
            return .seeOther(Link.offer(try await workplace.takeUp(reply, as: nil, by: viewer, request: visit.mark)), notice: .saved)
        }
        return .seeOther(Link.ask(try await workplace.letGo(reply, by: viewer, request: visit.mark)), notice: .saved)
    }

    private func makeList(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        let chosen = Set(words.all("ask"))
        let (asks, parts) = try await workplace.read(as: viewer) { connection in
            let asks = try connection.asksToShare(for: viewer)
            return (asks, try asks.filter { chosen.contains($0.id.text) }.map { try connection.outsideParts(of: $0.id, for: viewer) })
        }
        var lines: [String] = []
        for part in parts { lines.append("• " + (try await ready(part, viewer).text.line)) }
        let contact = parts.first.map(\.contact) ?? ""
        let text = (["Wie helpt er in \(municipalityName(viewer.municipality))?", ""] + lines + ["", contact]).joined(separator: "\n")
        return showList(asks, chosen: chosen, text: parts.isEmpty ? nil : text, viewer, request)
    }

    private func showList(_ asks: [AskLine], chosen: Set<String>, text: String?, _ viewer: Viewer, _ request: Request) -> Response {
        let form = FormView(words: FormWords(), errors: [], seal: seal(request))
        return page(OutsideListPage(asks: asks, chosen: chosen, text: text, form: form), for: viewer, request)
    }

    /// The text to begin with, and what was left out of the ask's own words for it.
    private func ready(_ parts: OutsideParts, _ viewer: Viewer) async throws -> (
        text: OutsideText, left: [(sentence: String, why: OutsideCheck.Finding.Kind)]
    ) {
        let sorted = workplace.sentences(of: parts.ask.draft.words, by: parts.check, in: viewer.municipality)
        let areas = try await workplace.areas(of: viewer.municipality)
        let text = OutsideText(
            sentences: sorted.kept, themes: workplace.harmlessThemes(of: parts.ask.draft.words, in: viewer.municipality).map(Dutch.theme),
            ask: parts.ask, areaName: parts.ask.area.flatMap { code in areas.first { $0.code == code }?.name },
            town: municipalityName(viewer.municipality), contact: parts.contact)
        return (text, sorted.left)
    }

    private func show(
        _ parts: OutsideParts, _ words: FormWords, errors: [FieldError] = [], _ viewer: Viewer, _ request: Request,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let isSent = words.has("do")
        let findings = isSent ? workplace.findings(in: words["words"], by: parts.check, in: viewer.municipality) : []
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: ["words": "De tekst", "next_on": "Wanneer kijk je"],
            sentences: errors.contains { $0.fault == .tellsOfSomebody } ? OutsidePage.sentences : [:])
        let page = OutsidePage(
            ask: parts.ask, channel: OutsideChannel(rawValue: words["channel"]) ?? .other, left: try await ready(parts, viewer).left,
            findings: findings, form: form)
        return self.page(page, status: status, for: viewer, request)
    }
}

/// What a text for outside is made of.
private struct OutsideParts: Sendable {
    let ask: Ask
    let check: OutsideCheck
    /// How to reach the team of the place.
    let contact: String
}

extension Connection {
    fileprivate func outsideParts(of id: Ask.ID, for viewer: Viewer) throws -> OutsideParts {
        let ask = try ask(id, for: viewer, to: .postOutside)
        let teams = try teams(in: viewer.municipality)
        let team = teams.first { team in ask.area.map { area in area.enclosing.contains(where: team.areas.contains) } ?? false } ?? teams.first
        let reach = [team?.phone?.shown, team?.mail?.text].compactMap(\.self).joined(separator: " of ")
        return OutsideParts(
            ask: ask, check: try outsideCheck(of: ask, for: viewer), contact: team.map { "\($0.name): \(reach)" } ?? "Bel het wijkteam.")
    }
}

extension Visit {
    fileprivate func askID() throws(Problem) -> Ask.ID { try identifier("ask", orNo: .ask) }
}
