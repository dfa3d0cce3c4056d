import Foundation

/// The environment, which only this room reads. Each option of `serve` has a variable; the option wins.
func environment(_ name: String) -> String? {
    guard let value = ProcessInfo.processInfo.environment["ESAFETY_\(name)"], !value.isEmpty else { return nil }
    return value
}
