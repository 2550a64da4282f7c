extension Migration {
    /// Signing in without passwords: sessions, codes, second steps, and limits that outlive a restart.
    static let signIn = Migration(
        number: 3, name: "sign-in", common: sessions + codes + secondSteps + brokers,
        tenantTables: [
            "session", "sign_in_code", "sign_in_limit", "second_step", "recovery_code", "worker_identity", "broker_journey",
        ])
}
