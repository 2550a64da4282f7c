import Foundation
import Neighbourhood

/// Turns "so many days ago" into moments within a working day, counted from the transaction's own now, so that the history reads as people work.
struct SampleClock {
    let now: Date
    var today: CalendarDate { CalendarDate(now) }

    /// A moment between nine and five in the Netherlands. The same seed gives the same time of day; never later than now.
    func moment(daysAgo: Int, seed: Int) -> Date {
        let day = today.adding(days: -daysAgo)
        let minutes = 9 * 60 + (seed &* 37 % 480 + 480) % 480
        let wall = Date(timeIntervalSince1970: Double(day.daysSince1970) * 86_400 + Double(minutes) * 60)
        return min(wall.addingTimeInterval(-DutchTime.offset(at: wall)), now)
    }

    /// The same, but at least twenty minutes after something else, as an answer follows a question.
    func moment(daysAgo: Int, seed: Int, after earlier: Date) -> Date {
        min(max(moment(daysAgo: daysAgo, seed: seed), earlier.addingTimeInterval(1200)), now)
    }
}
