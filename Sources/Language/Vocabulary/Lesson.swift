public import Neighbourhood

extension PairOutcome {
    /// By what each pair is multiplied: 1 for a pair that goes as pairs usually go in this municipality, more when it goes better.
    ///
    /// The share of agreements is drawn towards the usual share as if `lessonPrior` matches had gone the usual way (the mean of a beta
    /// distribution), so that a few matches teach little; and it never moves a pair by more than `lesson`.
    public static func factors(of lessons: [PairOutcome], _ weights: RecognitionWeights) -> [Double] {
        let agreed = lessons.reduce(0) { $0 + $1.agreed }
        let all = lessons.reduce(agreed) { $0 + $1.declined }
        guard all > 0 else { return lessons.map { _ in 1 } }
        let usual = Double(agreed) / Double(all)
        return lessons.map { lesson in
            let share = (Double(lesson.agreed) + weights.lessonPrior * usual) / (Double(lesson.agreed + lesson.declined) + weights.lessonPrior)
            return 1 + weights.lesson * (share - usual) / max(usual, 1 - usual)
        }
    }
}
