public import Foundation
public import Neighbourhood
public import Storage

/// Looks whether this machine can do the work, and says what to do where it cannot. Changes nothing.
public struct Doctor: Sendable {
    let address: DatabankAddress
    let municipality: MunicipalityCode?
    let environment: [String: String]
    let now: Date
    let anchor: LogAnchor?
    let open: @Sendable (DatabankAddress) throws -> any Driver

    /// - Parameters:
    ///   - environment: the settings as the system gives them; of mail only whether it is set.
    ///   - anchor: how far the log of processing had come; nil when that is not kept.
    ///   - open: opens a databank by its address.
    public init(
        address: DatabankAddress, municipality: MunicipalityCode?, environment: [String: String], now: Date,
        anchor: LogAnchor? = nil, open: @escaping @Sendable (DatabankAddress) throws -> any Driver
    ) {
        self.address = address
        self.municipality = municipality
        self.environment = environment
        self.now = now
        self.anchor = anchor
        self.open = open
    }

    /// Every finding, in the order in which one would put them right.
    public func examine() async -> [Finding] {
        var findings = await databank()
        findings += [libraries(), wordList()]
        if case .server = address { findings.append(await copyPrograms()) }
        findings += [clock(), folder(), disk(), mail()]
        return findings
    }

    /// The folder in which things are written.
    var workFolder: URL {
        switch address {
        case .file(let path): URL(filePath: path).deletingLastPathComponent()
        case .server: FileManager.default.temporaryDirectory
        }
    }
}
