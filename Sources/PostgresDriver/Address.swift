import CLibPQ
import Foundation
import Neighbourhood

/// Where the server is and how to come in. It may hold a password, so it is never part of a message.
struct Address: Sendable {
    let url: String

    init(_ url: String) throws {
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://"), let options = PQconninfoParse(url, nil) else {
            throw Problem.setting(name: "OMZIEN_DATABASE", advice: "write it as postgres://user:password@host:5432/name")
        }
        defer { PQconninfoFree(options) }
        guard Self.isPrivate(options) else {
            throw Problem.setting(
                name: "OMZIEN_DATABASE",
                advice:
                    "over a network only with TLS, and only with the server that was named: put ?sslmode=verify-full at the end, and sslrootcert when its certificate is not known to the system"
            )
        }
        self.url = url
    }

    /// On this machine nobody reads along; over a network only TLS keeps others out, and only a certificate that was checked keeps somebody else from
    /// answering (ASVS 5.0, 12.3.1 and 12.3.2). What the address does not say libpq takes from the environment.
    private static func isPrivate(_ options: UnsafeMutablePointer<PQconninfoOption>) -> Bool {
        var said: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            let value = option.pointee.val.map { String(cString: $0) }
            said[String(cString: keyword)] = value ?? option.pointee.envvar.flatMap { getenv($0) }.map { String(cString: $0) }
            option += 1
        }
        if said["sslmode"] == "verify-full" { return true }
        return [said["host"], said["hostaddr"]].compactMap(\.self).flatMap { $0.split(separator: ",") }.allSatisfy(isHere)
    }

    /// A socket of this machine, or its own address.
    private static func isHere(_ host: Substring) -> Bool {
        host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost" || host == "::1" || isLoopback(host)
    }

    private static func isLoopback(_ host: Substring) -> Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }

    /// What libpq is told. Settings before the URL are defaults that it may overrule; those after it are not.
    ///
    /// A server that vanished without a word is given up after 15 seconds (`tcp_user_timeout`) instead of the quarter of an hour of TCP itself.
    var settings: KeyValuePairs<String, String> {
        [
            "application_name": "omzien", "connect_timeout": "5", "keepalives_idle": "30", "tcp_user_timeout": "15000",
            "dbname": url, "client_encoding": "UTF8",
        ]
    }
}
