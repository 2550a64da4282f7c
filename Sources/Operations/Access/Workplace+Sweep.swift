public import Foundation
public import Storage

extension Workplace {
    /// How long an ended session is remembered: long enough for a worker to find back what they were typing.
    static let memoryOfSessions: TimeInterval = 2 * 86_400

    /// Clears away what nobody can sign in with any more. To be done every day; a second time does no harm.
    public func sweepSignIn() async throws -> Swept {
        try await driver.write(in: nil) { try $0.sweepSignIn(endedBefore: $0.now.addingTimeInterval(-Self.memoryOfSessions)) }
    }
}
