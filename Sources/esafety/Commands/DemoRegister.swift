import ArgumentParser
import Foundation

extension DemoCommand {
    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes an invented register in the form of the live Flemish one, to try large numbers with.",
            discussion: "The same number of schools and seed give the same bytes everywhere.")

        @Option(help: "How many schools, up to 900000.")
        var schools: Int

        @Option(help: "Another seed gives other schools.")
        var seed: UInt64 = 1

        @Argument(help: "The file to write; without it, standard output.")
        var file: String?

        func run() async throws {
            guard (1...900_000).contains(schools) else {
                throw BadInput("\(schools) schools can't be invented. Give a number from 1 to 900000.")
            }
            let output = try opened()
            let progress = ProgressLine("schools invented")
            var buffer = Data(InventedRegister.header.utf8)
            var register = InventedRegister(seed: seed)
            for index in 0..<schools {
                buffer.append(contentsOf: register.rows(of: index).utf8)
                guard buffer.count > 1 << 16 || index == schools - 1 else { continue }
                do { try output.write(contentsOf: buffer) } catch { throw Self.unwritable(file, error) }
                buffer.removeAll(keepingCapacity: true)
                progress.show(index + 1)
            }
            progress.finish()
        }

        private func opened() throws -> FileHandle {
            guard let file else { return .standardOutput }
            do {
                try Data().write(to: URL(fileURLWithPath: file))
                return try FileHandle(forWritingTo: URL(fileURLWithPath: file))
            } catch {
                throw Self.unwritable(file, error)
            }
        }

        private static func unwritable(_ file: String?, _ error: any Error) -> BadInput {
            BadInput("The register can't be written to \(file ?? "standard output"): \(error.localizedDescription)")
        }
    }
}
