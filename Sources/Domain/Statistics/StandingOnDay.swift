/// Where the school stands at the end of one day, straight from its facts: each thing is so when it began on that day
/// or before and has not ended. The other way than `timeline`, to hold it against.
public func standing(on day: CalendarDay, of facts: SchoolFactsDated) -> Standing.Place? {
    guard facts.left.map({ day < $0 }) ?? true,
        let place = facts.places.last(where: { $0.from <= day && $0.until.map { day < $0 } ?? true }),
        let stage = stage(on: day, of: facts)
    else { return nil }
    let submitted = facts.submissions.filter { $0.day <= day }
    let outcomes = submitted.compactMap(\.outcome)
    let given = facts.awards.filter { $0.from <= day && $0.from < $0.until }
    var state = StandingState()
    state.stage = stage
    state.outcome = outcomes.last
    if let first = outcomes.first, let last = outcomes.last { state.isImproved = first < last }
    state.label = given.filter { day < $0.until }.map(\.rank).max() ?? 0
    state.hasHadLabel = !given.isEmpty
    state.isRenewed = given.count > 1
    return Standing.Place(
        segment: place.segment, state: state,
        scores: submitted.map(\.scores).reduce(.none) { $1.over($0) })
}

private func stage(on day: CalendarDay, of facts: SchoolFactsDated) -> StandingState.Stage? {
    if facts.submissions.contains(where: { $0.day <= day }) { return .completed }
    if let started = facts.started, started <= day { return .started }
    if let registered = facts.registered, registered <= day { return .registered }
    return nil
}
