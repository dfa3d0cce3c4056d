import CCurl
import Foundation

/// A line to a mail server: stays on its thread, and keeps the connection from one letter to the next.
final class SMTPLine {
    private let server: SMTPServer
    private let handle: UnsafeMutableRawPointer?

    init(to server: SMTPServer) {
        self.server = server
        handle = curl_easy_init()
        setUp()
    }

    deinit {
        curl_easy_cleanup(handle)
    }

    /// - Parameter mayGoOn: asked about once a second; what runs is broken off where it says no.
    func carry(_ message: InternetMessage, mayGoOn: @escaping () -> Bool) -> Delivery {
        guard let handle else { return .away("libcurl has no memory") }
        let errand = Errand(bytes: Array(message.bytes), mayGoOn: mayGoOn)
        let recipients = curl_slist_append(nil, "<\(oneLine(message.recipient))>")
        defer { curl_slist_free_all(recipients) }
        _ = curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(oneLine(message.sender.address))>")
        _ = curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        return withExtendedLifetime(errand) {
            let pointer = Unmanaged.passUnretained(errand).toOpaque()
            for option in [CURLOPT_READDATA, CURLOPT_DEBUGDATA, CURLOPT_XFERINFODATA] {
                _ = curl_set_pointer(handle, option, pointer)
            }
            let code = curl_easy_perform(handle)
            return code == CURLE_OK
                ? .sent : errand.progress.verdict(on: String(cString: curl_easy_strerror(code)))
        }
    }

    private func setUp() {
        guard let handle else { return }
        let host = server.host.contains(":") && !server.host.hasPrefix("[") ? "[\(server.host)]" : server.host
        texts(handle, "\(server.isWrapped ? "smtps" : "smtp")://\(host):\(server.port)")
        numbers(handle)
        _ = curl_set_reader(handle) { buffer, size, count, errand in
            guard let buffer, let errand = Errand.behind(errand) else { return Int(CURL_READFUNC_ABORT) }
            return errand.fill(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
        _ = curl_set_listener(handle) { _, kind, data, size, errand in
            guard let data, let errand = Errand.behind(errand) else { return 0 }
            errand.note(kind, UnsafeRawBufferPointer(start: data, count: size))
            return 0
        }
        _ = curl_set_progress(handle) { errand, _, _, _, _ in
            Errand.behind(errand)?.mayGoOn() == false ? 1 : 0
        }
    }

    private func texts(_ handle: UnsafeMutableRawPointer, _ address: String) {
        _ = curl_set_text(handle, CURLOPT_URL, address)
        _ = curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        // Only what is configured counts, nothing that the environment says of proxies.
        _ = curl_set_text(handle, CURLOPT_PROXY, "")
        if let authority = server.authority { _ = curl_set_text(handle, CURLOPT_CAINFO, authority) }
        guard let user = server.user, let password = server.password else { return }
        _ = curl_set_text(handle, CURLOPT_USERNAME, user)
        _ = curl_set_text(handle, CURLOPT_PASSWORD, password)
    }

    private func numbers(_ handle: UnsafeMutableRawPointer) {
        let start: curl_usessl =
            switch server.tls {
            case .required: CURLUSESSL_ALL
            case .optional: CURLUSESSL_TRY
            case .none: CURLUSESSL_NONE
            }
        let isChecked = server.tls == .required
        let options: [(CURLoption, Int)] = [
            (CURLOPT_USE_SSL, Int(start.rawValue)), (CURLOPT_SSL_VERIFYPEER, isChecked ? 1 : 0),
            (CURLOPT_SSL_VERIFYHOST, isChecked ? 2 : 0), (CURLOPT_UPLOAD, 1), (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_CONNECTTIMEOUT, min(server.seconds, 15)), (CURLOPT_TIMEOUT, server.seconds),
            // The lines of the conversation, for the reason of a failure and for how far it came.
            (CURLOPT_VERBOSE, 1), (CURLOPT_NOPROGRESS, 0),
        ]
        for (option, number) in options { _ = curl_set_number(handle, option, number) }
    }
}

/// One letter on its way, as libcurl's callbacks see it.
private final class Errand {
    private let bytes: [UInt8]
    private var sent = 0
    private(set) var progress = SMTPProgress()
    let mayGoOn: () -> Bool

    init(bytes: [UInt8], mayGoOn: @escaping () -> Bool) {
        self.bytes = bytes
        self.mayGoOn = mayGoOn
    }

    static func behind(_ pointer: UnsafeMutableRawPointer?) -> Errand? {
        pointer.map { Unmanaged<Errand>.fromOpaque($0).takeUnretainedValue() }
    }

    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let next = bytes.dropFirst(sent).prefix(buffer.count)
        buffer.copyBytes(from: next)
        sent += next.count
        return next.count
    }

    func note(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
        switch kind {
        case CURLINFO_HEADER_OUT: progress.said(String(decoding: bytes.prefix(8), as: UTF8.self))
        case CURLINFO_HEADER_IN: progress.heard(String(decoding: bytes, as: UTF8.self))
        default: break
        }
    }
}
