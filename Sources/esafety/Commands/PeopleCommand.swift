import ArgumentParser
import Domain
import Pages
import Secrets
import Store
import Web

struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "The people of a programme.", subcommands: [Invite.self])

    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invites somebody by mail; the link makes their account.")

        enum Role: String, ExpressibleByArgument, CaseIterable {
            case manager, group
        }

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions
        @OptionGroup var address: AddressOptions
        @OptionGroup var mail: MailOptions

        @Option(help: "What they will be: manager of the programme, or coordinator of a group of its schools.")
        var role: Role

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Option(help: "With --role group: the group's number in the register.")
        var group: String?

        @Option(help: "The language of the mail. Default the programme's first.")
        var language: String?

        @Argument(help: "Their e-mail address.")
        var email: String

        func run() async throws {
            let catalogue = try content.read()
            let programme = try content.programme(programme, in: catalogue)
            guard let email = EmailAddress(email) else { throw BadInput("\(email) is no e-mail address.") }
            let chosen = language.map { Language($0) } ?? (programme.languages.first?.language ?? "en")
            guard programme.languages.contains(where: { $0.language == chosen }) else {
                throw BadInput("The programme \(programme.id) does not speak \(chosen).")
            }
            let store = try await data.open()
            let site = try await makeSite(store, catalogue, base: address.base)
            let (letters, name) = (site.letters(for: programme.id), programme.name(in: chosen))
            switch role {
            case .manager:
                let link = letters.invitation(to: email, programme: name, in: chosen, token: Token())
                try await store.inviteManager(email, of: programme.id, link: link)
            case .group:
                let group = try await registered(in: store, programme)
                let link = letters.group(to: email, group: group, programme: name, in: chosen, token: Token())
                try await store.inviteToGroup(email, number: group.number, of: programme.id, by: nil, link: link)
            }
            if let trouble = try await mail.postOffice(store, data, catalogue).deliverWaiting() {
                complain("The invitation waits in the outbox: \(trouble)")
            }
        }

        private func registered(in store: Store, _ programme: Programme) async throws -> Group {
            guard let group, !group.isEmpty else { throw BadInput("Say which group with --group NUMBER.") }
            guard let found = try await store.registeredGroup(group, of: programme.id) else {
                throw BadInput("No open school of \(programme.id) is in a group \(group) of the register.")
            }
            return found.group
        }
    }
}
