import Foundation

extension ExactNeedle {
    /// The exact score of one offer; nil when it is out.
    ///
    /// - Parameter text: what its words are worth, 0 to 1.
    @inline(__always) func score(_ place: Int, _ detail: ExactSegment.Detail, in segment: ExactSegment, text: Double) -> Double? {
        let (number, lane) = (place / ExactSheet.lanes, place % ExactSheet.lanes)
        let aside = Double(segment.reaches[number].x[lane]) - Double(ask.x)
        let up = Double(segment.reaches[number].y[lane]) - Double(ask.y)
        let walk = weights.detour * (aside * aside + up * up).squareRoot()
        let marks = segment.reaches[number].marks[lane]
        let week = segment.sheets[number].week[lane]
        guard walk <= Double(detail.reach), UInt8(truncatingIfNeeded: marks) & ask.safeguards == ask.safeguards else { return nil }
        let theirs = CategorySet(
            bits: SIMD4(
                segment.sheets[number].categories0[lane], segment.sheets[number].categories1[lane], segment.sheets[number].categories2[lane],
                segment.sheets[number].categories3[lane]))
        let common = theirs.common(ask.categories)
        guard common > 0 || text > 0 else { return nil }
        let ofEither = Int(marks >> 8 & 255) + ask.categories.count - common
        let time = Double((week & ask.week & 0xFF_FFFF).nonzeroBitCount) / Double(max(1, (ask.week & 0xFF_FFFF).nonzeroBitCount))
        var score = weights.text * text + weights.category * Double(common) / Double(max(1, ofEither))
        score += weights.distance * (1 - walk / Double(detail.reach)) + weights.time * time
        if marks >> 16 & UInt32(ask.languages) != 0 { score += weights.language }
        if week >> 24 & UInt32(ask.roles) != 0 { score += weights.role }
        return score + weights.load * (1 - Double(detail.running) / Double(max(1, detail.capacity)))
    }
}
