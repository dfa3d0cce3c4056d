import ArgumentParser
import Foundation

/// The program: `esafety <command>`. `bin/esafety` runs it.
@main
struct Esafety: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "esafety",
        abstract: "The eSafety Label: how safe is a school's use of ICT?",
        discussion: """
            Exit status: 0 done, 1 the thing asked about is not so (a check found faults), 2 bad input, with the \
            reason on standard error.
            """,
        subcommands: [
            Serve.self, Migrate.self, ContentCommand.self, SchoolsCommand.self, PeopleCommand.self,
            DemoCommand.self, DrawCommand.self, AssessCommand.self, ResultCommand.self, Backup.self,
            DatabaseCommand.self, PublicationCommand.self, MailCommand.self, StatisticsCommand.self,
            HistoryCommand.self, LabelCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as NotSo {
            complain(error.reason)
            Foundation.exit(1)
        } catch let error as BadInput {
            complain(error.reason)
            Foundation.exit(2)
        } catch {
            leave(with: error)
        }
    }

    private static func leave(with error: any Error) -> Never {
        let message = fullMessage(for: error)
        guard exitCode(for: error) != .success else {
            print(message)
            Foundation.exit(0)
        }
        complain(message)
        Foundation.exit(2)
    }
}

/// What was given can't be used; the reason says how to mend it. Exit status 2.
struct BadInput: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// The answer to what was asked is no. Exit status 1.
struct NotSo: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// A line on standard error.
func complain(_ text: String) {
    guard !text.isEmpty else { return }
    FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// A line on standard output, at once also where that is a file.
func say(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
}
