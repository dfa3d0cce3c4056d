/// A connection with the transaction that runs on it. Belongs to one thread.
final class Session {
    enum Kind {
        /// In one snapshot, and nothing can be written.
        case read
        /// As if all writes were done one after the other.
        case write
        /// While no other server does the same, and for as long as it takes: for migrations.
        case alone
    }

    private let wire: Wire
    private var prepared = PreparedStatements()
    private var begins: Statement?
    /// The first statement of the transaction that failed: after it the server refuses all others.
    private(set) var failure: ServerError?
    /// Whether the connection went while the commit was under way, so that nobody knows whether it is kept.
    private(set) var isUnsure = false

    init(to address: PostgreSQLAddress, limits: PostgreSQLLimits) throws(ServerError) {
        wire = try Wire(to: address, limits: limits)
    }

    var isAlive: Bool { wire.isAlive }

    /// Does the work in a transaction. Of what it writes all is kept when it returns, nothing when it throws.
    /// - Throws: what the work throws, or `DatabaseError`; `failure` then says what the server said.
    func transaction<T>(_ kind: Kind, _ work: (any Connection) throws -> T) throws -> T {
        (failure, isUnsure) = (nil, false)
        try begin(kind)
        let outcome: T
        do {
            outcome = try work(Transaction(session: self))
            // A fault that the work passed over has undone what it wrote.
            if kind != .read, let failure { throw failure.translated(in: "an earlier statement") }
        } catch {
            undo()
            throw error
        }
        try end(kind)
        return outcome
    }

    /// Every statement is prepared anew: tables may have changed.
    func forgetStatements() {
        prepared.forget()
        try? wire.script("DEALLOCATE ALL")
    }
}

extension Session {
    /// The beginning travels with the first statement; work without one costs nothing.
    private func begin(_ kind: Kind) throws {
        switch kind {
        case .read:
            begins = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
        case .write:
            begins = "BEGIN ISOLATION LEVEL SERIALIZABLE"
        case .alone:
            begins = nil
            // Each statement sees what the one who held the lock before has done.
            try script(
                """
                BEGIN ISOLATION LEVEL READ COMMITTED;
                SET LOCAL statement_timeout = 0;
                SET LOCAL lock_timeout = 0;
                SET LOCAL idle_in_transaction_session_timeout = 0;
                SELECT pg_advisory_xact_lock(\(aloneLock));
                """)
        }
    }

    private func end(_ kind: Kind) throws {
        guard begins == nil else { return }
        guard kind == .read else { return try commit() }
        guard failure == nil else { return undo() }
        let commands = prepared.commands(for: "COMMIT")
        guard let last = commands.last, commands.count == 1 else {
            _ = try? exchange("COMMIT")
            return
        }
        // Whoever uses the connection next reads the answer, which says nothing.
        try? wire.sendAhead(last)
    }

    private func commit() throws {
        do {
            _ = try exchange("COMMIT")
        } catch {
            isUnsure = failure?.isLoss ?? true
            guard isUnsure else {
                undo()
                throw error
            }
            throw DatabaseError.connection("it was lost during a commit, which may have been done or not: \(error)")
        }
    }

    private func undo() {
        guard begins == nil, wire.isAlive else { return }
        let first = failure
        _ = try? exchange("ROLLBACK")
        failure = first
    }

    /// Sends the statement, with all that must come before it, and gives its answer.
    fileprivate func exchange(_ statement: Statement) throws(DatabaseError) -> Answer {
        let steps = (begins.map { [$0] } ?? []) + [statement]
        let commands = steps.flatMap { step in prepared.commands(for: step).map { (step, $0) } }
        do throws(ServerError) {
            let answers = try wire.exchange(commands.map(\.1))
            var last: Answer?
            for ((step, command), answer) in zip(commands, answers) {
                last = try accept(answer, of: command, in: step)
            }
            begins = nil
            try giveBack()
            return last ?? Answer()
        } catch {
            failure = failure ?? error
            throw error.translated(in: statement.text)
        }
    }

    private func accept(
        _ answer: Result<Answer, ServerError>, of command: Wire.Command, in step: Statement
    ) throws(ServerError) -> Answer {
        do throws(ServerError) {
            let answer = try answer.get()
            prepared.note(command, for: step)
            if step.text == begins?.text, case .run = command { begins = nil }
            return answer
        } catch {
            // On a standby no transaction can begin that might write.
            let isBeginning = step.text == begins?.text
            guard isBeginning, error.state == "0A000" else { throw error }
            throw ServerError(state: "25006", message: error.message)
        }
    }

    private func giveBack() throws(ServerError) {
        guard let name = prepared.surplus() else { return }
        try wire.script("DEALLOCATE \(name)")
    }

    fileprivate func script(_ text: String) throws(DatabaseError) {
        do throws(ServerError) {
            if let begins {
                try wire.script(begins.text)
                self.begins = nil
            }
            try wire.script(text)
        } catch {
            failure = failure ?? error
            throw error.translated(in: "a script")
        }
    }
}

/// Any number, the same for every version of the program.
private let aloneLock = 7_305_826_113

/// What the work sees of a session.
private struct Transaction: Connection {
    let session: Session

    func rows(_ statement: Statement) throws -> [Row] {
        try session.exchange(statement).rows
    }

    func run(_ statement: Statement) throws -> Int {
        try session.exchange(statement).changed
    }

    func script(_ text: String) throws {
        try session.script(text)
    }
}
