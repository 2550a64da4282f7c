import CLibPQ
import Neighbourhood

/// Where the server is and how to come in. It may hold a password, so it is never part of a message.
struct Address: Sendable {
    let url: String

    init(_ url: String) throws {
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://"), let options = PQconninfoParse(url, nil) else {
            throw Problem.setting(name: "OMZIEN_DATABASE", advice: "write it as postgres://user:password@host:5432/name")
        }
        PQconninfoFree(options)
        self.url = url
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
