import Foundation

/// What a feature says of one thing, as a cell has it.
enum Property: Equatable, Decodable {
    /// Numbers as they would be written by hand, null as nothing.
    case text(String)
    /// A list, an object, or a number that nobody can write down.
    case nested

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        do {
            self = .text(value.decodeNil() ? "" : try value.decode(String.self))
        } catch DecodingError.typeMismatch {
            self = Self(ofOther: value)
        }
    }

    private init(ofOther value: any SingleValueDecodingContainer) {
        if let number = try? value.decode(Int.self) {
            self = .text("\(number)")
        } else if let truth = try? value.decode(Bool.self) {
            self = .text("\(truth)")
        } else if let number = try? value.decode(Decimal.self), number.isFinite {
            self = .text("\(number)")
        } else {
            self = .nested
        }
    }
}

private struct Feature: Decodable {
    let properties: [String: Property]?
}

/// The properties of a feature, or why it has none.
func properties(of cut: FeatureScanner.Cut, by decoder: JSONDecoder) -> Result<[String: Property], RowFault> {
    guard !cut.isTooLong else { return .failure(.featureTooLong) }
    guard cut.bytes.first == UInt8(ascii: "{") else { return .failure(.noFeature) }
    do {
        guard let properties = try decoder.decode(Feature.self, from: Data(cut.bytes)).properties,
            !properties.isEmpty
        else { return .failure(.noProperties) }
        return .success(properties)
    } catch DecodingError.typeMismatch {
        return .failure(.noProperties)
    } catch {
        return .failure(.brokenFeature)
    }
}
