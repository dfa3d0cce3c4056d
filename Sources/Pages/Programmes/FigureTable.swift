/// Numbers of schools, each with a name, a bar and an id by which tests read it.
func figureTable(_ rows: [(String, Int, String)], of whole: Int, _ head: String, _ voice: Voice) -> HTML {
    guard !rows.isEmpty else { return "<p class=\"quiet\">\(voice("programme.nothing"))</p>" }
    let lines = rows.html { name, number, id in
        """
        <tr><th scope="row">\(name)</th><td class="num" data-figure="\(id)">\(number)</td>\
        <td>\(bar(number, of: whole))</td></tr>
        """
    }
    return """
        <div class="table-scroll" tabindex="0" role="region" aria-label="\(head)"><table><thead><tr>\
        <th scope="col">\(head)</th><th scope="col" class="num">\(voice("programme.schools"))</th>\
        <th scope="col">\(voice("result.picture"))</th></tr></thead><tbody>\(lines)</tbody></table></div>
        """
}
