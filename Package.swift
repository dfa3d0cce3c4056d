// swift-tools-version:6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A room of the house: a library target of ours, with the rooms and packages it may use.
func room(_ name: String, uses dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, of dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["TestKit"], resources: resources, swiftSettings: strict)
}

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")

let migrations = [
    "0001_start", "0002_registers", "0003_campaigns", "0004_tasks", "0005_proof", "0006_mail", "0007_hands",
    "0009_statements", "0010_groups", "0011_history", "0012_statistics", "0013_releases", "0014_compact_results",
    "0015_public_figures",
]

let package = Package(
    name: "esafety-label",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        room("Domain"),
        room("ContentReader", uses: ["Domain", yams, crypto]),
        room("Registers", uses: ["Domain"]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        room("Uploads", uses: ["Domain", "CArchive"]),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        room("SQL", uses: ["CPostgreSQL", grdb, sqlite]),
        room("Secrets", uses: [crypto, cryptoExtras]),
        room(
            "Store", uses: ["Domain", "SQL", "Secrets"],
            resources: migrations.map { .embedInCode("Migrations/\($0).sql") }),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        room("Mail", uses: ["Domain", "CCurl"]),
        room("Pages", uses: ["Domain"]),
        room(
            "Documents", uses: ["Domain"],
            resources: [.embedInCode("Template/paper.typ"), .embedInCode("Template/print.py")]),
        room(
            "Web", uses: ["Domain", "Store", "Secrets", "Uploads", "Pages", "Documents", hummingbird],
            resources: [
                .embedInCode("Public/site.css"), .embedInCode("Public/badge.svg"), .embedInCode("Public/answer.js"),
            ]),
        .executableTarget(
            name: "esafety",
            dependencies: [
                "Domain", "ContentReader", "Registers", "SQL", "Store", "Secrets", "Mail", "Pages", "Documents", "Web",
                argumentParser,
                hummingbird, lifecycle, signals,
            ],
            swiftSettings: strict),
        .target(
            name: "TestKit",
            dependencies: [
                "Domain", "ContentReader", "Store", "SQL", "Secrets", "Documents", "Web", hummingbird, nioCore,
                nioEmbedded,
            ],
            path: "Tests/TestKit", swiftSettings: strict),
        tests("DomainTests", of: ["Domain"]),
        tests("ContentReaderTests", of: ["ContentReader"]),
        tests("RegistersTests", of: ["Registers", "ContentReader"], resources: [.copy("Fixtures")]),
        tests("StoreTests", of: ["Store", "SQL", "Secrets", "Registers"]),
        tests("PagesTests", of: ["Pages", "ContentReader"]),
        tests("UploadsTests", of: ["Uploads"]),
        tests("DocumentsTests", of: ["Documents", "Pages", "ContentReader"]),
        tests("SecretsTests", of: ["Secrets"]),
        tests("MailTests", of: ["Mail"]),
        tests("WebTests", of: ["Web", "Pages", "Store", "Secrets"]),
        tests("CommandLineTests", of: ["esafety"]),
    ]
)
