import Foundation
import Language
import Neighbourhood

/// One linguist for all tests of this target; making one takes a moment in debug.
let linguist: Linguist = {
    do { return try Linguist.bundled() } catch { fatalError("the engine's own data cannot be read: \(error)") }
}()

/// A linguist that knows no word list, only what the vocabulary says about food and animals.
let bareLinguist: Linguist = {
    let few = Vocabulary(linguist.vocabulary.concepts.filter { ["pets", "meals"].contains($0.domain) })
    do { return try Linguist(vocabulary: few, lexicon: .empty) } catch { fatalError("the engine's own data cannot be read: \(error)") }
}()

/// Ids of the concepts found in a text, strongest first.
func ids(_ text: String, as side: Side = .ask, by linguist: Linguist = linguist) -> [String] {
    linguist.understand(text, as: side).concepts.map { linguist.vocabulary.concepts[$0.concept].id }
}

/// Where the development collection lies beside the project; nil where it is absent.
let developmentCollection: URL? = {
    let project = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let folder = project.deletingLastPathComponent().appending(path: "shared/eval/dev")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()
