public import Foundation
public import Neighbourhood

extension Connection {
    /// Keeps the photo of a receipt, sealed with the key of whose claim it is; a new one takes the place of the old.
    public func keep(_ photo: PlainPhoto, of claim: Claim, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let image = try seal(
            photo.bytes.base64EncodedString(), for: .person(claim.person), at: .receiptImage, of: claim.id.text, in: municipality)
        try execute(
            """
            INSERT INTO claim_receipt (municipality, claim, media, image, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (municipality, claim) DO UPDATE SET media = excluded.media, image = excluded.image, added_by = excluded.added_by,
                added_at = excluded.added_at
            """, [municipality, claim.id, photo.media, image, worker, now])
    }

    /// The photo of the receipt of a claim, for who may look at the claim.
    ///
    /// - Throws: `Problem.notFound(.claim)` when there is none; `Problem.notAllowed`.
    public func receipt(of id: Claim.ID, for viewer: Viewer) throws -> PlainPhoto {
        let claim = try claim(id, for: viewer).claim
        let found = try first("SELECT media, image FROM claim_receipt WHERE municipality = $1 AND claim = $2", [viewer.municipality, id]) { row in
            (row.next(PlainPhoto.Media.self), row.next(opened: .receiptImage, of: id.text) as String)
        }
        guard claim.hasReceipt, let (media, image) = found, let bytes = Data(base64Encoded: image) else { throw Problem.notFound(.claim) }
        return PlainPhoto(kept: bytes, media: media)
    }

    /// Where somebody is paid; nil when that is not known, or cannot be read any more.
    public func bankAccount(of person: Person.ID, in municipality: MunicipalityCode) throws -> BankAccount? {
        try first("SELECT iban, holder FROM bank_account WHERE municipality = $1 AND person = $2", [municipality, person]) { row in
            let iban = IBAN(row.next(opened: .accountIBAN, of: person.text) as String)
            let holder: String = row.next(opened: .accountHolder, of: person.text)
            return iban.map { BankAccount(iban: $0, holder: holder) }
        } ?? nil
    }

    public func set(_ account: BankAccount, of person: Person.ID, by worker: Person.ID?, in municipality: MunicipalityCode) throws {
        let iban = try seal(account.iban.text, for: .person(person), at: .accountIBAN, of: person.text, in: municipality)
        let holder = try seal(account.holder, for: .person(person), at: .accountHolder, of: person.text, in: municipality)
        try execute(
            """
            INSERT INTO bank_account (municipality, person, iban, holder, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (municipality, person) DO UPDATE SET iban = excluded.iban, holder = excluded.holder, set_by = excluded.set_by,
                set_at = excluded.set_at
            """, [municipality, person, iban, holder, worker, now])
    }
}
