import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Neighbourhood
import Operations
import Storage

extension Site {
    func addClaims(to doors: Doors) {
        doors.get(Link.allClaims, to: .approveClaim) { request, _ in
            let (waiting, viewer) = try await read(request) { connection, viewer in
                try Access.allowSomewhere(viewer, .approveClaim)
                return try connection.claimsToDecide(for: viewer)
            }
            return page(ClaimListPage(waiting: waiting, viewer: viewer, today: today), for: viewer, request)
        }
        doors.get("/bewoners/:person/declaraties", to: .lookAtClaim) { request, visit in
            try await showClaims(visit.personID(), FormWords(), errors: [], request)
        }
        doors.post("/bewoners/:person/declaraties", to: .claim) { request, visit in try await placeClaim(request, visit) }
        doors.post("/bewoners/:person/rekening", to: .setBankAccount) { request, visit in try await setAccount(request, visit) }
        doors.get("/declaraties/:claim", to: .lookAtClaim) { request, visit in
            try await showClaim(visit.claimID(), FormWords(), errors: [], request)
        }
        doors.get("/declaraties/:claim/bonnetje", to: .lookAtClaim) { request, visit in try await receipt(request, visit) }
        doors.post("/declaraties/:claim/bonnetje", to: .addReceipt) { request, visit in try await addReceipt(request, visit) }
        doors.post("/declaraties/:claim/intrekking", to: .withdrawClaim) { request, visit in
            let id = try visit.claimID()
            let (_, viewer) = try await form(request, visit)
            try await workplace.withdraw(id, by: viewer, request: visit.mark)
            return .seeOther(Link.claim(id), notice: .saved)
        }
        doors.post("/declaraties/:claim/akkoord", to: .approveClaim) { request, visit in
            try await decideClaim(request, visit) { .approve(isMixAccepted: $0["mix"] == "yes") }
        }
        doors.post("/declaraties/:claim/niet-akkoord", to: .refuseClaim) { request, visit in
            try await decideClaim(request, visit) { .refuse(Words.tidy($0["refusal"])) }
        }
    }

    private func showClaims(
        _ id: Person.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (book, viewer) = try await read(request) { try $0.claimBook(of: id, for: $1) }
        var words = words
        if !words.has("holder") { words["holder"] = book.person.facts.name }
        if !words.has("rate") { words["rate"] = book.usualRate }
        let form = ClaimForm.view(words, errors, seal: seal(request))
        return page(ClaimsPage(book: book, form: form, viewer: viewer, today: today), status: status, for: viewer, request)
    }

    private func placeClaim(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        let (words, viewer) = try await form(request, visit)
        let book = try await workplace.read(as: viewer) { try $0.claimBook(of: id, for: viewer) }
        do {
            guard let typed = ClaimForm(words: words) else { throw Problem.invalid([FieldError("kind", .notAChoice)]) }
            let draft = try typed.read { TaxTable.isAdult(bornYear: book.person.facts.bornYear, in: $0.year) }
            let claim = try await workplace.claim(draft, for: id, submission: words.submission("claim"), by: viewer, request: visit.mark)
            return .seeOther(draft.kind == .elsewhere ? Link.claims(of: id) : Link.claim(claim), notice: .claimed)
        } catch Problem.invalid(let errors) {
            return try await showClaims(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func setAccount(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.personID()
        let (words, viewer) = try await form(request, visit)
        do {
            guard let iban = IBAN(words["iban"]) else { throw Problem.invalid([FieldError("iban", .unknown)]) }
            try await workplace.set(BankAccount(iban: iban, holder: Words.tidy(words["holder"])), of: id, by: viewer, request: visit.mark)
            return .seeOther(Link.claims(of: id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showClaims(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func showClaim(
        _ id: Claim.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ((line, room, ties), viewer) = try await read(request) { connection, viewer in
            let line = try connection.claim(id, for: viewer)
            let room = try connection.room(
                of: line.claim.person, in: line.claim.draft.month, table: .ofThisVersion, municipality: viewer.municipality)
            return (line, room, try connection.ties(of: line.claim.person, in: viewer.municipality))
        }
        let form = ClaimForm.view(words, errors, seal: seal(request))
        return page(ClaimPage(line: line, room: room, form: form, viewer: viewer, ties: ties, today: today), status: status, for: viewer, request)
    }

    /// The photo itself. What it is was made sure of when it came in; the browser is told not to guess.
    private func receipt(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.claimID()
        let (photo, _) = try await read(request) { try $0.receipt(of: id, for: $1) }
        let name = photo.media == .jpeg ? "bonnetje.jpg" : "bonnetje.png"
        return Response(
            status: .ok,
            headers: [.contentType: photo.media.rawValue, .contentDisposition: "inline; filename=\"\(name)\"", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: photo.bytes)))
    }

    private func addReceipt(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.claimID()
        do {
            let (upload, viewer) = try await upload(request, to: .addReceipt, upTo: PlainPhoto.largest)
            guard let photo = upload.files["photo"].flatMap({ PlainPhoto($0) }) else { throw Problem.tooLarge(limit: PlainPhoto.largest) }
            try await workplace.add(photo, to: id, by: viewer, request: visit.mark)
            return .seeOther(Link.claim(id), notice: .saved)
        } catch Problem.tooLarge {
            return try await showClaim(id, FormWords(), errors: [FieldError("photo", .unknown)], request, status: .unprocessableContent)
        }
    }

    private func decideClaim(_ request: Request, _ visit: Visit, _ decision: (FormWords) -> ClaimDecision) async throws -> Response {
        let id = try visit.claimID()
        let (words, viewer) = try await form(request, visit)
        do {
            try await workplace.decide(id, decision(words), version: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.allClaims, notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showClaim(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }
}

extension ClaimBook {
    /// What an hour gave the last time, or else the most that it may.
    fileprivate var usualRate: String {
        let last = claims.first { $0.claim.draft.kind == .allowance }?.claim.draft.rate
        let most = room?.limits.hour(isAdult: TaxTable.isAdult(bornYear: person.facts.bornYear, in: room?.limits.year ?? 0) ?? true)
        return (last ?? most).map { $0.decimal.replacing(".", with: ",") } ?? ""
    }
}

extension Visit {
    func claimID() throws(Problem) -> Claim.ID { try identifier("claim", orNo: .claim) }
}
