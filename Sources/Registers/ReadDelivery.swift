public import Domain

/// Reads the files of one delivery of a programme's register. Encoding, delimiter, line ends and form are found
/// out; rows that can't be used are reported and do not stop the rest. Nothing is compared with what is known.
public func readDelivery(
    of files: [RegisterFile], for programme: Programme
) throws(RegisterFault) -> Delivery {
    try readDelivery(of: files, for: programme, chunkSize: 1 << 16)
}

func readDelivery(
    of files: [RegisterFile], for programme: Programme, chunkSize: Int
) throws(RegisterFault) -> Delivery {
    let levels = Set(programme.levels)
    var gathered = GatheredSchools()
    var delivery = Delivery(schools: [], covers: [], unusable: [], rows: 0)
    for file in files {
        let form = try read(file, for: programme, chunkSize: chunkSize, into: &delivery, &gathered)
        delivery.covers.formUnion(levels.intersection(form.covers))
    }
    delivery.schools = gathered.schools(with: levels)
    // A file may hold one level only of those that its form can hold: of the others it says nothing.
    delivery.covers.formIntersection(delivery.schools.flatMap(\.levels))
    return delivery
}

/// The form in which the file was; its rows are added to the delivery.
private func read(
    _ file: RegisterFile, for programme: Programme, chunkSize: Int, into delivery: inout Delivery,
    _ gathered: inout GatheredSchools
) throws(RegisterFault) -> RegisterForm {
    var bound: BoundForm?
    let before = delivery.rows
    try readRows(of: file, chunkSize: chunkSize) { (row) throws(RegisterFault) in
        guard let form = bound else {
            bound = try BoundForm.matching(row, of: file.name, in: programme)
            return
        }
        delivery.rows += 1
        do throws(UnusableReason) {
            gathered.add(try form.read(row))
        } catch {
            delivery.unusable.append(UnusableRow(file: file.name, row: row.number, reason: error.text))
        }
    }
    guard let bound else { throw RegisterFault(file.name, .empty) }
    guard delivery.rows > before else { throw RegisterFault(file.name, .noRows) }
    return bound.form
}

/// Twice through the file: once to find the encoding, once to read.
private func readRows(
    of file: RegisterFile, chunkSize: Int, _ use: (CSVRow) throws(RegisterFault) -> Void
) throws(RegisterFault) {
    var survey = EncodingSurvey()
    try file.readChunks(of: chunkSize) { survey.look(at: $0) }
    guard let encoding = survey.encoding else { throw RegisterFault(file.name, .binary) }
    var decoder = TextDecoder(encoding)
    var reader = CSVReader()
    try file.readChunks(of: chunkSize) { (chunk) throws(RegisterFault) in
        for row in reader.read(decoder.decode(chunk)) { try use(row) }
    }
    for row in reader.read(decoder.finish()) + reader.finish() { try use(row) }
}
