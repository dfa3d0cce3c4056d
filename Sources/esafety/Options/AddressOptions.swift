import ArgumentParser
import Foundation

/// Where the site is.
struct AddressOptions: ParsableArguments {
    @Option(help: "The port. Default 8080; or ESAFETY_PORT.")
    var port: Int?

    @Option(help: "The address to listen on. Default 127.0.0.1, this machine only; or ESAFETY_HOST.")
    var host: String?

    @Option(
        help: """
            The address that people use, such as https://label.example.org: links in pages and mails begin with it, \
            never with what a request says. Must be given outside localhost; or ESAFETY_BASE_URL.
            """)
    var baseURL: String?

    @Option(
        help: """
            Network addresses of reverse proxies in front, with commas between them, such as 127.0.0.1,::1. Their \
            X-Forwarded-For tells where a visitor comes from; nobody else's does. Or ESAFETY_TRUSTED_PROXY.
            """)
    var trustedProxy: String?

    var proxies: Set<String> {
        let given = trustedProxy ?? environment("TRUSTED_PROXY") ?? ""
        return Set(given.split { $0 == "," || $0.isWhitespace }.map(String.init))
    }

    static let localHosts: Set<String> = ["127.0.0.1", "localhost", "::1"]

    var hostName: String { host ?? environment("HOST") ?? "127.0.0.1" }

    /// Whether only this machine reaches the site.
    var isLocal: Bool {
        let given = (baseURL ?? environment("BASE_URL")).flatMap { URL(string: $0)?.host() }
        return Self.localHosts.contains(hostName) && (given.map { Self.localHosts.contains($0) } ?? true)
    }

    /// The base address; where nothing is given, this machine's own.
    var base: String {
        get throws { try checkedBase() }
    }

    func portNumber() throws -> Int {
        let given = port.map(String.init) ?? environment("PORT") ?? "8080"
        guard let number = Int(given), (0...65_535).contains(number) else {
            throw BadInput("\(given) is no port. Give a number from 1 to 65535.")
        }
        return number
    }

    func checkedBase() throws -> String {
        guard let given = baseURL ?? environment("BASE_URL") else {
            guard Self.localHosts.contains(hostName) else {
                throw BadInput(
                    "Others can reach \(hostName): say by which address, with --base-url https://label.example.org.")
            }
            return "http://localhost:\(try portNumber())"
        }
        guard let url = URL(string: given), let scheme = url.scheme, ["http", "https"].contains(scheme.lowercased()),
            url.host() != nil, url.path().isEmpty || url.path() == "/", url.query() == nil
        else {
            throw BadInput("\(given) is no base address. Give one like https://label.example.org, without a path.")
        }
        return given
    }
}
