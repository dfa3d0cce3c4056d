import Domain

/// A row of a table: a form, what was reviewed of it, and the level that must follow.
struct LevelRow: Sendable {
    let areas: [Int]
    let notApplicable: [Int]
    let reviewed: Reviewed
    let level: LabelLevel.ID?
    let pending: [LabelLevel.ID]

    init(
        _ areas: [Int], without notApplicable: [Int] = [0, 0, 0], _ reviewed: Reviewed, _ level: LabelLevel.ID?,
        pending: [LabelLevel.ID] = []
    ) {
        self.areas = areas
        self.notApplicable = notApplicable
        self.reviewed = reviewed
        self.level = level
        self.pending = pending
    }

    /// 30 questions: 60 points, 20 in an area. The essential questions are met in every row.
    static let whole: [LevelRow] = [
        // Bronze: 22 of the whole.
        LevelRow([7, 7, 7], .withAll, nil),  // 21 × 60 = 1260 < 22 × 60 = 1320
        LevelRow([8, 7, 7], .nothing, "bronze"),  // 22 × 60 = 1320, exactly
        LevelRow([8, 7, 7], .withAll, "bronze"),  // a review does not lift the points
        // Bronze: 5 in every area.
        LevelRow([4, 20, 20], .withAll, nil),  // 44 in all, but 4 × 20 = 80 < 5 × 20 = 100
        LevelRow([20, 4, 20], .withAll, nil),
        LevelRow([20, 20, 4], .withAll, nil),
        LevelRow([5, 10, 10], .nothing, "bronze"),  // 5 × 20 = 100, exactly
        LevelRow([10, 5, 7], .nothing, "bronze"),  // 22 and 5, both exactly
        // Silver: 40 of the whole.
        LevelRow([13, 13, 13], .withAll, "bronze"),  // 39 × 60 = 2340 < 40 × 60 = 2400
        LevelRow([14, 13, 13], .proven, "silver"),  // 40 × 60 = 2400, exactly
        LevelRow([14, 13, 13], .nothing, "bronze", pending: ["silver"]),
        // Silver: 12 in every area.
        LevelRow([11, 20, 20], .withAll, "bronze"),  // 51 in all, but 11 × 20 = 220 < 12 × 20 = 240
        LevelRow([20, 11, 20], .withAll, "bronze"),
        LevelRow([20, 20, 11], .withAll, "bronze"),
        LevelRow([12, 14, 14], .proven, "silver"),  // 12 × 20 = 240, exactly
        // Gold: above 55.
        LevelRow([19, 18, 18], .withAll, "silver"),  // 55 × 60 = 3300, not above 55 × 60 = 3300
        LevelRow([19, 19, 18], .withAll, "gold"),  // 56 × 60 = 3360 > 3300
        LevelRow([19, 19, 18], .proven, "silver", pending: ["gold"]),  // nothing shared yet
        LevelRow([19, 19, 18], .nothing, "bronze", pending: ["silver", "gold"]),
        LevelRow([19, 19, 18], Reviewed(contributions: 1), "bronze", pending: ["silver", "gold"]),
        // The ends.
        LevelRow([0, 0, 0], .withAll, nil),
        LevelRow([20, 20, 20], .withAll, "gold"),
    ]

