public import Foundation
public import Neighbourhood

/// The two invented municipalities.
public enum SampleTown: String, Sendable, CaseIterable {
    /// About 130 people, 70 offers and 45 asks in every state.
    case wilgenoord = "Wilgenoord"
    /// One small village, which proves that municipalities never see each other.
    case duinrade = "Duinrade"

    public var municipality: MunicipalityCode {
        switch self {
        case .wilgenoord: MunicipalityCode(stored: "GM9901")
        case .duinrade: MunicipalityCode(stored: "GM9902")
        }
    }

    public var name: String { rawValue }

    /// The folder with its files.
    ///
    /// Looked for beside the program (where SwiftPM puts it, and where an installed program may have it), in /usr/share/omzien, and in the
    /// checkout this was built from. Not through `Bundle.module`, which ends the program when it finds nothing.
    /// - Throws: `Problem.setting` when it is nowhere.
    public func folder() throws -> URL {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let source = URL(filePath: #filePath).deletingLastPathComponent()
        let folders = [
            program.appending(path: "omzien_Samples.resources/Resources"), URL(filePath: "/usr/share/omzien/omzien_Samples.resources/Resources"),
            source.appending(path: "Resources"),
        ].map { $0.appending(path: rawValue) }
        if let found = folders.first(where: { FileManager.default.fileExists(atPath: $0.appending(path: "people.json").path) }) { return found }
        throw Problem.setting(
            name: "omzien_Samples.resources",
            advice: "De voorbeeldbuurt ontbreekt. Zet de map omzien_Samples.resources naast het programma of in /usr/share/omzien.")
    }
}
