import Foundation
import Foundation
public import Neighbourhood
import Storage

extension Workplace {
    /// Whether what is sent after this session ended is kept for whoever held it: it ended by itself, lately. Who signed out left nothing behind.
    public func keepsDrafts(afterSession key: SessionKey) async throws -> Bool {
        try await driver.read(in: key.municipality) { connection in
            try connection.formerHolder(
                tokenHash: key.token.hash, in: key.municipality, endedAfter: connection.now.addingTimeInterval(-86_400 * 2)) != nil
        }
    }
}
