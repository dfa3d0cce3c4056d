import Domain
import SQL
import Store
import TestKit
import Testing

/// The contract of the search, on every database.
@Suite struct SearchTests {
    private func community(_ engine: Engine) async throws -> Community {
        let community = try await Community(on: engine)
        var schools = [
            Community.school("000201", "Basisschool De Regenboog", "Genk", ["primary"], email: nil),
            Community.school("000202", "Straßburger Gymnasium", "Łódź", ["secondary"], email: nil),
            Community.school("000203", "Académie Sint-Cæcilia 's-Gravenbrücke", "Liège", ["arts"], email: nil),
            Community.school("000204", "De Regenboog", "Aalst", ["primary"], email: nil),
            Community.school("000205", "Regenboogschool", "Aalst", ["primary"], email: nil),
        ]
        schools[3].closed = "2020-08-31"
        let delivery = Delivery(schools: schools, covers: [], unusable: [], rows: schools.count)
        _ = try await community.store.importDelivery(delivery, files: ["more.csv"], into: community.programme)
        return community
    }

    @Test(
        arguments: Engine.allCases,
        [
            // A letter missing, too many, other, and two in the wrong order.
            ("regenbog", ["000201", "000204"]), ("regenbooog", ["000201", "000204"]),
            ("rogenboog", ["000201", "000204"]), ("ergenboog", ["000201", "000204"]),
            ("regenbogo", ["000201", "000204"]), ("ahteneum", ["000102"]), ("Atheneun kaai", ["000102"]),
            ("kaai atheenum", ["000102"]), ("antwerpne de kaia", ["000102"]),
            // Short words: four letters are enough, also with one of them missing; no word of three is meant.
            ("gnet", ["000101"]), ("egnt", ["000101"]), ("gnt", ["000101"]), ("gant", ["000101"]), ("eem", []),
            // Two errors are too many, also in one word of several; a number is never forgiven.
            ("rogenbog", []), ("kaai atemheun", []), ("000208", []), ("9003", []), ("0002011", []),
            // What is exact comes first, and then what is near.
            ("gent", ["000101", "000201"]), ("genk", ["000201", "000101"]),
            // Letters that are no accented form of another.
            ("strassburger", ["000202"]), ("strasburger lodz", ["000202"]), ("caecilia", ["000203"]),
            ("liege gravenbrucke", ["000203"]), ("LIÈGE s'Gravenbrücke", ["000203"]),
            // Open schools first, and whole words before beginnings.
            ("regenboog", ["000201", "000205", "000204"]), ("regenboog aalst", ["000205", "000204"]),
            ("aalst regen", ["000205", "000204"]), ("0002", ["000203", "000201", "000205", "000202", "000204"]),
        ])
    func oneErrorIsForgiven(_ engine: Engine, _ search: (words: String, numbers: [String])) async throws {
        let community = try await community(engine)
        let found = try await community.store.findSchools(search.words)
        #expect(found.schools.map(\.number) == search.numbers, "\(search.words)")
    }

    @Test(arguments: Engine.allCases)
    func aSchoolIsFoundByWhatItIsNow(_ engine: Engine) async throws {
        let community = try await community(engine)
        var renamed = Community.delivery.schools[0]
        renamed.name = "Windekind"
        renamed.address.place = "Ronse"
        let delivery = Delivery(schools: [renamed], covers: [], unusable: [], rows: 1)
        _ = try await community.store.importDelivery(delivery, files: ["more.csv"], into: community.programme)
        for (words, count) in [("windekind", 1), ("widnekind ronse 9000", 1), ("jozefschool", 0), ("een", 0)] {
            #expect(try await community.store.findSchools(words).schools.count == count, "\(words)")
        }
        #expect(try await community.store.findSchools("000101").schools.map(\.name) == ["Windekind"])
    }

    /// Every error in every word of a name, worked out here from the definition: the school is found.
    @Test func noErrorIsMissed() async throws {
        let community = try await community(.memory)
        for word in ["gent", "brugge", "academie", "jozefschool"] {
            let typed = errors(in: word)
            for wrong in typed {
                let found = try await community.store.findSchools(wrong)
                #expect(
                    found.schools.contains { "\($0.name) \($0.address.place)".lowercased().contains(word) },
                    "\(wrong) for \(word)")
            }
        }
    }

    private func errors(in word: String) -> Set<String> {
        let letters = Array(word)
        var typed: Set<String> = []
        for place in letters.indices {
            var (missing, other, swapped) = (letters, letters, letters)
            missing.remove(at: place)
            other[place] = "x"
            if place > 0 { swapped.swapAt(place, place - 1) }
            typed.formUnion([missing, other, swapped].map { String($0) })
        }
        for place in 0...letters.count {
            var more = letters
            more.insert("x", at: place)
            typed.insert(String(more))
        }
        return typed
    }

    @Test(arguments: Engine.allCases)
    func aDatabaseFromBeforeTheSearchIsSearched(_ engine: Engine) async throws {
        let community = try await community(engine)
        try await community.store.database.write { connection in
            for table in ["school_period", "school_merger", "word_school", "trigram", "word"] {
                try connection.script("DROP TABLE \(table);")
            }
            try connection.run("UPDATE school SET searchable = ''")
            try connection.run("DELETE FROM migration WHERE number = 2")
        }
        #expect(try await community.store.migrationState() == .behind(1))
        #expect(try await community.store.migrate() == ["registers"])
        let found = try await community.store.findSchools("regenbog aalst")
        #expect(found.schools.map(\.number) == ["000204"])
    }
}
