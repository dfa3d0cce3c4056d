public import Domain

/// Reads the files of one delivery of a programme's register. Encoding, delimiter, line ends and form are found
/// out; rows that can't be used are reported and do not stop the rest. Nothing is compared with what is known.
/// - Parameter progress: told now and then how many rows were read.
public func readDelivery(
    of files: [RegisterFile], for programme: Programme, progress: (Int) -> Void = { _ in }
) throws(RegisterFault) -> Delivery {
    try readDelivery(of: files, for: programme, chunkSize: 1 << 16, progress: progress)
}

func readDelivery(
    of files: [RegisterFile], for programme: Programme, chunkSize: Int, progress: (Int) -> Void = { _ in }
) throws(RegisterFault) -> Delivery {
    let levels = Set(programme.levels)
    var gathered = GatheredSchools()
    var delivery = Delivery(schools: [], covers: [], unusable: [], rows: 0)
    for file in files {
        let form = try read(file, for: programme, chunkSize: chunkSize, into: &delivery, &gathered, progress)
        delivery.covers.formUnion(levels.intersection(form.covers))
    }
    delivery.schools = gathered.takeSchools(with: levels)
    // A file may hold one level only of those that its form can hold: of the others it says nothing.
    delivery.covers.formIntersection(delivery.schools.flatMap(\.levels))
    return delivery
}

/// The form in which the file was; its rows are added to the delivery.
private func read(
    _ file: RegisterFile, for programme: Programme, chunkSize: Int, into delivery: inout Delivery,
    _ gathered: inout GatheredSchools, _ progress: (Int) -> Void
) throws(RegisterFault) -> RegisterForm {
    let before = (rows: delivery.rows, unusable: delivery.unusable.count)
    let form = try readRows(of: file, for: programme, chunkSize: chunkSize) { row, form in
        delivery.rows += 1
        if delivery.rows.isMultiple(of: 1000) { progress(delivery.rows) }
        do throws(UnusableReason) {
            if let fault = row.fault { throw UnusableReason(fault.text) }
            if let form { gathered.add(try form.read(row)) }
        } catch {
            delivery.unusable.append(UnusableRow(file: file.name, row: row.number, reason: error.text))
        }
    }
    if let form, delivery.rows > before.rows { return form }
    if delivery.unusable.count > before.unusable {
        throw RegisterFault(file.name, .noUsableRow(delivery.unusable[before.unusable].reason))
    }
    throw RegisterFault(file.name, .noRows)
}

/// Twice through the file: once to find what it is, once to read.
private func readRows(
    of file: RegisterFile, for programme: Programme, chunkSize: Int, _ use: (Row, BoundForm?) -> Void
) throws(RegisterFault) -> RegisterForm? {
    var survey = EncodingSurvey()
    try file.readChunks(of: chunkSize) { survey.look(at: $0) }
    guard let encoding = survey.encoding else { throw RegisterFault(file.name, .binary) }
    var decoder = TextDecoder(encoding)
    var table: any Table =
        survey.isJSON
        ? GeoJSONTable(file: file.name, programme: programme) : CSVTable(file: file.name, programme: programme)
    try file.readChunks(of: chunkSize) { (chunk) throws(RegisterFault) in
        for row in try table.read(decoder.decode(chunk)) { use(row, table.form) }
    }
    for row in try table.read(decoder.finish()) { use(row, table.form) }
    for row in try table.finish() { use(row, table.form) }
    return table.form?.form
}
