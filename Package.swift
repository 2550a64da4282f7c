// swift-tools-version: 6.2
import PackageDescription

/// Settings every target shares. The upcoming features make imports honest (what a file uses, it names; what it names stays its own)
/// and existentials visible, so that the layer rules of docs/architecture.md are checked by the compiler.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "omzien",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .target(name: "Neighbourhood", swiftSettings: strict),
        .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
        .target(name: "Language", dependencies: ["Neighbourhood", "CSnowball"], resources: [.copy("Resources")], swiftSettings: strict),
        .target(name: "Matching", dependencies: ["Neighbourhood", "Language"], resources: [.copy("Resources")], swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: [
                "Neighbourhood", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], resources: [.copy("Resources")], swiftSettings: strict),
        .systemLibrary(name: "CICal", providers: [.apt(["libical-dev"])]),
        .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
        .target(
            name: "Operations",
            dependencies: [
                "CICal", "CZip", "Neighbourhood", "Language", "Matching", "Storage", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        .systemLibrary(name: "CQREncode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "PostgresDriver", dependencies: ["CLibPQ", "Neighbourhood", "Storage"], swiftSettings: strict),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(
            name: "Integrations",
            dependencies: [
                "CCurl", "Neighbourhood", "Operations", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ], swiftSettings: strict),
        .target(
            name: "Samples", dependencies: ["Integrations", "Neighbourhood", "Operations", "Storage"], resources: [.copy("Resources")],
            swiftSettings: strict),
        .target(
            name: "Website",
            dependencies: [
                "CQREncode", "Neighbourhood", "Language", "Matching", "Storage", "Operations",
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], resources: [.copy("Assets")], swiftSettings: strict),
        .executableTarget(
            name: "omzien",
            dependencies: [
                "Integrations", "Language", "Matching", "Neighbourhood", "Operations", "PostgresDriver", "Samples", "Storage", "Website",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "MatchingBenchmark", dependencies: ["Language", "Lot", "Matching", "Neighbourhood"], path: "Benchmarks/matching",
            exclude: ["allocations.c", "compare.py", "requirements.txt", "run"], swiftSettings: strict),
        .target(name: "Lot", path: "Benchmarks/lot", swiftSettings: strict),
        .executableTarget(
            name: "RoundBenchmark", dependencies: ["Lot", "Matching"], path: "Benchmarks/round", exclude: ["run", "network_simplex.cc"],
            swiftSettings: strict),
        .executableTarget(
            name: "FairnessBenchmark", dependencies: ["Language", "Lot", "Matching", "Neighbourhood"], path: "Benchmarks/fairness", exclude: ["run"],
            swiftSettings: strict),
        .executableTarget(
            name: "LogBenchmark", dependencies: ["Language", "Matching", "Neighbourhood", "Operations", "Storage"], path: "Benchmarks/log",
            swiftSettings: strict),
        .target(
            name: "TestDatabanks", dependencies: ["Neighbourhood", "PostgresDriver", "Storage"], path: "Tests/TestDatabanks", swiftSettings: strict),
        .executableTarget(
            name: "DeliveryRunner",
            dependencies: ["Integrations", "Language", "Matching", "Neighbourhood", "Operations", "PostgresDriver", "Storage"],
            swiftSettings: strict),
        .executableTarget(name: "DurabilityWriter", dependencies: ["Neighbourhood", "PostgresDriver", "Storage"], swiftSettings: strict),
        .testTarget(name: "NeighbourhoodTests", dependencies: ["Lot", "Neighbourhood"], swiftSettings: strict),
        .testTarget(name: "LanguageTests", dependencies: ["Language", "Lot", "Neighbourhood"], swiftSettings: strict),
        .testTarget(name: "MatchingTests", dependencies: ["Matching", "Language", "Lot", "Neighbourhood"], swiftSettings: strict),
        .testTarget(name: "StorageTests", dependencies: ["Neighbourhood", "PostgresDriver", "Storage", "TestDatabanks"], swiftSettings: strict),
        .testTarget(
            name: "PostgresDriverTests", dependencies: ["Neighbourhood", "PostgresDriver", "Storage", "TestDatabanks"], swiftSettings: strict),
        .testTarget(
            name: "DurabilityTests",
            dependencies: [
                "DeliveryRunner", "DurabilityWriter", "Language", "Matching", "Neighbourhood", "Operations", "PostgresDriver", "Storage",
                "TestDatabanks",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "OperationsTests", dependencies: ["Language", "Lot", "Matching", "Neighbourhood", "Operations", "Storage", "TestDatabanks"],
            swiftSettings: strict),
        .testTarget(
            name: "IntegrationsTests",
            dependencies: [
                "Integrations", "Language", "Matching", "Neighbourhood", "Operations", "Storage", "TestDatabanks",
                .product(name: "JWTKit", package: "jwt-kit"),
            ], swiftSettings: strict),
        .testTarget(
            name: "SamplesTests", dependencies: ["Language", "Matching", "Neighbourhood", "Operations", "Samples", "Storage", "TestDatabanks"],
            swiftSettings: strict),
        .testTarget(
            name: "OperationsImportTests",
            dependencies: ["Language", "Matching", "Neighbourhood", "Operations", "PostgresDriver", "Samples", "Storage", "TestDatabanks"],
            swiftSettings: strict),
        .testTarget(name: "CommandTests", dependencies: ["omzien"], swiftSettings: strict),
        .testTarget(
            name: "WebsiteTests",
            dependencies: [
                "Language", "Lot", "Matching", "Neighbourhood", "Operations", "Samples", "Storage", "TestDatabanks", "Website",
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: strict),
    ]
)
