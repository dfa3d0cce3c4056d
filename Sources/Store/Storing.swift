public import Domain
public import SQL

extension Key: Storable {
    public var stored: Value { .integer(rawValue) }

    public init?(stored: Value) {
        guard case .integer(let number) = stored else { return nil }
        self.init(number)
    }
}

extension Moment: Storable {
    public var stored: Value { .integer(milliseconds) }

    public init?(stored: Value) {
        guard case .integer(let number) = stored else { return nil }
        self.init(milliseconds: number)
    }
}

extension ContentID: Storable {
    public var stored: Value { .text(rawValue) }

    public init?(stored: Value) {
        guard case .text(let text) = stored else { return nil }
        self.init(text)
    }
}

extension EducationLevel: Storable {
    public var stored: Value { .text(rawValue) }

    public init?(stored: Value) {
        guard case .text(let text) = stored else { return nil }
        self.init(rawValue: text)
    }
}

extension Response: Storable {
    public var stored: Value { .text(description) }

    public init?(stored: Value) {
        guard case .text(let text) = stored else { return nil }
        self.init(text)
    }
}
