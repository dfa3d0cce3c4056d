import Domain

/// Two bars, one above the other: the shares won then and now. What they show stands in words beside them.
func thenAndNow(_ before: Points, _ after: Points) -> HTML {
    """
    <svg class="pair" aria-hidden="true"><rect class="track" width="100%" height="6"/>\
    <rect class="was" width="\(percent(before.points, of: before.possible))" height="6"/>\
    <rect class="track" y="8" width="100%" height="10"/>\
    <rect class="fill" y="8" width="\(percent(after.points, of: after.possible))" height="10"/></svg>
    """
}
