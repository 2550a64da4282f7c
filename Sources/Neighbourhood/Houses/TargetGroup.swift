/// For whom an activity is meant most of all; whoever else wants to come is welcome unless its words say otherwise.
public enum TargetGroup: String, Sendable, CaseIterable, Codable {
    /// People in whom forgetting begins, and who belongs to them.
    case earlyDementia = "early-dementia"
    case carers
    case youngMothers = "young-mothers"
    case families
    case children
    case youth
    case men
    case women
    case seniors
    case newcomers
    case learners
    /// After the loss of somebody.
    case bereaved
    /// Who lives with a disability or a long illness.
    case disability
}
