import Testing

/// A defect to seed in the small content: a text to put in the place of another one, and what the reader
/// must say. An empty `old` replaces the whole file.
struct Defect: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let old: String
    let new: String
    let fault: String
    /// How many faults it gives, where it is not found alone.
    let faults: Int
    /// The content in which it is seeded.
    let content: SmallContent

    init(
        _ name: String, _ file: String, _ old: String, _ new: String, _ fault: String, faults: Int = 1,
        in content: SmallContent = SmallContent()
    ) {
        self.content = content
        self.name = name
        self.file = file
        self.old = old
        self.new = new
        self.fault = fault
        self.faults = faults
    }

    var testDescription: String { name }
}
