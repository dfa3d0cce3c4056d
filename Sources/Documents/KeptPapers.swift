/// Printed papers by what stands in them, at most so many bytes; what was not asked for longest goes first.
struct KeptPapers {
    private struct Kept {
        let pdf: PDF
        var askedAt: Int
    }

    private let most: Int
    private var papers: [String: Kept] = [:]
    private var bytes = 0
    /// Counts the requests.
    private var now = 0

    init(most: Int) {
        self.most = most
    }

    mutating func pdf(of paper: String) -> PDF? {
        now += 1
        papers[paper]?.askedAt = now
        return papers[paper]?.pdf
    }

    mutating func keep(_ pdf: PDF, of paper: String) {
        guard size(paper, pdf) <= most, papers[paper] == nil else { return }
        now += 1
        papers[paper] = Kept(pdf: pdf, askedAt: now)
        bytes += size(paper, pdf)
        while bytes > most, let oldest = papers.min(by: { $0.value.askedAt < $1.value.askedAt }) {
            papers[oldest.key] = nil
            bytes -= size(oldest.key, oldest.value.pdf)
        }
    }

    private func size(_ paper: String, _ pdf: PDF) -> Int {
        paper.utf8.count + pdf.bytes.count
    }
}
