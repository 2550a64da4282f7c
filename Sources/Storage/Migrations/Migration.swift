/// One step of the schema. Forward only: a step that was once released is never changed, which its checksum guards.
struct Migration: Sendable {
    let number: Int
    let name: String
    /// SQL in the common subset of both engines.
    let common: SQL
    /// What SQLite and PostgreSQL each need beside it.
    var sqlite: SQL = ""
    var postgres: SQL = ""
    /// Tables of this step that hold rows of municipalities; PostgreSQL guards each with row-level security.
    var tenantTables: [SQL] = []

    /// Every step in order.
    static let all: [Migration] = [
        .databank,
        .words,
        .signIn,
        .vault,
        .notes,
        .rights,
        .consent,
        .sealedWords,
        .retention,
        .cover,
        .processing,
        .roles,
        .outbox,
        .lifeCycle,
        .agreement,
        .replies,
        .matchRole,
        .rota,
        .incident,
        .allowance,
        .paymentRun,
        .interviews,
        .outside,
        .freshness,
        .lists,
        .proof,
        .circles,
        .rooms,
        .holdUntil,
        .paperConsent,
        .houseProfile,
        .load,
        .activities,
        .attendance,
        .participation,
        .dropIns,
        .referrals,
        .calendarLinks,
        .houseTasks,
        .roleAgreement,
        .feeds,
        .experiment,
        .housePeople,
    ]
}
