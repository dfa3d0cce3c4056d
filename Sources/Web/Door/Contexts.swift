import Domain
public import Hummingbird
import Pages
import Store

/// What is known of a request before any handler: who is there, in which language, from where.
public struct PageContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Where the request comes from: the peer, or whom a trusted proxy names.
    public internal(set) var remoteAddress: String
    var signedIn: SignedInPerson?
    var sessionToken: String?
    var visit: String = ""
    /// Set where the visitor had no cookie for forms yet: the answer gives them one.
    var isNewVisit = false
    var language: Language = "en"
    var path: String = "/"

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// What the tokens of forms are bound to: the session, or before it the visit.
    var formOwner: String { sessionToken ?? visit }
}

/// A request of somebody who is signed in. The type is the proof: handlers that take it can't be reached
/// without a session.
public struct SignedInContext: ChildRequestContext {
    public var coreContext: CoreRequestContextStorage
    let page: PageContext
    let signedIn: SignedInPerson

    public init(context: PageContext) throws {
        guard let signedIn = context.signedIn else { throw SignInNeeded() }
        coreContext = context.coreContext
        page = context
        self.signedIn = signedIn
    }

    var person: Person { signedIn.person }
}

/// A page was asked for that needs somebody to be signed in.
struct SignInNeeded: Error {}

/// What was asked for is now somewhere else.
struct Elsewhere: Error {
    let link: Link
}

/// A context from which a page can be made.
protocol PageMaking: RequestContext {
    var page: PageContext { get }
}

extension SignedInContext: PageMaking {}

extension PageContext: PageMaking {
    var page: PageContext { self }
}

extension RequestContext {
    /// The value of a place in the address; not found where it has not the form of one.
    func parameter<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        guard let text = parameters.get(name), let value = Value(text) else { throw Refusal.notFound }
        return value
    }
}
