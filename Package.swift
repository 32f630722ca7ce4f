// swift-tools-version: 6.1
import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "examctl",
    products: [.executable(name: "examctl", targets: ["examctl"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Debian's C libraries, as modules.
        .systemLibrary(name: "CCSV"),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter"),
        .systemLibrary(name: "CXlsxReader"),
        .systemLibrary(name: "CPictures"),
        .systemLibrary(name: "CSQLiteHook"),

        // What is true: values and rules. No I/O, no clock, no package.
        .target(name: "ExamDomain", exclude: ["ExamDomain.docc"]),

        // Keeps it: the data folder, one SQLite file and the vault.
        .target(name: "ExamStore", dependencies: ["ExamDomain", "CSQLiteHook", grdb, sqlite, crypto]),

        // Brings it in and out: CSV, XLSX, YAML, JSON lines, photos.
        .target(
            name: "ExamFiles", dependencies: ["ExamDomain", "CCSV", "CXlsxWriter", "CXlsxReader", "CPictures", yams]),

        // What people do: one verb, one file, one transaction.
        .target(name: "ExamActions", dependencies: ["ExamDomain", "ExamStore"]),

        // What a unit starts from, carried in the binary.
        .target(name: "Templates", path: "Templates", resources: [.embedInCode("files")]),

        // The staff's counter: words in, words out.
        .target(
            name: "ExamCommands",
            dependencies: ["ExamDomain", "ExamStore", "ExamFiles", "ExamActions", "Templates", argumentParser]),

        .executableTarget(name: "examctl", dependencies: ["ExamCommands"]),

        .testTarget(name: "ExamDomainTests", dependencies: ["ExamDomain"]),
        .testTarget(name: "ExamStoreTests", dependencies: ["ExamStore", "ExamDomain"]),
        // The program loads libheif only for a photo that needs it; the tests make such photos with it.
        .testTarget(
            name: "ExamFilesTests", dependencies: ["ExamFiles", "ExamDomain", "CPictures", "Templates", "examctl"],
            linkerSettings: [.linkedLibrary("heif")]),
        .testTarget(name: "ExamActionsTests", dependencies: ["ExamActions", "ExamStore", "ExamDomain"]),
        .testTarget(
            name: "ExamCommandsTests",
            dependencies: ["ExamCommands", "ExamActions", "ExamFiles", "ExamStore", "ExamDomain"]),
        .testTarget(name: "AcceptanceTests", dependencies: ["examctl"]),
    ]
)
