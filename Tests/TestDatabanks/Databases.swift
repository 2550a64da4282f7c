import Foundation
import PostgresDriver
import Storage

/// Makes and drops the databases of the test cluster.
actor Databases {
    static let shared = Databases()

    private var driver: PostgresDriver?
    private var template: Task<String, any Error>?
    private var made = 0

    /// A copy of the template, as soon as there is a place for one.
    func make(at home: String) async throws -> String {
        let abandoned = await Places.shared.enter()
        let name = freshName()
        do {
            for name in abandoned { try await drop(name, at: home) }
            try await administrator(at: home).command("CREATE DATABASE \(name) TEMPLATE \(template(at: home))")
        } catch {
            Places.shared.leave(name)
            throw error
        }
        return name
    }

    /// The URL of the cluster with another database in it.
    static func url(of name: String, at home: String) -> String {
        var parts = URLComponents(string: home)
        parts?.path = "/" + name
        return parts?.string ?? home
    }

    /// The migrations are run once for all tests of this process.
    private func template(at home: String) async throws -> String {
        let task = template ?? Task { try await makeTemplate(at: home) }
        template = task
        return try await task.value
    }

    private func makeTemplate(at home: String) async throws -> String {
        let name = freshName()
        try await administrator(at: home).command("CREATE DATABASE \(name)")
        let driver = try PostgresDriver(url: Self.url(of: name, at: home), connections: 1)
        try await Migrations.run(on: driver)
        try await driver.close()
        return name
    }

    private func drop(_ name: String, at home: String) async throws {
        try await administrator(at: home).command("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    }

    private func administrator(at home: String) throws -> PostgresDriver {
        if let driver { return driver }
        let opened = try PostgresDriver(url: home, connections: 4, patience: .seconds(60))
        driver = opened
        return opened
    }

    private func freshName() -> String {
        made += 1
        return "test_\(ProcessInfo.processInfo.processIdentifier)_\(made)"
    }
}
