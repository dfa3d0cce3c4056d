import Domain

/// The rows of a file, and the form that they turn out to have.
protocol Table {
    /// Nil until a row has told it.
    var form: BoundForm? { get }

    /// The rows that end in this chunk, without a header.
    mutating func read(_ chunk: [UInt8]) throws(RegisterFault) -> [Row]

    /// The rows that end with the file.
    mutating func finish() throws(RegisterFault) -> [Row]
}

/// The rows of CSV, whose first one is the header.
struct CSVTable: Table {
    let file: String
    let programme: Programme
    private(set) var form: BoundForm?
    private var reader = CSVReader()

    init(file: String, programme: Programme) {
        self.file = file
        self.programme = programme
    }

    mutating func read(_ chunk: [UInt8]) throws(RegisterFault) -> [Row] {
        try bound(reader.read(chunk))
    }

    mutating func finish() throws(RegisterFault) -> [Row] {
        let rows = try bound(reader.finish())
        guard form != nil else { throw RegisterFault(file, .empty) }
        return rows
    }

    private mutating func bound(_ rows: [Row]) throws(RegisterFault) -> [Row] {
        guard form == nil, let first = rows.first else { return rows }
        let header = Header(first)
        form = BoundForm(try programme.form(with: header, of: file), header)
        return Array(rows.dropFirst())
    }
}

extension Programme {
    /// The first form whose columns are all in the header.
    func form(with header: Header, of file: String) throws(RegisterFault) -> RegisterForm {
        let missing = registerForms.map { form in
            form.knownBy.filter { header.index($0) == nil }
        }
        guard let nearest = missing.indices.min(by: { missing[$0].count < missing[$1].count }) else {
            throw RegisterFault(file, .unknownHeader(nearest: "none", missing: []))
        }
        guard missing[nearest].isEmpty else {
            throw RegisterFault(file, .unknownHeader(nearest: registerForms[nearest].id, missing: missing[nearest]))
        }
        return registerForms[nearest]
    }
}
