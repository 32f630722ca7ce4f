import CCSV
import CXlsxWriter

/// The C libraries of this target, by name and version, for `examctl doctor`.
package enum LibraryVersions {
    package static let all: [(name: String, version: String)] = [
        ("libcsv", "\(CSV_MAJOR).\(CSV_MINOR).\(CSV_RELEASE)"),
        ("libxlsxwriter", String(cString: lxw_version())),
    ]
}
