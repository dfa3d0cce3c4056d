import Glibc

/// One end of a pair of sockets. Sockets and not pipes: writing to one whose other end is gone raises no signal.
struct Stream {
    let descriptor: Int32

    /// For standard input, output and errors: our ends, and those of a process.
    static func threePairs() throws(Child.CantStart) -> (mine: [Stream], theirs: [Stream]) {
        var (mine, theirs): ([Stream], [Stream]) = ([], [])
        for _ in 0..<3 {
            var ends: [Int32] = [0, 0]
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
                let code = errno
                for stream in mine + theirs { stream.close() }
                throw Child.CantStart(code: code)
            }
            mine.append(Stream(descriptor: ends[0]))
            theirs.append(Stream(descriptor: ends[1]))
        }
        return (mine, theirs)
    }

    /// Which of them can be written to (the first) or read (the others), of those that are open; waits for one.
    static func ready(_ streams: [Stream], _ open: [Bool], milliseconds: Int64) -> [Bool] {
        var polled = zip(streams, open).enumerated().map { index, stream in
            pollfd(
                fd: stream.1 ? stream.0.descriptor : -1, events: Int16(index == 0 ? POLLOUT : POLLIN), revents: 0)
        }
        _ = poll(&polled, nfds_t(polled.count), Int32(clamping: milliseconds))
        return polled.map { $0.revents != 0 }
    }

    /// Sends what goes without waiting, and takes it off.
    /// - Returns: false where the other end is gone.
    func send(_ bytes: inout ArraySlice<UInt8>) -> Bool {
        let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
        let sent = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, flags) }
        guard sent >= 0 else { return errno == EAGAIN || errno == EINTR }
        bytes = bytes.dropFirst(sent)
        return true
    }

    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Appends what there is.
    /// - Returns: false where nothing will come any more.
    func receive(into bytes: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = buffer.withUnsafeMutableBytes {
            recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
        }
        guard count >= 0 else { return errno == EAGAIN || errno == EINTR }
        bytes += buffer.prefix(count)
        return count > 0
    }

    func close() {
        Glibc.close(descriptor)
    }
}
