import Glibc

/// A process that reads some bytes, writes some, and is killed at its deadline. It has no environment, and none of
/// our files: each of them is opened so that it closes itself.
struct Child {
    struct Ending {
        var output: [UInt8] = []
        var errors: [UInt8] = []
        /// The exit code; minus the signal where one ended it.
        var code: Int32 = 0
        var isLate = false
    }

    /// The number that the system gives for what is in the way.
    struct CantStart: Error, CustomStringConvertible {
        let code: Int32

        var description: String { String(cString: strerror(code)) }
    }

    let program: String
    let arguments: [String]
    let seconds: Int
    /// Of its output; more is not read, and ends it.
    let mostBytes: Int

    /// Runs it to its end. Blocks the thread.
    func run(reading input: [UInt8]) throws(CantStart) -> Ending {
        let (mine, theirs) = try Stream.threePairs()
        defer { for stream in mine { stream.close() } }
        let process: pid_t
        do throws(CantStart) {
            process = try spawn(theirs)
            for stream in theirs { stream.close() }
        } catch {
            for stream in theirs { stream.close() }
            throw error
        }
        var ending = Ending()
        let isDone = talk(mine, input[...], &ending)
        if !isDone { kill(-process, SIGKILL) }
        ending.code = wait(for: process)
        return ending
    }

    private func spawn(_ streams: [Stream]) throws(CantStart) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (number, stream) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, stream.descriptor, Int32(number))
        }
        // A group of its own, so that what it starts is killed with it; and no signal that our threads hold back.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var nothing: [UnsafeMutablePointer<CChar>?] = [nil]
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, &attributes, &words, &nothing)
        guard code == 0 else { throw CantStart(code: code) }
        return process
    }

    private func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return -1 }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : -signal
    }
}

// MARK: - Talking with it

extension Child {
    /// Writes all and reads all that comes, until the other side has closed both of its streams.
    /// - Returns: false where it has to be killed: it was too slow, or said too much.
    private func talk(_ streams: [Stream], _ input: ArraySlice<UInt8>, _ ending: inout Ending) -> Bool {
        var rest = input
        var open = [true, true, true]
        let deadline = milliseconds() + Int64(seconds) * 1000
        while open[1] || open[2] {
            let left = deadline - milliseconds()
            guard left > 0 else {
                ending.isLate = true
                return false
            }
            let ready = Stream.ready(streams, open, milliseconds: left)
            if ready[0], !streams[0].send(&rest) || rest.isEmpty {
                open[0] = false
                streams[0].endSending()
            }
            if ready[1] { open[1] = streams[1].receive(into: &ending.output) }
            if ready[2] { open[2] = streams[2].receive(into: &ending.errors) }
            guard ending.output.count <= mostBytes, ending.errors.count <= mostBytes else { return false }
        }
        return true
    }

    private func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
