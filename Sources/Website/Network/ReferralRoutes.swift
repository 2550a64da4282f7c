import HTTPTypes
import Hummingbird
import Neighbourhood
import Operations
import Storage

extension Site {
    /// What a practice does by its link. The secret stands in the address once, because paper can hold nothing else; from then on it is in a cookie, and so not
    /// in the history of the browser nor in what it tells of where it came from.
    func addReferrals(to doors: Doors) {
        doors.get(Link.referring(by: ":token"), to: .referPatient) { _, visit in
            guard let token = visit.parameters.get("token"), (20...100).contains(token.utf8.count) else {
                throw Problem.outOfOrder(.referralDoorClosed)
            }
            var response = Response.seeOther(Link.referring).unlisted
            response.setCookie(cookie(doorCookie, token, seconds: 8 * 3600))
            return response
        }
        doors.get(Link.referring, to: .referPatient) { request, _ in
            let form = try await referralForm(request)
            return try await show(form, FormWords(), request).unlisted
        }
        doors.post(Link.referring, to: .referPatient) { request, visit in try await refer(request, visit).unlisted }
        doors.get(Link.referralAnswer, to: .readReferralAnswer) { request, _ in
            try await showAnswer(request, FormWords(), errors: [], found: nil)
        }
        doors.post(Link.referralAnswer, to: .readReferralAnswer) { request, visit in try await readAnswer(request, visit) }
    }

    private var doorCookie: String { settings.isSecure ? "__Host-omzien-verwijzing" : "omzien-verwijzing" }

    private func doorToken(_ request: Request) throws(Problem) -> Token {
        guard let text = request.cookie(doorCookie) else { throw .outOfOrder(.referralDoorClosed) }
        return Token(presented: text)
    }

    private func referralForm(_ request: Request) async throws -> PublicForm {
        let practice = try await workplace.referralDoor(by: doorToken(request)).practice
        return PublicForm(name: "referral") { form in
            var form = form
            (form.labels, form.sentences) = (ReferralForm.labels, ReferralForm.sentences)
            return ReferralFormPage(practice: practice, form: form)
        }
    }

    /// The code is in this one answer; sent again by the browser it is the same referral with the same code.
    private func refer(_ request: Request, _ visit: Visit) async throws -> Response {
        try await count(request, visit)
        let (form, token) = (try await referralForm(request), try doorToken(request))
        return try await take(form, request, visit) { words, guest in
            let (draft, errors) = ReferralForm(words: words).read(today: today)
            guard let draft else { return try await show(form, words, errors: errors, request) }
            try await admit(form, request, visit)
            let code = try await workplace.refer(draft, by: token, submission: words.submission("referral"), request: visit.mark)
            return try await publicPage(request) { _, _ in ReferralThanksPage(code: code, today: today) }
        }
    }

    /// Before anything is looked at, so that nobody can try secrets without end.
    private func count(_ request: Request, _ visit: Visit) async throws {
        try await workplace.pass(.tries(of: "referral-door"), from: household(request, visit), in: municipality(of: request))
    }

    private func readAnswer(_ request: Request, _ visit: Visit) async throws -> Response {
        try checkOrigin(request)
        try await count(request, visit)
        let token = try doorToken(request)
        let words = try await request.form(visit)
        do {
            let found = try await workplace.answer(to: words["code"], by: token, from: household(request, visit), request: visit.mark)
            return try await showAnswer(request, FormWords(), errors: [], found: found)
        } catch Problem.invalid(let errors) {
            return try await showAnswer(request, words, errors: errors, found: nil)
        }
    }

    private func showAnswer(
        _ request: Request, _ words: FormWords, errors: [FieldError], found: (referredOn: CalendarDate, answer: ReferralAnswer)?
    ) async throws -> Response {
        let practice = try await workplace.referralDoor(by: doorToken(request)).practice
        return try await publicPage(request, status: errors.isEmpty ? .ok : .unprocessableContent) { [today] _, seal in
            let form = FormView(words: words, errors: errors, seal: seal, labels: ReferralForm.labels, sentences: ReferralForm.sentences)
            return ReferralAnswerPage(practice: practice, form: form, found: found, today: today)
        }.unlisted
    }
}
