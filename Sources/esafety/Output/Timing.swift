/// How long something takes, done so many times: for bench/statistics.
func timing(_ times: Int, _ work: () async throws -> Void) async throws -> String {
    var taken: [Duration] = []
    for _ in 0..<times {
        let begin = ContinuousClock.now
        try await work()
        taken.append(ContinuousClock.now - begin)
    }
    taken.sort()
    func microseconds(_ hundredths: Int) -> Int64 {
        guard let last = taken.indices.last else { return 0 }
        let parts = taken[min(taken.count * hundredths / 100, last)].components
        return parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
    }
    return "p50 \(microseconds(50)) µs, p99 \(microseconds(99)) µs"
}
