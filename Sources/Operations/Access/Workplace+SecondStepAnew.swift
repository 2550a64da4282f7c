public import Neighbourhood
import Storage

extension Workplace {
    /// A fresh secret for a worker who wants another second step: another telephone, or somebody saw the old one. Only themselves, after they showed anew
    /// that it is them, and where they have one; through the municipality's own sign-in it is arranged there.
    ///
    /// - Returns: the secret, and the same sealed, to come back with the first code.
    /// - Throws: `Problem.proofNeeded`; `Problem.notAllowed(.notYourRole)` for who has no second step here.
    public func freshSecondStep(with key: SessionKey) async throws -> (secret: TimeCode, sealed: String, viewer: Viewer) {
        let vault = try vaultOrProblem()
        return try await read(with: key) { connection, viewer in
            try Access.allow(viewer, .setSecondStep, .own)
            _ = try connection.ownSecondStep(of: viewer)
            try connection.askProof(of: viewer, for: .setSecondStep, isOwn: true)
            let fresh = TimeCode.fresh()
            return (fresh, try vault.seal(fresh.secret, for: Self.purpose(key.id)), viewer)
        }
    }

    /// Puts another second step in place of the one a worker has, with ten new recovery codes. Everywhere else they are signed out, and they are told at
    /// their own address.
    ///
    /// - Throws: `Problem.invalid` on the field `code`; `Problem.proofNeeded`; `Problem.notAllowed(.notYourRole)`.
    public func setSecondStepAnew(
        sealed: String, code typed: String, with key: SessionKey, by viewer: Viewer, request: RequestMark = .none
    ) async throws -> [SignInCode] {
        try Access.allow(viewer, .setSecondStep, .own)
        let (vault, doorKey) = (try vaultOrProblem(), try await doorKey())
        return try await perform(by: viewer, request: request) { connection in
            let person = try connection.ownSecondStep(of: viewer)
            let session = try connection.ownSession(of: key)
            guard session.person == person,
                let codes = try connection.setSecondStep(sealed, typed, for: session, vault, doorKey, in: key.municipality)
            else { throw Problem.invalid([FieldError("code", .unknown)]) }
            try connection.tellOfDoor(.secondStep, to: person, in: key.municipality)
            return Done(codes, Event(.setSecondStep, Thing(.person, person.text)))
        }
    }

    /// Ten new recovery codes for a worker; the old ones are worth nothing from now on. They are told at their own address.
    ///
    /// - Throws: `Problem.proofNeeded`; `Problem.notAllowed(.notYourRole)` for who has no second step here.
    public func makeRecoveryCodes(by viewer: Viewer, request: RequestMark = .none) async throws -> [SignInCode] {
        try Access.allow(viewer, .makeRecoveryCodes, .own)
        let doorKey = try await doorKey()
        return try await perform(by: viewer, request: request) { connection in
            let person = try connection.ownSecondStep(of: viewer)
            let codes = connection.freshRecoveryCodes()
            try connection.setRecoveryCodes(hashes: codes.map { doorKey.recovery($0, of: person) }, of: person, in: viewer.municipality)
            try connection.tellOfDoor(.recoveryCodes, to: person, in: viewer.municipality)
            return Done(codes, Event(.makeRecoveryCodes, Thing(.person, person.text)))
        }
    }
}

extension Connection {
    /// Whose second step it is, when they have one.
    fileprivate func ownSecondStep(of viewer: Viewer) throws -> Person.ID {
        guard let person = viewer.person, try secondStep(of: person, in: viewer.municipality) != nil else { throw Problem.notAllowed(.notYourRole) }
        return person
    }
}
