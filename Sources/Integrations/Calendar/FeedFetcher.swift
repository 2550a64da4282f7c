import CCurl
import Dispatch
public import Foundation
public import Neighbourhood

#if canImport(Glibc)
    import Glibc
#endif

/// Fetches calendars from addresses that people type, with libcurl. Only https, only machines that everybody can reach, with the certificate checked, and no more than
/// a calendar needs: the address is looked up here, looked at, and then pinned, so that the name cannot lead elsewhere between looking and asking.
public struct FeedFetcher: CalendarSource {
    private let rules: Rules
    /// Redirects that are followed, each looked at as the first.
    private static let hops = 3

    struct Rules: Sendable {
        var port = 443
        var isAllowed: @Sendable ([UInt8]) -> Bool = PublicAddress.isPublic
        /// Who may vouch for a certificate; nil for whom the machine trusts.
        var authorities: String?
        /// In seconds.
        var patience = 30
    }

    public init() { rules = Rules() }

    /// - Parameter rules: of a test, which has no machine that everybody can reach.
    init(rules: Rules) { self.rules = rules }

    public func fetch(_ address: String) async throws(FeedTrouble) -> Data {
        guard Curl.isReady else { throw .unreachable }
        var (next, left) = (address, Self.hops)
        while true {
            let answer = try await ask(next)
            guard let place = answer.leadsTo else { return answer.data }
            guard left > 0 else { throw .leadsOn }
            (next, left) = (place, left - 1)
        }
    }

    private struct Answer: Sendable {
        let data: Data
        let leadsTo: String?
    }

