import Domain
import Foundation
import Registers
import Testing

/// The real registers, not in the repository: the folder that ESAFETY_REGISTERS names. Where CI=true they must
/// be there.
private let registers = ProcessInfo.processInfo.environment["ESAFETY_REGISTERS"]
private let mustBeThere = ProcessInfo.processInfo.environment["CI"] == "true"

extension Trait where Self == ConditionTrait {
    static var withRealRegisters: Self {
        .enabled(if: registers != nil || mustBeThere, "set ESAFETY_REGISTERS to the folder of the real registers")
    }
}

func realRegister(_ path: String) throws -> RegisterFile {
    let folder = try #require(registers, "ESAFETY_REGISTERS must name the folder of the real registers")
    return RegisterFile(at: URL(filePath: folder).appending(path: path))
}

@Suite("The real Flemish register", .withRealRegisters)
struct RealRegisterTests {
    private let delivery: Delivery

    init() throws {
        let file = try realRegister("be-vl/poi_onderwijs_secundair_dko_ho_2023.csv")
        delivery = try readDelivery(of: [file], for: Flanders.programme)
    }

    /// Counted independently with Python's csv module.
    @Test("its counts")
    func counts() {
        #expect(delivery.rows == 4186 && delivery.unusable.isEmpty)
        #expect(delivery.schools.count == 1367)
        #expect(delivery.covers == [.secondary, .arts, .higher])
        let secondary = delivery.schools.filter { $0.levels.contains(.secondary) }
        #expect(secondary.count == 1162)
        let regions = Dictionary(grouping: secondary) { $0.region ?? "" }.mapValues(\.count)
        #expect(
            regions == ["BE-VAN": 303, "BE-VOV": 265, "BE-VWV": 222, "BE-VLI": 166, "BE-VBR": 156, "BE-BRU": 50])
        #expect(count { $0.levels.contains(.arts) } == 165 && count { $0.levels.contains(.higher) } == 79)
        #expect(secondary.count { $0.kind == .special } == 144)
        #expect(count { $0.email != nil } == 1315 && count { $0.website != nil } == 1286)
        #expect(delivery.schools.map(\.sites.count).reduce(0, +) == 4068)
    }

    @Test("its numbers have six digits, each school a name and an address")
    func complete() {
        #expect(delivery.schools.allSatisfy { $0.number.utf8.count == 6 && $0.number.allSatisfy(\.isNumber) })
        #expect(Set(delivery.schools.map(\.number)).count == 1367)
        #expect(
            delivery.schools.allSatisfy {
                !$0.name.isEmpty && !$0.address.street.isEmpty && $0.address.postcode.utf8.count == 4
                    && !$0.address.place.isEmpty && $0.region != nil
            })
    }

    private func count(_ isCounted: (School) -> Bool) -> Int {
        delivery.schools.count(where: isCounted)
    }
}
