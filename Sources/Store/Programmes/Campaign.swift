public import Domain

/// An invitation of schools of the register by their programme's manager.
public struct Campaign: Sendable, Equatable {
    public typealias ID = Key<Campaign>
    public let id: ID
    public let programme: Programme.ID
    public let name: String
    public let message: String
    public let madeAt: Moment
    public let figures: Figures

    /// How far the invited schools are: true figures, for the programme's manager only.
    public struct Figures: Sendable, Equatable {
        public let invited: Int
        /// Invited by mail; the others have no address in the register.
        public let mailed: Int
        public let registered: Int
        /// Registered by the link of this campaign.
        public let byLink: Int
        public let started: Int
        public let submitted: Int
    }
}

/// A campaign before it is kept. Its key is made with the form, so that a second press changes nothing.
public struct NewCampaign: Sendable {
    public let id: Campaign.ID
    public let programme: Programme.ID
    public let name: String
    public let message: String

    public init(id: Campaign.ID, programme: Programme.ID, name: String, message: String) {
        self.id = id
        self.programme = programme
        self.name = name
        self.message = message
    }
}

/// A school that a campaign invites.
public struct InvitedSchool: Sendable, Equatable {
    public let id: School.ID
    public let number: String
    public let name: String
    public let place: String
    /// Its address in the register.
    public let email: String?
}

/// What a list of numbers holds, before anybody is written to.
public struct CampaignList: Sendable, Equatable {
    /// The open schools that do not take part yet, by number.
    public var toInvite: [InvitedSchool] = []
    public var registered: [InvitedSchool] = []
    public var closed: [InvitedSchool] = []
    /// Numbers that the programme's register does not know.
    public var unknown: [String] = []
    /// Of those to invite: how many were invited before.
    public var invitedBefore = 0
}
