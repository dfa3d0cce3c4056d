import Domain

/// A score of twenty within the bands of others: lower quarter, middle half, upper quarter; with a mark for the own
/// one and its word.
func bandChart(_ area: Benchmark.OfArea, mark: String, legend: HTML, _ picture: Picture) -> HTML {
    let slots = 21
    let (lower, upper) = (area.others.lower, area.others.upper)
    func band(_ kind: String, from first: Int, to last: Int) -> HTML {
        guard last >= first else { return .none }
        return """
            <rect class="\(kind)" x="\(percent(first, of: slots))" y="\(rem(180))" \
            width="\(percent(last - first + 1, of: slots))" height="\(rem(150))"/>
            """
    }
    let place = percent(area.own * 2 + 1, of: slots * 2)
    let anchor = area.own < 5 ? "start" : area.own > 15 ? "end" : "middle"
    let edge = area.own < 5 ? percent(area.own, of: slots) : area.own > 15 ? percent(area.own + 1, of: slots) : place
    return picture.html(
        kind: "bands", size: " width=\"100%\" height=\"5.6rem\"", legend: legend,
        """
        \(band("quarter", from: 0, to: lower - 1))\(band("half", from: lower, to: upper))\
        \(band("quarter", from: upper + 1, to: slots - 1))\
        <rect class="median" x="\(percent(area.others.median * 10 + 4, of: slots * 10))" y="\(rem(160))" \
        width="\(percent(2, of: slots * 10))" height="\(rem(190))"/>\
        <rect class="mine" x="\(percent(area.own, of: slots))" y="\(rem(140))" \
        width="\(percent(1, of: slots))" height="\(rem(230))" rx="4"/>\
        <text class="own" x="\(edge)" y="\(rem(110))" text-anchor="\(anchor)">\(mark)</text>\(axis(most: 20, y: 490))
        """)
}
