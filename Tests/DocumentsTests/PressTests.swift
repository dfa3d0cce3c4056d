import Documents
import Domain
import Foundation
import TestKit
import Testing

/// The bounds of printing. A script in the place of Python says how it was called.
@Suite struct PressTests {
    /// An executable script; it knows its own folder.
    private func script(_ lines: String) throws -> (path: String, folder: URL) {
        let folder = temporaryFolder()
        let file = folder.appending(path: "python")
        try "#!/bin/bash\ncd \(folder.path)\n\(lines)\n".write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return (file.path, folder)
    }

    private func paper(_ number: Int) -> Paper {
        Paper(
            language: "nl", region: "", title: "\(number)", brand: "b", school: "s", date: "", mark: "", page: "",
            pieces: [])
    }

    /// Why the paper was not printed; nil where it was.
    private func fault(_ press: Press, _ paper: Paper) async throws -> PressFault? {
        do {
            _ = try await press.pdf(of: paper)
            return nil
        } catch let fault as PressFault {
            return fault
        }
    }

    private func limits(processes: Int = 2, waiting: Int = 100, seconds: Int = 10, kept: Int = 1) -> PressLimits {
        var limits = PressLimits()
        (limits.processes, limits.waiting, limits.seconds) = (processes, waiting, seconds)
        limits.keptMegabytes = kept
        return limits
    }

    private func lines(of file: String, in folder: URL) -> [String] {
        let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return (text ?? "").split(separator: "\n").map(String.init)
    }

    @Test func neverMoreProcessesThanAllowed() async throws {
        let (path, folder) = try script(
            "cat >/dev/null; mkdir run.$$; ls -d run.* | wc -l >>counts; sleep 0.2; rmdir run.$$; printf %%PDF")
        let press = Press(python: path, limits: limits(processes: 3))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 { group.addTask { _ = try await press.pdf(of: self.paper(number)) } }
            try await group.waitForAll()
        }
        let counts = lines(of: "counts", in: folder).compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
        #expect(counts.count == 12 && counts.max() == 3, "\(counts)")
    }

    @Test func equalPapersArePrintedOnceAndKept() async throws {
        let (path, folder) = try script("cat >/dev/null; echo x >>calls; sleep 0.2; printf %%PDF")
        let press = Press(python: path, limits: limits())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { _ = try await press.pdf(of: self.paper(1)) } }
            try await group.waitForAll()
        }
        _ = try await press.pdf(of: paper(1))
        #expect(lines(of: "calls", in: folder).count == 1)
        _ = try await press.pdf(of: paper(2))
        #expect(lines(of: "calls", in: folder).count == 2)
    }

    @Test func whatIsKeptIsBoundedAndTheOldestGoes() async throws {
        let (path, folder) = try script("cat >/dev/null; echo x >>calls; printf %%PDF; head -c 400000 /dev/zero")
        let press = Press(python: path, limits: limits())
        for number in [1, 2, 1, 3, 1, 2] { _ = try await press.pdf(of: paper(number)) }
        #expect(lines(of: "calls", in: folder).count == 4, "2 was asked for longest ago when 3 came")
        let none = Press(python: path, limits: limits(kept: 0))
        for _ in 0..<2 { _ = try await none.pdf(of: paper(1)) }
        #expect(lines(of: "calls", in: folder).count == 6)
    }

    @Test func whoeverLosesPatienceIsToldAndGetsItLater() async throws {
        let (path, _) = try script("cat >/dev/null; sleep 0.5; printf %%PDF")
        let press = Press(python: path, limits: limits(processes: 1))
        #expect(try await press.print(paper(1), patience: .milliseconds(50)) == .waiting(ahead: 0))
        #expect(try await press.print(paper(2), patience: .milliseconds(50)) == .waiting(ahead: 1))
        #expect(try await press.print(paper(3), patience: .milliseconds(50)) == .waiting(ahead: 2))
        #expect(try await press.pdf(of: paper(3)) == Array("%PDF".utf8))
        #expect(try await press.print(paper(1), patience: .zero) != .waiting(ahead: 0), "it is kept")
    }

    @Test func aFullQueueIsSaid() async throws {
        let (path, _) = try script("cat >/dev/null; sleep 1; printf %%PDF")
        let press = Press(python: path, limits: limits(processes: 1, waiting: 2))
        for number in 1...3 { _ = try await press.print(paper(number), patience: .milliseconds(20)) }
        await #expect(throws: PressFault.busy) { _ = try await press.print(paper(4), patience: .zero) }
        #expect(try await press.print(paper(3), patience: .milliseconds(20)) == .waiting(ahead: 2), "it waits already")
    }

    @Test func whoIsTooSlowIsKilledWithItsChildren() async throws {
        let (path, folder) = try script("sleep 300 & echo $! >child; echo $$ >parent; cat >/dev/null; sleep 300")
        let press = Press(python: path, limits: limits(seconds: 1))
        let start = ContinuousClock.now
        await #expect(throws: PressFault.tooSlow) { _ = try await press.pdf(of: paper(1)) }
        #expect(ContinuousClock.now - start < .seconds(8))
        try await Task.sleep(for: .milliseconds(200))
        for file in ["child", "parent"] {
            let id = try #require(lines(of: file, in: folder).first)
            let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
            #expect(status == nil || status?.contains(") Z ") == true, "\(file) still runs")
        }
    }

    @Test(arguments: [
        "exit 1", "cat >/dev/null; echo no pdf", "cat >/dev/null; kill -SEGV $$", "exec 0<&-; sleep 0.1; exit 7",
    ])
    func whatFailsIsSaid(_ lines: String) async throws {
        let (path, _) = try script(lines)
        let press = Press(python: path, limits: limits())
        let said = try await fault(press, try Papers.report("nl")).map { "\($0)" } ?? ""
        #expect(said.hasPrefix("failed("), "\(said)")
    }

    @Test func whoSaysTooMuchIsStopped() async throws {
        let (path, _) = try script("cat >/dev/null; printf %%PDF; cat /dev/zero")
        let press = Press(python: path, limits: limits(seconds: 20))
        let said = try await fault(press, paper(1)).map { "\($0)" } ?? ""
        #expect(said.hasPrefix("failed("), "\(said)")
    }

    @Test(arguments: ["/nowhere/python", "/usr/bin/python3", "/etc/passwd"])
    func aMissingTypstIsToldFromOtherFaults(_ python: String) async throws {
        guard python != "/usr/bin/python3" || FileManager.default.fileExists(atPath: python) else { return }
        let said = try await fault(Press(python: python), paper(1)).map { "\($0)" } ?? ""
        #expect(said.hasPrefix("missing(\"\(python): ") && said.count > python.count + 20, "\(said)")
    }

    @Test func itKnowsNothingOfOurEnvironment() async throws {
        let (path, folder) = try script("cat >/dev/null; env >env; printf %%PDF")
        _ = try await Press(python: path, limits: limits()).pdf(of: paper(1))
        #expect(!lines(of: "env", in: folder).contains { $0.hasPrefix("HOME=") || $0.hasPrefix("PATH=/") })
    }
}
