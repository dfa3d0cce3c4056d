import SQL

/// The tables that a load fills by the million, each after those to which it refers.
enum LoadedTable: Int, CaseIterable, Sendable {
    case school, level, period, merger, person, membership, claim, assessment, drawn, answer, result, award, journal

    static let insertions: [Insertion] = allCases.map { Insertion(into: $0.name, $0.columns) }

    private var name: String {
        switch self {
        case .level: "school_level"
        case .period: "school_period"
        case .merger: "school_merger"
        default: "\(self)"
        }
    }

    var columns: [String] {
        let names =
            switch self {
            case .school:
                """
                key programme number name street postcode place region kind network group_number group_name email \
                closed_on digest searchable delivery pupils
                """
            case .level: "school level"
            case .period:
                """
                school from_on until_on name street postcode place region levels kind network group_number size_class
                """
            case .merger: "school successor merged_on noted_at"
            case .person: "key email name password language confirmed_at"
            case .membership: "school person role since"
            case .claim: "key school source made_at email name language person own_confirmed_at school_confirmed_at"
            case .assessment: "key school version level seed opened_at opened_by submitted_at started_at"
            case .drawn: "assessment question position"
            case .answer: "assessment question response note person answered_at"
            case .result:
                """
                key assessment school submitted_at submitted_by points possible level wordings judgement area_points \
                topic_points
                """
            case .award: "result school level valid_from valid_until"
            case .journal: "school key programme day segment state areas topics change noted_at"
            }
        return names.split(separator: " ").map(String.init)
    }
}

/// What a load did.
public struct ContinentReport: Sendable, Equatable {
    public var programmes = 0
    public var schools = 0
    public var registered = 0
    public var assessments = 0
    public var results = 0
    public var answers = 0
    public var labels = 0
    public var journalRows = 0
}