    private func ask(_ address: String) async throws(FeedTrouble) -> Answer {
        let result: Result<Answer, FeedTrouble> = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: self.askNow(address)) }
        }
        return try result.get()
    }

    private func askNow(_ address: String) -> Result<Answer, FeedTrouble> {
        guard let target = Target(address, port: rules.port) else { return .failure(.noAddress) }
        let found = Self.lookUp(target.host, port: rules.port)
        guard !found.isEmpty else { return .failure(.unreachable) }
        // One that is not for everybody among them is enough to refuse: which of them is asked would be chance.
        guard found.allSatisfy({ rules.isAllowed($0.bytes) }), let pinned = found.first else { return .failure(.notPublic) }
        guard let handle = curl_easy_init() else { return .failure(.unreachable) }
        defer { curl_easy_cleanup(handle) }
        let shelf = Shelf()
        let pin = curl_slist_append(nil, "\(target.host):\(rules.port):\(pinned.text)")
        defer { curl_slist_free_all(pin) }
        prepare(handle, target, pin, shelf)
        let outcome = withExtendedLifetime(shelf) { curl_easy_perform(handle) }
        return Self.answer(outcome, handle, shelf)
    }

    private func prepare(_ handle: UnsafeMutableRawPointer, _ target: Target, _ pin: UnsafeMutablePointer<curl_slist>?, _ shelf: Shelf) {
        let texts: [(CURLoption, String?)] = [
            (CURLOPT_URL, target.url), (CURLOPT_PROTOCOLS_STR, "https"), (CURLOPT_USERAGENT, "Omzien"), (CURLOPT_PROXY, ""), (CURLOPT_NOPROXY, "*"),
            (CURLOPT_CAINFO, rules.authorities),
        ]
        for case (let option, let text?) in texts { _ = omzien_set_text(handle, option, text) }
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_CONNECTTIMEOUT, min(10, rules.patience)), (CURLOPT_TIMEOUT, rules.patience), (CURLOPT_MAXFILESIZE, FeedLimits.bytes),
        ]
        for (option, number) in numbers { _ = omzien_set_number(handle, option, number) }
        _ = omzien_set_context(handle, CURLOPT_RESOLVE, pin.map { UnsafeMutableRawPointer($0) })
        _ = omzien_set_context(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(shelf).toOpaque())
        _ = omzien_set_writer(handle) { buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            return Unmanaged<Shelf>.fromOpaque(context).takeUnretainedValue().put(buffer, size * count)
        }
    }

    private static func answer(_ outcome: CURLcode, _ handle: UnsafeMutableRawPointer, _ shelf: Shelf) -> Result<Answer, FeedTrouble> {
        switch outcome {
        case CURLE_OK: break
        case CURLE_WRITE_ERROR, CURLE_FILESIZE_EXCEEDED: return .failure(.tooLarge)
        case CURLE_OPERATION_TIMEDOUT: return .failure(.tooSlow)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE: return .failure(.notSecure)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: return .failure(.noAddress)
        default: return .failure(.unreachable)
        }
        var status = 0
        _ = omzien_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
        if (300..<400).contains(status) {
            var place: UnsafePointer<CChar>?
            _ = omzien_get_text(handle, CURLINFO_REDIRECT_URL, &place)
            guard let place else { return .failure(.refused) }
            return .success(Answer(data: Data(), leadsTo: String(cString: place)))
        }
        return status == 200 ? .success(Answer(data: shelf.data, leadsTo: nil)) : .failure(.refused)
    }

    /// Where a name leads now.
    private static func lookUp(_ host: String, port: Int) -> [(bytes: [UInt8], text: String)] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [(bytes: [UInt8], text: String)] = []
        var next = list
        while let entry = next {
            if let address = address(entry.pointee) { found.append(address) }
            next = entry.pointee.ai_next
        }
        return found
    }

    private static func address(_ entry: addrinfo) -> (bytes: [UInt8], text: String)? {
        guard let place = entry.ai_addr else { return nil }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        switch entry.ai_family {
        case AF_INET:
            var address = UnsafeRawPointer(place).assumingMemoryBound(to: sockaddr_in.self).pointee.sin_addr
            guard inet_ntop(AF_INET, &address, &text, socklen_t(text.count)) != nil else { return nil }
            return (withUnsafeBytes(of: address, Array.init), string(text))
        case AF_INET6:
            var address = UnsafeRawPointer(place).assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_addr
            guard inet_ntop(AF_INET6, &address, &text, socklen_t(text.count)) != nil else { return nil }
            return (withUnsafeBytes(of: address, Array.init), "[" + string(text) + "]")
        default: return nil
        }
    }

    private static func string(_ text: [CChar]) -> String { String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) }
}

/// An address taken apart by the program that will ask it, so that both read the same in it.
private struct Target {
    let url: String
    let host: String

    /// Nil for what is not https, names somebody, or wants another port.
    init?(_ address: String, port: Int) {
        guard address.utf8.count <= 2000, let parts = curl_url() else { return nil }
        defer { curl_url_cleanup(parts) }
        let typed = address.replacing(/^webcals?:/.ignoresCase(), with: "https:")
        guard curl_url_set(parts, CURLUPART_URL, typed, 0) == CURLUE_OK, Self.part(CURLUPART_SCHEME, parts) == "https",
            Self.part(CURLUPART_USER, parts) == nil, Self.part(CURLUPART_PASSWORD, parts) == nil,
            (Self.part(CURLUPART_PORT, parts) ?? "443") == String(port), let host = Self.part(CURLUPART_HOST, parts), !host.isEmpty
        else { return nil }
        _ = curl_url_set(parts, CURLUPART_FRAGMENT, nil, 0)
        guard let url = Self.part(CURLUPART_URL, parts) else { return nil }
        self.url = url
        self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    }

    private static func part(_ part: CURLUPart, _ parts: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parts, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

/// What came in so far, up to what a calendar may be.
private final class Shelf {
    private(set) var data = Data()

    func put(_ buffer: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
        guard data.count + count <= FeedLimits.bytes else { return 0 }
        buffer.withMemoryRebound(to: UInt8.self, capacity: count) { data.append($0, count: count) }
        return count
    }
}
