import Domain
import Foundation
import SQL
import Secrets

/// What an import needs to know of a school that is there already.
struct KnownForImport: Sendable {
    let id: School.ID
    let digest: String
    let levels: Set<EducationLevel>
    let isClosed: Bool
}

func knownForImport(_ programme: Programme.ID, on connection: any Connection) throws -> [String: KnownForImport] {
    var levels: [School.ID: Set<EducationLevel>] = [:]
    let levelRows = try connection.rows(
        """
        SELECT school_level.school, level FROM school_level JOIN school ON school.key = school_level.school
        WHERE programme = \(programme)
        """)
    for row in levelRows {
        levels[try row["school"], default: []].insert(try row["level"])
    }
    var known: [String: KnownForImport] = [:]
    let schools = try connection.rows(
        "SELECT key, number, digest, closed_on FROM school WHERE programme = \(programme)")
    for row in schools {
        let (id, closed): (School.ID, String?) = try (row["key"], row["closed_on"])
        known[try row["number"]] = KnownForImport(
            id: id, digest: try row["digest"], levels: levels[id] ?? [], isClosed: closed != nil)
    }
    return known
}

/// What there is to write after a delivery was compared with what is known.
struct Changes: Sendable {
    struct Entry: Sendable {
        let known: School.ID?
        let school: School
        let digest: String
    }

    var toWrite: [Entry] = []
    var toClose: [(School.ID, String)] = []
    var report = ImportReport()
}

func compare(
    _ delivery: Delivery, with known: [String: KnownForImport], at now: Moment, in programme: Programme
) -> Changes {
    var changes = Changes()
    var named: Set<String> = []
    for delivered in delivery.schools {
        named.insert(delivered.number)
        changes.note(delivered, known: known[delivered.number], covers: delivery.covers)
    }
    let today = day(of: now, in: programme)
    for (number, school) in known.sorted(by: { $0.key < $1.key }) {
        guard !named.contains(number), !school.isClosed, !school.levels.isEmpty,
            school.levels.isSubset(of: delivery.covers)
        else { continue }
        changes.toClose.append((school.id, today))
        changes.report.closed.append(number)
    }
    return changes
}

extension Changes {
    fileprivate mutating func note(_ delivered: School, known: KnownForImport?, covers: Set<EducationLevel>) {
        var school = delivered
        // Of levels that this delivery does not cover it says nothing: what is known of them stays.
        school.levels.formUnion((known?.levels ?? []).subtracting(covers))
        let digest = digestOf(school)
        guard let known else {
            toWrite.append(Entry(known: nil, school: school, digest: digest))
            report.new.append(school.number)
            return
        }
        guard known.digest != digest else {
            report.same += 1
            return
        }
        toWrite.append(Entry(known: known.id, school: school, digest: digest))
        switch (known.isClosed, school.closed != nil) {
        case (true, false): report.reopened.append(school.number)
        case (false, true): report.closed.append(school.number)
        default: report.changed.append(school.number)
        }
    }
}

private func digestOf(_ school: School) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var plain = school
    let levels = plain.levels.sorted().map(\.rawValue).joined(separator: " ")
    // A set has no order of its own; the levels go beside it.
    plain.levels = []
    let data = (try? encoder.encode(plain)) ?? Data()
    return digest(of: data + Data(levels.utf8))
}

/// The calendar day of a moment where the programme is, `YYYY-MM-DD`.
func day(of moment: Moment, in programme: Programme) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = programme.timeZone
    let parts = calendar.dateComponents([.year, .month, .day], from: moment.date)
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
}
