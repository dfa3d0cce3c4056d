import Domain
import Store

extension Community {
    /// So many schools more, half of them in another region, and those at these places with history.
    public func addSchools(_ number: Int, withHistory places: Range<Int>) async throws {
        let schools = (0..<number).map { place in
            var school = Self.school("0002\(10 + place)", "School \(place)", "Gent", ["secondary"], email: nil)
            school.region = place.isMultiple(of: 2) ? "BE-VOV" : "BE-VAN"
            return school
        }
        _ = try await store.importDelivery(
            Delivery(schools: schools, covers: [], unusable: [], rows: number), files: ["more.csv"], into: programme)
        try await bringIn(places)
    }

    /// Registered in 2016, with a bronze label from 2017 until 2020.
    public func bringIn(_ places: Range<Int>) async throws {
        let told = BroughtIn(
            registered: "2016-03-01", completed: "2017-03-01", label: "bronze", validFrom: "2017-03-01",
            validUntil: "2020-03-01", points: [:], scheme: "Old", hasOutcome: true)
        let report = try await store.importHistory(
            places.map { HistoryLine(row: $0 + 2, school: "0002\(10 + $0)", told: told) }, into: programme,
            rules: edition.version.label)
        if let refused = report.refused.first { throw Missing(what: "\(refused)") }
    }
}
