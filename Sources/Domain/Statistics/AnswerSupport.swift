extension WrittenAnswer {
    /// What schools can count on beside the questionnaire, as it was when the answer was written and in its language.
    public struct Support: Sendable, Equatable, Codable {
        /// Help that exists in the programme.
        public struct Offered: Sendable, Equatable, Codable {
            public let name: String
            public let owner: String
            /// The id of an `Offer.Kind`.
            public let kind: String
            /// Whose answers lead to it, in the order of the questionnaire.
            public let areas: [Area.ID]

            public init(name: String, owner: String, kind: String, areas: [Area.ID]) {
                self.name = name
                self.owner = owner
                self.kind = kind
                self.areas = areas
            }
        }

        public let offers: [Offered]
        /// How long a label is valid.
        public let validityMonths: Int
        /// After how long a school may do the questionnaire again.
        public let reassessmentMonths: Int

        public init(offers: [Offered], validityMonths: Int, reassessmentMonths: Int) {
            self.offers = offers
            self.validityMonths = validityMonths
            self.reassessmentMonths = reassessmentMonths
        }

        /// The offers of each kind together, in the order in which the programme names them.
        public init(of offers: [Offer], by version: Version, in language: Language) {
            let areas = version.areas.map { ($0.id, topics: Set($0.topics.map(\.id)), actions: $0.actions) }
            self.init(
                offers: Offer.Kind.allCases.flatMap { kind in
                    offers.filter { $0.kind == kind }.map { offer in
                        Offered(
                            name: offer.name(in: language), owner: offer.owner, kind: kind.rawValue,
                            areas: areas.filter { area in
                                offer.topics.contains { area.topics.contains($0) }
                                    || offer.actions.contains { area.actions.contains($0) }
                            }.map(\.0))
                    }
                }, validityMonths: version.label.validityMonths, reassessmentMonths: version.label.reassessmentMonths)
        }
    }
}

extension Offer {
    /// In another language where it has none in this one.
    fileprivate func name(in language: Language) -> String {
        words[language]?.name ?? words.values.map(\.name).min() ?? owner
    }
}

extension Area {
    /// All that its answers can bring into a plan.
    fileprivate var actions: Set<Action.ID> {
        let questions = topics.flatMap(\.questions)
        return Set(questions.flatMap { $0.choices.flatMap(\.actions) + ($0.unknown ?? []) }.map(\.action))
    }
}
