import ArgumentParser
import Domain
import Foundation
import Pages
import Store
import Web

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "The letters that go out.",
        subcommands: [Status.self, Send.self, Retry.self, Drop.self, Remind.self])

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells what waits, what is late and why, and what was given up.",
            discussion: "Exit status 1 where letters were given up.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            let store = try await data.open()
            let status = try await store.mailStatus()
            say(MailReport(status: status).text)
            guard status.deadCount == 0 else {
                throw NotSo("`esafety mail retry` tries them again, `esafety mail drop KEY…` forgets them.")
            }
        }
    }

    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends what is due now, once. `serve` does so by itself.")

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions
        @OptionGroup var mail: MailOptions

        func run() async throws {
            let catalogue = try content.read()
            let store = try await data.open()
            if let trouble = try await mail.postOffice(store, data, catalogue).deliverWaiting() {
                throw NotSo("Nothing can be sent now: \(trouble)")
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives letters that were given up another chance.")

        @OptionGroup var data: DataOptions

        @Argument(help: "The keys of the letters, as `mail status` tells them. Without any: all.")
        var letters: [String] = []

        func run() async throws {
            let keys = try letters.map(letterKey)
            let count = try await data.open().retryLetters(keys.isEmpty ? nil : keys)
            print("\(count) letter(s) will be tried again.")
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Forgets letters that were given up.")

        @OptionGroup var data: DataOptions

        @Argument(help: "The keys of the letters, as `mail status` tells them.")
        var letters: [String]

        func run() async throws {
            let count = try await data.open().dropLetters(try letters.map(letterKey))
            print("\(count) letter(s) forgotten.")
        }
    }

    struct Remind: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts the reminders of a day into the outbox, as `serve` does at seven in the morning.",
            discussion: """
                Each person gets one mail of a day at most, however often this is called. A day before the last \
                one that reminders were made of is left alone.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions
        @OptionGroup var address: AddressOptions

        @Option(help: "The day, YYYY-MM-DD. Default today.")
        var date: String?

        func run() async throws {
            if let date, !isCalendarDay(date) { throw BadInput("\(date) is no day. Give one like 2026-11-23.") }
            let catalogue = try content.read()
            let store = try await data.open()
            let used = try await store.programmesInUse()
            for programme in catalogue.programmes where used.contains(programme.id) {
                let day = date ?? calendarDay(of: store.clock(), in: programme.timeZone)
                guard let moment = reminderHour(of: day, in: programme.timeZone) else { continue }
                let site = try await makeSite(store.at(moment), catalogue, base: address.base)
                if let letters = try await site.makeReminders(of: programme, on: day) {
                    print("\(programme.id), \(day): \(letters) letter(s).")
                } else {
                    print("\(programme.id), \(day): the reminders were made before.")
                }
            }
        }
    }
}

private func letterKey(_ text: String) throws -> Letter.ID {
    guard let key = Letter.ID(text) else { throw BadInput("\(text) is no key of a letter. `mail status` tells them.") }
    return key
}
