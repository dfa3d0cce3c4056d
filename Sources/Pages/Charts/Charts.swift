/// A bar that shows a share, and behind it what would be gained. What it shows stands in words beside it.
func bar(_ part: Int, gaining more: Int = 0, of whole: Int) -> HTML {
    """
    <svg class="bar" aria-hidden="true"><rect class="track" width="100%" height="100%"/>\
    \(gain(part + more, from: part, of: whole, height: "100%"))\
    <rect class="fill" width="\(percent(part, of: whole))" height="100%"/></svg>
    """
}

/// A mark on a scale: a threshold, with its word.
struct Tick {
    let at: Int
    let word: String
}

/// A bar with its thresholds, and behind it what would be gained; `title` says the same in words.
func scale(_ part: Int, gaining more: Int = 0, of whole: Int, ticks: [Tick], title: String) -> HTML {
    let marks = ticks.enumerated().html { index, tick in
        let place = percent(tick.at, of: whole)
        let isNearEnd = whole > 0 && tick.at * 10 >= whole * 9
        return """
            <rect class="tick" width="3" height="28" x="\(place)"/>\
            <text x="\(isNearEnd ? "100%" : place)" y="\(index % 2 == 0 ? "2.9rem" : "4.1rem")" text-anchor="\(isNearEnd ? "end" : "middle")">\
            \(tick.word)</text>
            """
    }
    return """
        <svg class="scale" role="img" aria-label="\(title)"><rect class="track" width="100%" height="22"/>\
        \(gain(part + more, from: part, of: whole, height: "22"))\
        <rect class="fill" width="\(percent(part, of: whole))" height="22"/>\(marks)</svg>
        """
}

/// What comes on top of a part, drawn as a frame so that colour alone does not tell it.
private func gain(_ then: Int, from part: Int, of whole: Int, height: String) -> HTML {
    guard then > part else { return .none }
    return "<rect class=\"gain\" width=\"\(percent(then, of: whole))\" height=\"\(height)\"/>"
}

/// A small block for each point that can be won, filled for each that was.
func pips(_ part: Int, of whole: Int) -> HTML {
    let blocks = (0..<max(whole, 0)).html { index in
        "<rect\(if: index < part, " class=\"on\"") x=\"\(1 + index * 14)\" y=\"1\" width=\"12\" height=\"6\" rx=\"1.5\"/>"
    }
    return "<svg class=\"pips\" viewBox=\"0 0 \(max(whole, 1) * 14) 8\" aria-hidden=\"true\">\(blocks)</svg>"
}

/// Three dots, filled as far as the effect goes.
func dots(_ filled: Int) -> HTML {
    let circles = (0..<3).html { index in
        "<circle\(if: index < filled, " class=\"on\"") cx=\"\(5 + index * 12)\" cy=\"5\" r=\"4\"/>"
    }
    return "<svg class=\"dots\" viewBox=\"0 0 34 10\" aria-hidden=\"true\">\(circles)</svg>"
}

/// The shield of a level: `kind` is the class of its colours, `rank` how many of three pips are filled.
func medal(kind: String, rank: Int, caption: String) -> HTML {
    let pips = (0..<3).html { index in
        "<circle class=\"pip\(if: index >= rank, " off")\" cx=\"\(42 + index * 18)\" cy=\"97\" r=\"5\"/>"
    }
    let shield: HTML = "<path class=\"face\" d=\"M60 5l48 15v42c0 30-19 54-48 68C31 116 12 92 12 62V20z\"/>"
    let sign: HTML = """
        <path class="shade" d="M60 5l48 15v42c0 30-19 54-48 68z"/><path class="sign" d="M39 54l15 15 28-32"/>
        """
    return """
        <figure class="medal \(kind)"><svg viewBox="0 0 120 136" aria-hidden="true">\(shield)\
        \(if: rank > 0, sign)\(pips)</svg><figcaption>\(caption)</figcaption></figure>
        """
}

/// With two decimals, in integers: `63.33%`.
func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "0%" }
    let hundredths = min(max(part, 0), whole) * 10_000 / whole
    let decimals = String(hundredths % 100)
    return "\(hundredths / 100).\(decimals.count == 1 ? "0" : "")\(decimals)%"
}
