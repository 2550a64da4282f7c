public import Foundation

/// When somebody shows once more that it is them: before what lets another in for good, and before what cannot be undone (ASVS 5.0, 7.5.1 to 7.5.3).
/// A screen that somebody walked away from is enough to read by, and not for this.
public enum Proof {
    /// For so many seconds it counts: the time to type a form and press its button.
    public static let lasting: TimeInterval = 600

    /// How and where somebody is signed in themselves. Asked of residents as of who works here.
    public static let ofOwnDoor: Set<Deed> = [.setSecondStep, .makeRecoveryCodes, .changeWayIn, .endSession]

    /// Deeds of work that reach far: what is gone stays gone, what leaves is out of our hands, and who gets a role sees what it shows.
    public static let ofWork: Set<Deed> = [.erasePerson, .liftHold, .copyPerson, .giveRole, .endRole, .setSmallestGroup]

    /// Whether this deed asks it of this viewer. Not of the machine, and not while a worker looks along: they showed who they are to open that quarter of an
    /// hour, and its resident may have nothing to show.
    ///
    /// - Parameter isOwn: it is about the viewer themselves.
    public static func isAsked(of viewer: Viewer, for deed: Deed, isOwn: Bool) -> Bool {
        guard !viewer.isSystem, viewer.person != nil, viewer.companion == nil else { return false }
        if ofOwnDoor.contains(deed) { return isOwn }
        // What is kept about oneself is there to be read anyway.
        if deed == .copyPerson, isOwn { return false }
        return ofWork.contains(deed) && viewer.roles.contains(where: \.isOfWork)
    }

    /// Whether it was shown lately enough.
    public static func holds(for viewer: Viewer, at now: Date) -> Bool {
        viewer.provenAt.map { now < $0.addingTimeInterval(lasting) } ?? false
    }
}
