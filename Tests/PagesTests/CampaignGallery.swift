import Domain
import Pages

extension Gallery {
    var campaignPages: [any Page] {
        let programme: (id: Programme.ID, name: String) = ("be-vl", typed)
        let form = CampaignsPage.Typed(name: typed, message: typed, numbers: typed)
        return [
            CampaignsPage(programme: programme, campaigns: []),
            CampaignsPage(
                programme: programme,
                campaigns: [.init(id: "c", name: typed, madeAt: .afternoon, invited: 3, registered: 1)], typed: form,
                complaints: Complaints("numbers", typed)),
            CampaignReviewPage(
                programme: programme, campaign: "c", typed: form,
                counts: .init(mailed: 2, withoutAddress: 1, invitedBefore: 1),
                leftOut: ["unknown", "registered", "closed", "no-address"].map { .init(reason: $0, schools: [typed]) },
                sample: (typed, typed)),
            CampaignReviewPage(
                programme: programme, campaign: "c", typed: form,
                counts: .init(mailed: 0, withoutAddress: 0, invitedBefore: 0),
                leftOut: [.init(reason: "unknown", schools: Array(repeating: typed, count: 201))], sample: nil),
            CampaignPage(
                programme: programme, id: "c", campaignName: typed, message: typed, madeAt: .afternoon,
                figures: ["invited", "mailed", "registered", "by-link", "started", "submitted"].map { ($0, 3) },
                schoolsQuery: "campaign=c"),
        ]
    }
}
