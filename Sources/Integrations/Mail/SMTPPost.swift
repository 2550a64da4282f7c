import CCurl
import Dispatch
public import Foundation
public import Neighbourhood

/// Mail by SMTP (RFC 5321) with libcurl, over TLS with a checked certificate. One message at a time over one line, which stays open for the next.
public final class SMTPPost: Post, @unchecked Sendable {  // The handle is touched on its own queue only.
    public let carriesMail = true
    public let carriesSMS = false
    private let settings: SMTPSettings
    private let clock: @Sendable () -> Date
    private let queue = DispatchQueue(label: "omzien.smtp")
    private let handle: UnsafeMutableRawPointer

    /// - Throws: `Problem.setting` where libcurl does not work.
    public init(_ settings: SMTPSettings, clock: @escaping @Sendable () -> Date = { Date() }) throws(Problem) {
        guard Curl.isReady, let handle = curl_easy_init() else { throw .setting(name: "OMZIEN_SMTP", advice: "libcurl werkt hier niet.") }
        self.settings = settings
        self.clock = clock
        self.handle = handle
    }

    /// Closing the line says goodbye, of which the listener would tell a letter that is long gone.
    deinit {
        curl_easy_reset(handle)
        curl_easy_cleanup(handle)
    }

    public func take(_ message: Message) async throws(PostFault) {
        guard let text = MailText(message, from: settings.sender, at: clock()) else { throw .never(.unknownAddress) }
        let fault = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.send(text)) }
        }
        if let fault { throw fault }
    }

    /// The whole conversation; nil when the server answered that it has the message.
    private func send(_ text: MailText) -> PostFault? {
        let letter = Letter(text.data)
        let context = Unmanaged.passUnretained(letter).toOpaque()
        let addressees = curl_slist_append(nil, "<\(text.address.text)>")
        defer { curl_slist_free_all(addressees) }
        prepare()
        _ = omzien_set_text(handle, CURLOPT_MAIL_FROM, "<\(settings.sender.text)>")
        _ = omzien_set_context(handle, CURLOPT_MAIL_RCPT, addressees.map { UnsafeMutableRawPointer($0) })
        _ = omzien_set_context(handle, CURLOPT_READDATA, context)
        _ = omzien_set_context(handle, CURLOPT_DEBUGDATA, context)
        let outcome = withExtendedLifetime(letter) { curl_easy_perform(handle) }
        var answer = 0
        _ = omzien_get_number(handle, CURLINFO_RESPONSE_CODE, &answer)
        return outcome == CURLE_OK ? nil : letter.fault(outcome, answer)
    }

    /// What holds for every message. Options of a former message go, the line stays.
    private func prepare() {
        curl_easy_reset(handle)
        let texts: [(CURLoption, String?)] = [
            (CURLOPT_URL, settings.url), (CURLOPT_PROTOCOLS_STR, "smtp,smtps"), (CURLOPT_USERNAME, settings.user),
            (CURLOPT_PASSWORD, settings.user == nil ? nil : settings.password), (CURLOPT_CAINFO, settings.authorities),
        ]
        for case (let option, let text?) in texts { _ = omzien_set_text(handle, option, text) }
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_USE_SSL, Int(settings.isPlain ? CURLUSESSL_NONE.rawValue : CURLUSESSL_ALL.rawValue)), (CURLOPT_SSL_VERIFYPEER, 1),
            (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_NOSIGNAL, 1), (CURLOPT_CONNECTTIMEOUT, 15), (CURLOPT_TIMEOUT, 90), (CURLOPT_MAXAGE_CONN, 20),
            (CURLOPT_UPLOAD, 1), (CURLOPT_VERBOSE, 1),
        ]
        for (option, number) in numbers { _ = omzien_set_number(handle, option, number) }
        _ = omzien_set_reader(handle) { buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            return Unmanaged<Letter>.fromOpaque(context).takeUnretainedValue().read(into: buffer, upTo: size * count)
        }
        _ = omzien_set_listener(handle) { _, kind, text, length, context in
            guard kind == CURLINFO_HEADER_OUT, let text, let context else { return 0 }
            let line = UnsafeRawBufferPointer(start: text, count: min(length, 4))
            Unmanaged<Letter>.fromOpaque(context).takeUnretainedValue().note(command: String(decoding: line, as: UTF8.self))
            return 0
        }
    }
}

/// One mail on its way through the line: what was read of it, and how far the conversation got.
private final class Letter {
    private let data: Data
    private var place = 0
    /// All of it was handed over, so the server may have taken it.
    private var isRead = false
    /// The last command but goodbye, as "RCPT".
    private var command = ""

    init(_ data: Data) { self.data = data }

    func note(command: String) {
        if command != "QUIT" { self.command = command }
    }

    func read(into buffer: UnsafeMutablePointer<CChar>, upTo count: Int) -> Int {
        let part = data[place..<min(data.count, place + count)]
        isRead = part.isEmpty
        place += part.count
        buffer.withMemoryRebound(to: UInt8.self, capacity: count) { part.copyBytes(to: $0, count: part.count) }
        return part.count
    }

    /// What an outcome means for this message, for the next try and for all others (RFC 5321, 4.2.1: 4 is for now, 5 is for good).
    func fault(_ outcome: CURLcode, _ answer: Int) -> PostFault {
        let isNo = (400..<600).contains(answer)
        if isRead { return !isNo ? .unsure : answer < 500 ? .notNow(.refused) : .never(.refused) }
        if command == "RCPT", isNo { return answer < 500 ? .notNow(.refused) : .never(.unknownAddress) }
        switch outcome {
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE: return .closed(.notSecure)
        case CURLE_SEND_ERROR where isNo: return .closed(.refused)
        default: return .closed(.noConnection)
        }
    }
}
