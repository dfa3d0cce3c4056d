import Domain
import Pages

extension Gallery {
    var proofPages: [any Page] {
        let school: (id: School.ID, name: String) = (Sample.found.id, typed)
        let task = ProofPage.Subject(id: Key(3), title: typed, asked: typed)
        let own = ProofPage.Subject(id: Key(3), title: typed, asked: "")
        let link = (try? WebLink("https://school.example/page")).map(Proof.Content.link)
        let files = FileKind.allCases.enumerated().map { index, kind in
            Proof.Content.file(.init(name: typed, kind: kind, bytes: index * 700_000, checksum: "c"))
        }
        let proofs = (files + [link, .statement].compactMap { $0 }).enumerated().map { index, content in
            Proof(
                id: Key(Int64(index)), content: content, words: typed, addedAt: .afternoon, addedBy: Key(1),
                addedByName: typed)
        }
        let form = ProofPage.Typed(fileNote: typed, address: typed, linkNote: typed, statement: typed)
        let wrong = ["file", "address", "statement"].map { Complaints($0, typed) }
        return [
            ProofPage(school: school, task: task, proofs: [], schoolBytes: 0),
            ProofPage(
                school: school, task: own, proofs: proofs.map { ($0, true) }, schoolBytes: 209_715_200,
                notice: "proof.done-added"),
            ProofPage(school: school, task: own, proofs: proofs.map { ($0, false) }, schoolBytes: 1),
        ]
            + wrong.map {
                ProofPage(school: school, task: task, proofs: [], schoolBytes: 1 << 20, typed: form, complaints: $0)
            }
    }
}
