import ArgumentParser
import Documents
import Domain
import Foundation
import Hummingbird
import Logging
import Mail
import SQL
import Secrets
import ServiceLifecycle
import Store
import UnixSignals
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the site.",
        discussion: """
            Stops on SIGTERM or Ctrl-C: requests that run get their answer, for five seconds at most. Several may \
            serve the same data at once, on one machine and each on a port of its own.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var content: ContentOptions
    @OptionGroup var address: AddressOptions
    @OptionGroup var mail: MailOptions
    @OptionGroup var documents: DocumentOptions

    @Option(help: "How much is logged: debug, info, notice, warning, error. Default notice; or ESAFETY_LOG_LEVEL.")
    var logLevel: String?

    @Flag(help: "Load the invented community where the database is new. Only on this machine's own address.")
    var demo = false

    func run() async throws {
        let catalogue = try content.read()
        let (host, port, base) = (address.hostName, try address.portNumber(), try address.checkedBase())
        var logger = Logger(label: "esafety")
        logger.logLevel = try level()
        if let server = try mail.server() { say("Letters go by \(server.name).") }
        let store = try await data.open(migrates: true)
        if demo { try await loadDemoWhereNew(store, catalogue) }
        let press = try documents.press()
        let site = try await makeSite(
            store, catalogue, base: base, proxies: Proxies(trusted: address.proxies), press: press)
        let app = Application(
            router: site.routes(),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { _ in
                await tell(base, store, catalogue)
                await warnWhereNothingIsPrinted(press)
            }, logger: logger)
        let office = try mail.postOffice(store, data, catalogue)
        let reminding = Reminding(site: site, store: store, catalogue: catalogue)
        let releasing = Releasing(site: site, complain: complain)
        let sending = Task {
            await withTaskGroup { group in
                group.addTask { await office.work() }
                group.addTask { await reminding.work() }
                group.addTask { await Folding(store: store).work() }
                group.addTask { await releasing.work() }
            }
        }
        defer { sending.cancel() }
        do {
            try await serveUntilToldToStop(app, logger)
        } catch {
            throw BadInput("The site can't be served on \(host), port \(port): \(error)")
        }
        sending.cancel()
        await sending.value
        try await store.database.close()
    }

    /// Told to stop (SIGTERM, or Ctrl-C), it takes no new requests and finishes those that run; who is not done
    /// after five seconds, such as a visitor who sends half a form, is cut off.
    private func serveUntilToldToStop(_ app: some ApplicationProtocol, _ logger: Logger) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [app], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(5)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            logger.notice("Some requests were cut off.")
        }
    }

    private func level() throws -> Logger.Level {
        let name = logLevel ?? environment("LOG_LEVEL") ?? "notice"
        guard let level = Logger.Level(rawValue: name) else { throw BadInput("There is no log level \(name).") }
        return level
    }

    private func loadDemoWhereNew(_ store: Store, _ catalogue: Catalogue) async throws {
        guard address.isLocal else {
            complain("The demo is not loaded: its password is known, and this site is not only on this machine.")
            return
        }
        guard try await store.programmesInUse().isEmpty else { return }
        say("The database is new: loading the invented community of the demo.")
        try await loadDemo(store, catalogue)
    }
}

private func tell(_ base: String, _ store: Store, _ catalogue: Catalogue) async {
    say("The eSafety Label is at \(base)")
    guard let community = catalogue.demo,
        let programmes = try? await store.programmesInUse(), programmes.contains(community.programme)
    else { return }
    say(demoSignIns(community))
}

/// The lane for passwords. ESAFETY_PASSWORD_COST makes it cheaper, for tests only.
func passwords() -> Passwords {
    Passwords(costExponent: environment("PASSWORD_COST").flatMap { Int($0) } ?? 17)
}

func makeSite(
    _ store: Store, _ catalogue: Catalogue, base: String, proxies: Proxies = Proxies(), press: Press? = nil
) async throws -> Site {
    Site(
        store: store, catalogue: catalogue, passwords: passwords(), signer: Signer(key: try await store.formKey()),
        address: SiteAddress(base: base), proxies: proxies, press: press)
}
