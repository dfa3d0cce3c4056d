import Domain

/// What one usable row says about a school.
struct SchoolRow {
    var number: String
    var site: SchoolSite
    var isHeadOffice: Bool
    var levels: Set<EducationLevel>
    var kind: School.Kind
    var region: String?
    var network: String?
    var group: Group?
    var email: String?
    var website: String?
    var opened: String?
    var closed: String?
    var pupils: Int?
}

/// A register form, bound to the header of a file. A class, as it is handed on for each row and a copy of all
/// its fields would cost more than reading them.
final class BoundForm {
    let form: RegisterForm
    private let header: Header
    private let number, name, street, postcode, place, levels, region: Field
    private let kind, network, groupNumber, groupName, email, website, opened, closed, pupils: Field?
    private let headOffice: (field: Field, match: RegisterForm.Match)?

    init(_ form: RegisterForm, _ header: Header) {
        func field(_ extract: RegisterForm.Extract) -> Field { Field(extract, in: header) }
        self.form = form
        self.header = header
        number = field(form.number)
        name = field(form.name)
        street = field(form.street)
        postcode = field(form.postcode)
        place = field(form.place)
        levels = field(form.levels)
        region = field(form.region)
        kind = form.kind.map(field)
        network = form.network.map(field)
        groupNumber = form.groupNumber.map(field)
        groupName = form.groupName.map(field)
        email = form.email.map(field)
        website = form.website.map(field)
        opened = form.opened.map(field)
        closed = form.closed.map(field)
        pupils = form.pupils.map(field)
        headOffice = form.headOffice.map { (field(RegisterForm.Extract(columns: [$0.column])), $0) }
    }

    func read(_ row: Row) throws(UnusableReason) -> SchoolRow {
        try checkShape(of: row)
        let site = SchoolSite(
            name: try nameOfSchool(in: row),
            address: Address(
                street: try street.text(in: row) ?? "", postcode: try postcode.text(in: row) ?? "",
                place: try place.text(in: row) ?? ""))
        return SchoolRow(
            number: try numberOfSchool(in: row),
            site: site,
            isHeadOffice: try isHeadOffice(row),
            levels: try knownLevels(in: row),
            kind: try kind?.texts(in: row).lazy.compactMap(School.Kind.init).first ?? .ordinary,
            region: try region.text(in: row),
            network: try network?.text(in: row),
            group: try group(in: row),
            email: try email?.text(in: row).flatMap(firstEmail),
            website: try website?.text(in: row).flatMap(Registers.website),
            opened: try opened?.text(in: row).flatMap(day),
            closed: try closed?.text(in: row).flatMap(day),
            pupils: try pupils?.text(in: row).flatMap { Int($0) }.map { min(max($0, 0), 100_000) })
    }

    private func checkShape(of row: Row) throws(UnusableReason) {
        let hasSurplus = (header.width..<max(header.width, row.count)).contains { !row.isEmpty($0) }
        guard row.count >= header.width, !hasSurplus else {
            throw UnusableReason(
                """
                it has \(row.count) cells where the header has \(header.width); look for a row that is cut off, \
                or a delimiter or line break in a text without quotation marks
                """)
        }
    }

    private func numberOfSchool(in row: Row) throws(UnusableReason) -> String {
        guard let text = try number.text(in: row), !text.allSatisfy({ $0 == "0" }) else {
            throw UnusableReason("there is no school number in “\(number.label)”; fill it in")
        }
        guard let length = form.number.padTo else { return text }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw UnusableReason("the school number “\(short(text))” is not made of digits; correct it")
        }
        guard text.count <= (form.number.first ?? length) else {
            throw UnusableReason("the school number “\(short(text))” has more than \(length) digits; correct it")
        }
        return text
    }

    private func nameOfSchool(in row: Row) throws(UnusableReason) -> String {
        guard let text = try name.text(in: row) else {
            throw UnusableReason("there is no name in “\(name.label)”; fill it in")
        }
        return text
    }

    private func knownLevels(in row: Row) throws(UnusableReason) -> Set<EducationLevel> {
        let known = Set(try levels.texts(in: row).compactMap(EducationLevel.init))
        guard known.isEmpty else { return known }
        guard !(try levels.joined(row)).isEmpty else {
            throw UnusableReason("there is no level of education in “\(levels.label)”; fill it in")
        }
        throw UnusableReason(
            """
            “\(short(try levels.joined(row)))” in “\(levels.label)” is no level of education that the programme \
            knows; correct it, or add it to the programme's file
            """)
    }

    private func isHeadOffice(_ row: Row) throws(UnusableReason) -> Bool {
        guard let (field, match) = headOffice else { return false }
        let text = Header.key(try field.joined(row))
        let end = match.last.map { String(text.suffix($0)) } ?? text
        return match.values.contains { Header.key($0) == end }
    }

    /// The live Flemish register writes 0 for a school without a group.
    private func group(in row: Row) throws(UnusableReason) -> Group? {
        guard let number = try groupNumber?.text(in: row), !number.allSatisfy({ $0 == "0" }) else { return nil }
        return Group(number: number, name: try groupName?.text(in: row) ?? number)
    }

    private func short(_ text: String) -> String {
        text.count > 40 ? text.prefix(40) + "…" : text
    }
}
