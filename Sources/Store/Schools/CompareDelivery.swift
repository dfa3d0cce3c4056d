import Domain
import Foundation
import SQL
import Secrets

/// What there is to write after a delivery was compared with what is known.
struct Changes: Sendable {
    struct Entry: Sendable {
        let known: KnownForImport?
        let school: School
        let digest: String
    }

    var toWrite: [Entry] = []
    var toClose: [School.ID] = []
    var report = ImportReport()
}

func compare(
    _ delivery: Delivery, with known: [String: KnownForImport]
) -> Changes {
    var changes = Changes()
    var named: Set<String> = []
    for delivered in delivery.schools {
        named.insert(delivered.number)
        changes.note(delivered, known: known[delivered.number], covers: delivery.covers)
    }
    for (number, school) in known.sorted(by: { $0.key < $1.key }) {
        guard !named.contains(number), !school.isClosed, !school.levels.isEmpty,
            school.levels.isSubset(of: delivery.covers)
        else { continue }
        changes.toClose.append(school.id)
        changes.report.closed.append(number)
    }
    changes.report.suspicion = TooManyClosings(
        closings: changes.report.closed.count,
        open: known.values.count { !$0.isClosed && !$0.levels.isDisjoint(with: delivery.covers) })
    return changes
}

extension Changes {
    fileprivate mutating func note(_ delivered: School, known: KnownForImport?, covers: Set<EducationLevel>) {
        var school = delivered
        // Of levels that this delivery does not cover it says nothing: what is known of them stays.
        school.levels.formUnion((known?.levels ?? []).subtracting(covers))
        // A register may lag behind: a school that went on in another is not opened again by it.
        let staysMerged = known?.successor != nil && school.closed == nil
        if staysMerged { school.closed = known?.closed }
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
        toWrite.append(Entry(known: known, school: school, digest: digest))
        switch (known.isClosed, school.closed != nil) {
        case (true, false): report.reopened.append(school.number)
        case (false, true): report.closed.append(school.number)
        case _ where staysMerged:
            report.merged.append(.init(number: school.number, before: school.number, after: known.successor ?? ""))
        default: report.changed.append(school.number)
        }
    }

    /// Adds to the report which schools have another name, address or region than before.
    mutating func compareFacts(on connection: any Connection) throws {
        for entries in toWrite.filter({ $0.known != nil }).chunks(of: 500) {
            let before = try factsNow(of: entries.compactMap(\.known?.id), on: connection)
            for entry in entries {
                guard let id = entry.known?.id, let old = before[id] else { continue }
                report.compare(old, with: SchoolFacts(entry.school), of: entry.school.number)
            }
        }
    }
}

extension ImportReport {
    fileprivate mutating func compare(_ old: SchoolFacts, with new: SchoolFacts, of number: String) {
        if old.name != new.name {
            renamed.append(Change(number: number, before: old.name, after: new.name))
        }
        if old.address != new.address || old.region != new.region {
            moved.append(Change(number: number, before: old.place, after: new.place))
        }
    }
}

extension SchoolFacts {
    /// Address and region in one line.
    fileprivate var place: String {
        "\(address.street), \(address.postcode) \(address.place)" + (region.map { " (\($0))" } ?? "")
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
