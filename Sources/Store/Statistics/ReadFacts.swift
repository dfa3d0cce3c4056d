import Domain
import Foundation
import SQL

/// Reads what statistics know of schools.
struct FactsReading {
    let versions: VersionShelf
    let connection: any Connection

    /// With five statements, however many schools.
    func facts(of schools: [School.ID]) throws -> [School.ID: SchoolFactsDated] {
        var zones: [School.ID: TimeZone] = [:]
        var programmes: [School.ID: Programme.ID] = [:]
        var facts: [School.ID: SchoolFactsDated] = [:]
        var known: [String: TimeZone] = [:]
        for row in try schoolRows(schools) {
            let (school, name): (School.ID, String) = try (row["key"], row["time_zone"])
            let zone = known[name] ?? TimeZone(identifier: name) ?? .gmt
            known[name] = zone
            zones[school] = zone
            programmes[school] = try row["programme"]
            facts[school] = try SchoolFactsDated(
                registered: day(row["registered_at"], in: zone), started: day(row["started_at"], in: zone),
                left: (row["left_on"] as String?).flatMap { CalendarDay($0) })
        }
        for row in try placeRows(schools) {
            let school: School.ID = try row["school"]
            guard let programme = programmes[school], let place = try place(row, of: programme) else { continue }
            facts[school]?.places.append(place)
        }
        var submissions: [School.ID: [Dated]] = [:]
        try addBroughtIn(of: schools, to: &facts, &submissions)
        for row in try resultRows(schools) {
            let school: School.ID = try row["school"]
            guard let zone = zones[school] else { continue }
            let rules = try versions.version(row["version"], on: connection).label
            submissions[school, default: []].append(try submission(row, rules, in: zone))
            if let award = try award(row, rules, in: zone) { facts[school]?.awards.append(award) }
        }
        for (school, dated) in submissions {
            facts[school]?.submissions = dated.sorted { $0.order < $1.order }.map(\.submission)
        }
        return facts
    }

    /// What was brought in comes before a result of the same day.
    private struct Dated {
        let submission: SchoolFactsDated.Submission
        let second: Int64
        let third: Int64

        var order: (CalendarDay, Int64, Int64) { (submission.day, second, third) }
    }

    private func day(_ moment: Moment?, in zone: TimeZone) -> CalendarDay? {
        moment.map { CalendarDay(of: $0, in: zone) }
    }

    private func place(_ row: Row, of programme: Programme.ID) throws -> SchoolFactsDated.Place? {
        let (from, until): (String, String?) = try (row["from_on"], row["until_on"])
        guard let first = CalendarDay(from) else { return nil }
        return try SchoolFactsDated.Place(
            from: first, until: until.flatMap { CalendarDay($0) }, segment: segment(row, of: programme))
    }

    private func addBroughtIn(
        of schools: [School.ID], to facts: inout [School.ID: SchoolFactsDated],
        _ submissions: inout [School.ID: [Dated]]
    ) throws {
        for row in try broughtInRows(schools) {
            let school: School.ID = try row["school"]
            let told = try BroughtInFacts(row)
            if let registered = told.registered {
                let known = facts[school]?.registered ?? registered
                facts[school]?.registered = min(known, registered)
            }
            if let submission = told.submission {
                submissions[school, default: []].append(Dated(submission: submission, second: 0, third: told.key))
            }
            if let award = told.award { facts[school]?.awards.append(award) }
        }
    }

    private func submission(_ row: Row, _ rules: LabelRules, in zone: TimeZone) throws -> Dated {
        let moment: Moment = try row["submitted_at"]
        let scores = try PackedScores(areas: row["area_points"], topics: row["topic_points"])
        return Dated(
            submission: SchoolFactsDated.Submission(
                day: CalendarDay(of: moment, in: zone), outcome: Outcome(rank: rules.rank(of: try row["level"])),
                scores: scores),
            second: moment.milliseconds, third: try row["key"])
    }

    private func award(_ row: Row, _ rules: LabelRules, in zone: TimeZone) throws -> SchoolFactsDated.Award? {
        guard let from: Moment = try row["valid_from"], let until: Moment = try row["valid_until"] else { return nil }
        return SchoolFactsDated.Award(
            from: CalendarDay(of: from, in: zone), until: CalendarDay(of: until, in: zone),
            rank: rules.rank(of: try row["awarded"]))
    }
}

extension FactsReading {
    private func schoolRows(_ schools: [School.ID]) throws -> [Row] {
        try connection.rows(
            """
            SELECT school.key, school.programme, time_zone, school_confirmed_at AS registered_at, left_on,
                (SELECT MIN(started_at) FROM assessment WHERE assessment.school = school.key) AS started_at
            FROM school JOIN programme ON programme.id = school.programme
            LEFT JOIN claim ON claim.school = school.key AND school_confirmed_at IS NOT NULL
            LEFT JOIN departure ON departure.school = school.key
            WHERE school.key IN (\(list: schools))
            """)
    }

    private func placeRows(_ schools: [School.ID]) throws -> [Row] {
        try connection.rows(
            """
            SELECT school, from_on, until_on, COALESCE(region, '') AS region, levels, kind,
                COALESCE(network, '') AS network, COALESCE(size_class, '') AS size
            FROM school_period WHERE school IN (\(list: schools)) ORDER BY school, from_on
            """)
    }

    private func resultRows(_ schools: [School.ID]) throws -> [Row] {
        try connection.rows(
            """
            SELECT result.key, result.school, result.submitted_at, result.level, area_points, topic_points,
                assessment.version, award.level AS awarded, valid_from, valid_until
            FROM result JOIN assessment ON assessment.key = result.assessment
            LEFT JOIN award ON award.result = result.key
            WHERE result.school IN (\(list: schools))
            """)
    }

    private func broughtInRows(_ schools: [School.ID]) throws -> [Row] {
        try connection.rows("SELECT * FROM brought_in WHERE school IN (\(list: schools)) ORDER BY key")
    }
}

/// A row of brought_in as facts.
struct BroughtInFacts {
    let key: Int64
    let registered: CalendarDay?
    let submission: SchoolFactsDated.Submission?
    let award: SchoolFactsDated.Award?

    init(_ row: Row) throws {
        key = try row["key"]
        registered = CalendarDay(try row["registered_on"])
        let (completed, from, until): (String?, String?, String?) = try (
            row["completed_on"], row["valid_from_on"], row["valid_until_on"]
        )
        let (rank, hasOutcome): (Int, Int) = try (row["label_rank"], row["has_outcome"])
        let points: [Int?] = try [row["infrastructure"], row["policy"], row["practice"]]
        let word = points.enumerated().reduce(0) { word, told in
            told.element.map { word | ($0 + 1) << (told.offset * 5) } ?? word
        }
        submission = completed.flatMap { CalendarDay($0) }.map {
            SchoolFactsDated.Submission(
                day: $0, outcome: hasOutcome == 1 ? Outcome(rank: rank) : nil,
                scores: PackedScores(areas: word, topics: 0))
        }
        if let first = from.flatMap({ CalendarDay($0) }), let last = until.flatMap({ CalendarDay($0) }) {
            award = SchoolFactsDated.Award(from: first, until: last.next, rank: rank)
        } else {
            award = nil
        }
    }
}
