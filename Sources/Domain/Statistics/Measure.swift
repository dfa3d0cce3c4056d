/// What is counted or measured of schools on a date or in a period. The raw values are the ids of
/// docs/statistics-method.md, which defines each of them.
public enum Measure: String, Sendable, Hashable, Codable, CaseIterable {
    /// Schools whose claim was confirmed.
    case registered
    /// Schools that have saved an answer.
    case started
    /// Schools that have submitted an assessment.
    case completed
    /// Schools that ever had a label.
    case labelled
    /// Schools by the highest label valid on the date.
    case label
    /// Schools by the level of their latest submitted result.
    case outcome
    /// Schools that had a label and have none that is valid.
    case expired
    /// Schools that were given a label more than once.
    case renewed
    /// Schools whose latest result has a higher level than their first.
    case improved
    /// Points of twenty, of the latest results: mean, quartiles and distribution.
    case areaScore = "area-score"
    /// Points of four, of the latest results.
    case topicScore = "topic-score"
    /// The share of each choice among the answers submitted in the period.
    case choices
    /// Days from the first answer to the submission: the median.
    case timeToComplete = "time-to-complete"
    /// Actions of the plans that were done.
    case actionsDone = "actions-done"
    /// Months from the first result to a higher level: the median.
    case timeToNextLevel = "time-to-next-level"
}

/// By what a figure is broken down.
public enum Breakdown: String, Sendable, Hashable, Codable, CaseIterable {
    case programme, region
    /// Of education: a school with two levels counts in each and once in the total.
    case level
    case kind, network, size
    /// Of `label` or of `outcome`, as the measure is.
    case label
    case group
    /// Where the registration came from.
    case source
    /// The version of the scheme of the latest result.
    case version
    case area, topic, question, choice
    /// Of scores: mean, lower quartile, median, upper quartile; in tenths of a point.
    case figure
    /// Of scores: how many results have so many points.
    case points
    case day, month
    case schoolYear = "school-year"
    case year
}
