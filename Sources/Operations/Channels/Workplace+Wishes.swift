public import Neighbourhood
import Storage

extension Workplace {
    /// Writes down how somebody would like to hear from us. They themselves may, and desk and team where they work.
    ///
    /// - Throws: `Problem.invalid` on `language`, `from_hour`, `until_hour`.
    public func wish(_ wish: ChannelWish, of person: Person.ID, by viewer: Viewer, request: RequestMark = .none) async throws {
        let faults = wish.faults(written: MessageTexts.codes)
        guard faults.isEmpty else { throw Problem.invalid(faults) }
        try await perform(by: viewer, request: request) { connection in
            _ = try connection.person(person, for: viewer, to: .chooseChannel)
            try connection.put(wish, of: person, in: viewer.municipality)
            return Done((), Event(.chooseChannel, Thing(.person, person.text), onBehalfOf: person))
        }
    }
}

extension ChannelWish {
    func faults(written: [String]) -> [FieldError] {
        var faults: [FieldError] = []
        if let language, !written.contains(language.code) { faults.append(FieldError("language", .notAChoice)) }
        let usual = SendingHours.usual
        if !(usual.from..<usual.until).contains(hours.from) { faults.append(FieldError("from_hour", .notAChoice)) }
        if hours.until > usual.until || hours.until <= hours.from { faults.append(FieldError("until_hour", .endsBeforeItStarts)) }
        return faults
    }
}