    /// Forms of which not every question applies. The thresholds scale; what does not apply counts on
    /// neither side.
    static let scaled: [LevelRow] = [
        // One does not apply: 58 points, 18 in that area. Bronze 22 × 58 / 60 = 21.27, so 22.
        LevelRow([7, 7, 7], without: [1, 0, 0], .withAll, nil),  // 21 × 60 = 1260 < 22 × 58 = 1276
        LevelRow([8, 7, 7], without: [1, 0, 0], .nothing, "bronze"),  // 22 × 60 = 1320 ≥ 1276
        // Its area: 5 × 18 / 20 = 4.5, so 5.
        LevelRow([4, 20, 20], without: [1, 0, 0], .withAll, nil),  // 4 × 20 = 80 < 5 × 18 = 90
        LevelRow([5, 10, 10], without: [1, 0, 0], .nothing, "bronze"),  // 5 × 20 = 100 ≥ 90
        // Silver 40 × 58 / 60 = 38.67, so 39; its area 12 × 18 / 20 = 10.8, so 11.
        LevelRow([12, 13, 13], without: [1, 0, 0], .withAll, "bronze"),  // 38 × 60 = 2280 < 40 × 58 = 2320
        LevelRow([13, 13, 13], without: [1, 0, 0], .proven, "silver"),  // 39 × 60 = 2340 ≥ 2320
        LevelRow([10, 20, 20], without: [1, 0, 0], .withAll, "bronze"),  // 10 × 20 = 200 < 12 × 18 = 216
        LevelRow([11, 14, 14], without: [1, 0, 0], .proven, "silver"),  // 11 × 20 = 220 ≥ 216
        // Gold 55 × 58 / 60 = 53.17, so 54.
        LevelRow([17, 18, 18], without: [1, 0, 0], .withAll, "silver"),  // 53 × 60 = 3180 < 55 × 58 = 3190
        LevelRow([17, 19, 18], without: [1, 0, 0], .withAll, "gold"),  // 54 × 60 = 3240 > 3190
        // Two in each area: 48 points, 16 in an area. Bronze 17.6, so 18; its areas 4 exactly.
        LevelRow([6, 6, 5], without: [2, 2, 2], .withAll, nil),  // 17 × 60 = 1020 < 22 × 48 = 1056
        LevelRow([6, 6, 6], without: [2, 2, 2], .nothing, "bronze"),  // 18 × 60 = 1080 ≥ 1056
        LevelRow([3, 16, 16], without: [2, 2, 2], .withAll, nil),  // 3 × 20 = 60 < 5 × 16 = 80
        LevelRow([4, 7, 7], without: [2, 2, 2], .nothing, "bronze"),  // 4 × 20 = 80, exactly
        // Silver 32 exactly; its areas 9.6, so 10.
        LevelRow([11, 10, 10], without: [2, 2, 2], .withAll, "bronze"),  // 31 × 60 = 1860 < 40 × 48 = 1920
        LevelRow([11, 11, 10], without: [2, 2, 2], .proven, "silver"),  // 32 × 60 = 1920, exactly
        LevelRow([9, 16, 16], without: [2, 2, 2], .withAll, "bronze"),  // 9 × 20 = 180 < 12 × 16 = 192
        // Gold: 55 × 48 / 60 = 44 exactly, and that is not above it.
        LevelRow([15, 15, 14], without: [2, 2, 2], .withAll, "silver"),  // 44 × 60 = 2640 = 55 × 48
        LevelRow([15, 15, 15], without: [2, 2, 2], .withAll, "gold"),  // 45 × 60 = 2700 > 2640
        // Three in one area: 54 points, 14 in that area, which still has the seven that it needs.
        LevelRow([5, 7, 7], without: [3, 0, 0], .withAll, nil),  // 19 × 60 = 1140 < 22 × 54 = 1188
        LevelRow([5, 8, 7], without: [3, 0, 0], .nothing, "bronze"),  // 20 × 60 = 1200 ≥ 1188
        LevelRow([3, 20, 20], without: [3, 0, 0], .withAll, nil),  // 3 × 20 = 60 < 5 × 14 = 70
        LevelRow([4, 10, 10], without: [3, 0, 0], .nothing, "bronze"),  // 4 × 20 = 80 ≥ 70
        LevelRow([9, 14, 13], without: [3, 0, 0], .proven, "silver"),  // 36 × 60 = 2160 = 40 × 54, exactly
        LevelRow([9, 13, 13], without: [3, 0, 0], .withAll, "bronze"),  // 35 × 60 = 2100 < 2160
        LevelRow([8, 20, 20], without: [3, 0, 0], .withAll, "bronze"),  // 8 × 20 = 160 < 12 × 14 = 168
        LevelRow([13, 18, 18], without: [3, 0, 0], .withAll, "silver"),  // 49 × 60 = 2940 < 55 × 54 = 2970
        LevelRow([13, 19, 18], without: [3, 0, 0], .withAll, "gold"),  // 50 × 60 = 3000 > 2970
        // Three in each: 42 points. Bronze 15.4, so 16. Silver 28 exactly. Gold 38.5, so 39.
        LevelRow([5, 5, 5], without: [3, 3, 3], .withAll, nil),  // 15 × 60 = 900 < 22 × 42 = 924
        LevelRow([6, 5, 5], without: [3, 3, 3], .nothing, "bronze"),  // 16 × 60 = 960 ≥ 924
        LevelRow([10, 9, 8], without: [3, 3, 3], .withAll, "bronze"),  // 27 × 60 = 1620 < 40 × 42 = 1680
        LevelRow([10, 9, 9], without: [3, 3, 3], .proven, "silver"),  // 28 × 60 = 1680, exactly
        LevelRow([13, 13, 12], without: [3, 3, 3], .withAll, "silver"),  // 38 × 60 = 2280 < 55 × 42 = 2310
        LevelRow([13, 13, 13], without: [3, 3, 3], .withAll, "gold"),  // 39 × 60 = 2340 > 2310
        // Four in one area: six are too few for a label, however good they are.
        LevelRow([12, 20, 20], without: [4, 0, 0], .withAll, nil),
        LevelRow([20, 12, 20], without: [0, 4, 0], .withAll, nil),
        LevelRow([20, 20, 12], without: [0, 0, 4], .withAll, nil),
    ]
}
