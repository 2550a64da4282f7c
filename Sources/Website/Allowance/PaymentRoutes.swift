import Foundation
import HTTPTypes
import Hummingbird
import Language
import NIOCore
import Neighbourhood
import Operations
import Storage

extension Site {
    func addPayments(to doors: Doors) {
        doors.get(Link.payments, to: .makePaymentRun) { request, _ in
            try await showPayments(FormWords(["execute_on": today.adding(workingDays: 1).description]), errors: [], request)
        }
        doors.post(Link.payments, to: .makePaymentRun) { request, visit in try await makeRun(request, visit) }
        doors.post(Link.payer, to: .setPayerAccount) { request, visit in try await setPayer(request, visit) }
        doors.get("/betalingen/:run", to: .makePaymentRun) { request, visit in
            try await showRun(visit.runID(), FormWords(["paid_on": today.description]), errors: [], request)
        }
        doors.get("/betalingen/:run/bestand.xml", to: .exportPaymentRun) { request, visit in
            try await paymentFile(request, visit, .sepa, type: "application/xml", ending: "xml")
        }
        doors.get("/betalingen/:run/bestand.csv", to: .exportPaymentRun) { request, visit in
            try await paymentFile(request, visit, .csv, type: "text/csv; charset=utf-8", ending: "csv")
        }
        doors.post("/betalingen/:run/betaald", to: .markPaid) { request, visit in try await markPaid(request, visit) }
        doors.post("/betalingen/:run/intrekking", to: .cancelPaymentRun) { request, visit in
            let id = try visit.runID()
            let (_, viewer) = try await form(request, visit)
            try await workplace.cancel(id, by: viewer, request: visit.mark)
            return .seeOther(Link.payments, notice: .saved)
        }
    }

    private func showPayments(
        _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (board, viewer) = try await read(request) { try $0.paymentBoard(for: $1) }
        var words = words
        if !words.has("iban") { words["iban"] = board.payer?.iban.shown ?? "" }
        if !words.has("holder") { words["holder"] = board.payer?.holder ?? municipalityName(viewer.municipality) }
        let form = FormView(
            words: words, errors: errors, seal: seal(request), labels: Self.paymentLabels, sentences: ["iban": plain("claim.faultIBAN")])
        return page(PaymentsPage(board: board, form: form, viewer: viewer, today: today), status: status, for: viewer, request)
    }

    private func makeRun(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        do {
            let day = try words.day("execute_on")
            let run = try await workplace.makePaymentRun(executeOn: day, submission: words.submission("run"), by: viewer, request: visit.mark)
            return .seeOther(Link.payment(run), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showPayments(words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func setPayer(_ request: Request, _ visit: Visit) async throws -> Response {
        let (words, viewer) = try await form(request, visit)
        do {
            guard let iban = IBAN(words["iban"]) else { throw Problem.invalid([FieldError("iban", .unknown)]) }
            let account = BankAccount(iban: iban, holder: Words.tidy(words["holder"]))
            try await workplace.setPayer(account, after: words.version, by: viewer, request: visit.mark)
            return .seeOther(Link.payments, notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showPayments(words, errors: errors, request, status: .unprocessableContent)
        }
    }

    private func showRun(
        _ id: PaymentRun.ID, _ words: FormWords, errors: [FieldError], _ request: Request, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ((line, payments), viewer) = try await read(request) { try $0.paymentRun(id, for: $1) }
        let form = FormView(words: words, errors: errors, seal: seal(request), labels: Self.paymentLabels)
        return page(PaymentRunPage(line: line, payments: payments, form: form, today: today), status: status, for: viewer, request)
    }

    private func markPaid(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = try visit.runID()
        let (words, viewer) = try await form(request, visit)
        do {
            try await workplace.markPaid(id, on: words.day("paid_on"), by: viewer, request: visit.mark)
            return .seeOther(Link.payment(id), notice: .saved)
        } catch Problem.invalid(let errors) {
            return try await showRun(id, words, errors: errors, request, status: .unprocessableContent)
        }
    }

    /// A file to keep, never shown in the browser itself.
    private func paymentFile(
        _ request: Request, _ visit: Visit, _ form: PaymentFile.Form, type: String, ending: String
    ) async throws -> Response {
        let id = try visit.runID()
        guard let viewer = try await workplace.viewer(of: session(request)) else { throw Problem.signInNeeded }
        let data = try await workplace.export(id, as: form, by: viewer, request: visit.mark)
        return Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"betaling-\(id).\(ending)\"", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    private static let paymentLabels = [
        "execute_on": "Wanneer moet de bank betalen", "paid_on": "Op welke dag is het betaald", "iban": "Rekeningnummer", "holder": "Op naam van",
    ]
}

extension FormWords {
    /// - Throws: `Problem.invalid` for no day, and for what is none.
    fileprivate func day(_ name: String) throws(Problem) -> CalendarDate {
        var errors: [FieldError] = []
        guard let day = neededDay(name, into: &errors) else { throw .invalid(errors) }
        return day
    }
}

extension Visit {
    fileprivate func runID() throws(Problem) -> PaymentRun.ID { try identifier("run", orNo: .page) }
}
