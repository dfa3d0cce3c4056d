/// An invented community, to try the program with: schools, people and assessments. Nothing in it is real.
public struct DemoCommunity: Sendable, Equatable {
    public struct Person: Sendable, Equatable {
        public let email: String
        public let name: String
        public let language: Language
        /// Number of the school that the person coordinates; nil for a programme manager.
        public let coordinates: String?

        public init(email: String, name: String, language: Language, coordinates: String?) {
            self.email = email
            self.name = name
            self.language = language
            self.coordinates = coordinates
        }
    }

    public struct Assessment: Sendable, Equatable {
        /// Number of the school; it has a coordinator among the people.
        public let school: String
        public let level: EducationLevel
        public let seed: UInt64
        /// How many of 100 answers are the best choice.
        public let strength: Int
        public let daysAgo: Int
        /// Questions answered, from the first; all of them where it is submitted.
        public let answered: Int
        public let isSubmitted: Bool
        /// How many actions of its plan, from the first, the school has taken on since.
        public let undertaken: Int

        public init(
            school: String, level: EducationLevel, seed: UInt64, strength: Int, daysAgo: Int, answered: Int,
            isSubmitted: Bool, undertaken: Int = 0
        ) {
            self.school = school
            self.level = level
            self.seed = seed
            self.strength = strength
            self.daysAgo = daysAgo
            self.answered = answered
            self.isSubmitted = isSubmitted
            self.undertaken = undertaken
        }
    }

    public let programme: Programme.ID
    public let password: String
    public let schools: [School]
    public let people: [Person]
    public let assessments: [Assessment]

    public init(
        programme: Programme.ID, password: String, schools: [School], people: [Person], assessments: [Assessment]
    ) {
        self.programme = programme
        self.password = password
        self.schools = schools
        self.people = people
        self.assessments = assessments
    }
}

/// Answers that a school of this strength might give: the same for the same seed.
public func inventedResponses(
    to questions: [Question.ID], of version: Version, strength: Int, seed: UInt64
) -> [Question.ID: Response] {
    var generator = SplitMix64(seed: seed ^ 0x5EED)
    var responses: [Question.ID: Response] = [:]
    for id in questions {
        guard let question = version.question(id), let best = question.choices.last else { continue }
        let isBest = generator.index(below: 100) < strength
        let weak = generator.index(below: max(question.choices.count / 2, 1))
        responses[id] = .choice(isBest ? best.id : question.choices[weak].id)
    }
    return responses
}
