import Domain
import SQL

/// Writes the periods of one school.
struct SchoolHistory {
    let school: School.ID
    let connection: any Connection

    /// From the day on the school is this. The first known state reaches back. What changed twice on one day
    /// is as it was last.
    func begin(_ facts: SchoolFacts, on day: String) throws {
        guard let latest = try latest() else {
            return try insert(facts, from: SchoolPeriod.beginning)
        }
        let from = max(day, latest.from)
        if let until = latest.until, until < from {
            return try insert(facts, from: from)
        }
        if latest.facts == facts {
            try setEnd(of: latest, to: nil)
        } else if latest.facts.size == nil, latest.facts.with(size: facts.size) == facts {
            // The first known size reaches back, as the first known state does.
            try setSize(of: latest, to: facts.size)
            try setEnd(of: latest, to: nil)
        } else if latest.from == from {
            try connection.run("DELETE FROM school_period WHERE school = \(school) AND from_on = \(latest.from)")
            try begin(facts, on: from)
        } else {
            try setEnd(of: latest, to: from)
            try insert(facts, from: from)
        }
    }

    /// On the day the school is closed. What was known of it from that day on is taken back.
    func end(on day: String) throws {
        let takenBack = try connection.run(
            """
            DELETE FROM school_period
            WHERE school = \(school) AND from_on >= \(day) AND from_on > \(SchoolPeriod.beginning)
            """)
        guard let latest = try latest(), latest.from < day else { return }
        // It was closed before what is taken back: that gap stays.
        if takenBack > 0, let until = latest.until, until < day { return }
        try setEnd(of: latest, to: day)
    }

    private func latest() throws -> SchoolPeriod? {
        try connection.row(
            "SELECT * FROM school_period WHERE school = \(school) ORDER BY from_on DESC LIMIT 1"
        ).map(SchoolPeriod.init)
    }

    private func setEnd(of period: SchoolPeriod, to day: String?) throws {
        try connection.run(
            "UPDATE school_period SET until_on = \(day) WHERE school = \(school) AND from_on = \(period.from)")
    }

    private func setSize(of period: SchoolPeriod, to size: SizeClass?) throws {
        try connection.run(
            """
            UPDATE school_period SET size_class = \(size?.rawValue)
            WHERE school = \(school) AND from_on = \(period.from)
            """)
    }

    private func insert(_ facts: SchoolFacts, from day: String) throws {
        try connection.run(
            """
            INSERT INTO school_period (school, from_on, until_on, name, street, postcode, place, region, levels,
                kind, network, group_number, size_class)
            VALUES (\(school), \(day), NULL, \(facts.name), \(facts.address.street), \(facts.address.postcode),
                \(facts.address.place), \(facts.region), \(levelSum(facts.levels)), \(facts.kind.rawValue),
                \(facts.network), \(facts.group), \(facts.size?.rawValue))
            """)
    }
}

extension SchoolHistory {
    /// Notes what a delivery of today says of the school.
    func note(_ delivered: School, known: KnownForImport?, today: String) throws {
        let facts = SchoolFacts(delivered)
        if known?.isClosed != true || delivered.closed == nil {
            try begin(facts, on: today)
        }
        guard let closed = delivered.closed, known?.closed != closed else { return }
        try end(on: closed)
    }
}
