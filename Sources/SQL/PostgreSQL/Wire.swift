import CPostgreSQL

/// One connection by libpq. It is in pipeline mode, so that several commands travel in one message: BEGIN
/// with the first statement, a preparation with its first use. Belongs to one thread.
final class Wire {
    enum Command {
        case prepare(name: String, text: String, types: [Oid])
        case run(name: String, Parameters)
    }

    private let connection: OpaquePointer
    private let address: PostgreSQLAddress
    /// How many answers of commands that were sent nobody has read yet.
    private var unread = 0
    private var isLost = false

    /// Connects, and sets what holds for the whole connection.
    /// - Throws: `ServerError` with the reason, without the password.
    init(to address: PostgreSQLAddress, limits: PostgreSQLLimits) throws(ServerError) {
        guard let connection = Self.connect(address) else { throw .lost("out of memory") }
        self.connection = connection
        self.address = address
        guard PQstatus(connection) == CONNECTION_OK else { throw .lost(message) }
        guard let encoding = PQparameterStatus(connection, "server_encoding"), String(cString: encoding) == "UTF8"
        else { throw .lost("the database must have the encoding UTF8; make it with ENCODING 'UTF8'") }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        guard PQenterPipelineMode(connection) == 1 else { throw .lost(message) }
        try script(
            """
            SET statement_timeout = \(limits.statement.milliseconds);
            SET lock_timeout = \(limits.lock.milliseconds);
            SET idle_in_transaction_session_timeout = \(limits.idle.milliseconds);
            """)
    }

    deinit {
        PQfinish(connection)
    }

    var isAlive: Bool { !isLost && PQstatus(connection) == CONNECTION_OK }

    /// Sends the commands in one message and waits for all their answers. After one that fails the others are
    /// not done.
    func exchange(_ commands: [Command]) throws(ServerError) -> [Result<Answer, ServerError>] {
        try drain()
        try send(commands)
        return try receive(commands.count)
    }

    /// Sends a command and leaves its answer for later.
    func sendAhead(_ command: Command) throws(ServerError) {
        try drain()
        try send([command])
        unread = 1
    }

    /// Runs several statements without values, whose rows nobody wants.
    func script(_ text: String) throws(ServerError) {
        try drain()
        guard PQexitPipelineMode(connection) == 1 else { throw failure() }
        defer { PQenterPipelineMode(connection) }
        guard let result = PQexec(connection, text) else { throw failure() }
        defer { PQclear(result) }
        guard PQresultStatus(result) != PGRES_TUPLES_OK else { return }
        _ = try read(result).get()
    }
}

extension Wire {
    private static func connect(_ address: PostgreSQLAddress) -> OpaquePointer? {
        // What stands before the address are defaults that it may change; what follows holds in any case.
        let options = [
            ("connect_timeout", "5"), ("tcp_user_timeout", "15000"), ("keepalives_idle", "60"),
            ("fallback_application_name", "esafety"), ("dbname", address.uri),
            ("client_encoding", "UTF8"),
        ]
        return withCStrings(options.map(\.0)) { keywords in
            withCStrings(options.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
        }
    }

    private func send(_ commands: [Command]) throws(ServerError) {
        for command in commands {
            guard send(command) == 1 else { throw failure() }
        }
        guard PQpipelineSync(connection) == 1 else { throw failure() }
    }

    private func send(_ command: Command) -> Int32 {
        switch command {
        case .prepare(let name, let text, let types):
            PQsendPrepare(connection, name, text, Int32(types.count), types)
        case .run(let name, let parameters):
            parameters.withPointers { count, values, lengths, formats in
                PQsendQueryPrepared(connection, name, count, values, lengths, formats, 1)
            }
        }
    }

    private func drain() throws(ServerError) {
        guard unread > 0 else { return }
        let count = unread
        unread = 0
        for answer in try receive(count) { _ = try answer.get() }
    }

    private func receive(_ count: Int) throws(ServerError) -> [Result<Answer, ServerError>] {
        var answers: [Result<Answer, ServerError>] = []
        for _ in 0..<count {
            guard let result = PQgetResult(connection) else { throw failure() }
            answers.append(read(result))
            PQclear(result)
            try skipToEnd()
        }
        // The answer to the end of the message.
        guard let end = PQgetResult(connection) else { throw failure(after: answers) }
        defer { PQclear(end) }
        guard PQresultStatus(end) == PGRES_PIPELINE_SYNC else { throw failure(after: answers) }
        return answers
    }

    /// A command's answers end with none.
    private func skipToEnd() throws(ServerError) {
        while let more = PQgetResult(connection) {
            let status = PQresultStatus(more)
            PQclear(more)
            guard status != PGRES_PIPELINE_SYNC, PQstatus(connection) == CONNECTION_OK else { throw failure() }
        }
    }

    private func read(_ result: OpaquePointer) -> Result<Answer, ServerError> {
        let answer = Result { () throws(ServerError) in try Answer(result) }
        if case .failure(let error) = answer, error.isFatal || error.state == ServerError.lostState { isLost = true }
        return answer
    }

    /// The connection is lost; where the server said why before it went, that is the reason.
    private func failure(after answers: [Result<Answer, ServerError>] = []) -> ServerError {
        isLost = true
        for case .failure(let error) in answers where error.isLoss { return error }
        return .lost(message)
    }

    private var message: String {
        address.cleaned(String(cString: PQerrorMessage(connection)))
    }
}

/// The texts as C has them, with nothing after the last.
private func withCStrings<Outcome>(
    _ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> Outcome
) -> Outcome {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
        starts.append(bytes.count)
        bytes += text.utf8CString
    }
    return bytes.withUnsafeBufferPointer { memory in
        body(starts.map { memory.baseAddress?.advanced(by: $0) } + [nil])
    }
}
