import Dispatch
import Foundation
import TestKit

/// What a command printed, and how it ended.
struct Outcome: Equatable {
    let status: Int32
    let output: String
    let errors: String
}

/// Runs the program that was built with these tests.
func esafety(_ arguments: String..., data: URL? = nil) throws -> Outcome {
    try esafety(list: arguments, data: data)
}

func esafety(list arguments: [String], data: URL? = nil, environment: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = projectFolder.appendingPathComponent(".build/debug/esafety")
    process.arguments = arguments + (data.map { ["--data", $0.path] } ?? [])
    process.currentDirectoryURL = projectFolder
    process.environment = ProcessInfo.processInfo.environment
        .filter { !$0.key.hasPrefix("ESAFETY_") }
        .merging(["ESAFETY_PASSWORD_COST": "4"]) { $1 }.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let reader = BackgroundReader(errors.fileHandleForReading)
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complained = reader.wait()
    process.waitUntilExit()
    return Outcome(
        status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
        errors: String(decoding: complained, as: UTF8.self))
}

/// Reads one pipe while another is read, so that neither fills up.
private final class BackgroundReader: @unchecked Sendable {
    // Written by the one block and read only after `group` has been left: never at once.
    private var data = Data()
    private let group = DispatchGroup()

    init(_ handle: FileHandle) {
        group.enter()
        DispatchQueue.global().async {
            self.data = handle.readDataToEndOfFile()
            self.group.leave()
        }
    }

    func wait() -> Data {
        group.wait()
        return data
    }
}
