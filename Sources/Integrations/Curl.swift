import CCurl

/// libcurl as a whole.
enum Curl {
    /// Whether it works here. Prepared once for the process, by whoever needs it first.
    static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
