import CXlsxReader
import ExamDomain
import Glibc

/// Writes files into one zip, stored as they are: whole and checked, or not at all. The same files give the same bytes.
package enum HandOverZip {
    /// - Parameters:
    ///   - zone: whose wall clock the zip's times are told in; a zip knows no other.
    ///   - seal: sees the whole file before it gets its name.
    ///   - advance: told of bytes as they are dealt with.
    /// - Throws: `Failure` `.cannotCreate`, `.io`; `.damaged` where the bytes of a file are not those of its digest.
    package static func write(
        _ files: [HandedFile], manifest: String, to path: String, force: Bool, in zone: ExamTimeZone,
        digesting: @escaping Digesting, sealing seal: (_ temporary: String) throws -> Void,
        _ advance: @escaping (Int) -> Void
    ) throws {
        let pending = try PendingFile(OutputTarget(path, force: force))
        let sink = ZipSink(descriptor: pending.descriptor)
        let members = files.map { ZipMember(.file($0, digesting), advance) }
        let latest = files.map(\.modified).max() ?? Moment(milliseconds: 0)
        let all = members + [ZipMember(.text(Array(manifest.utf8)), advance)]
        let names = files.map { ($0.path, $0.modified) } + [(Manifest.name, latest)]
        try withExtendedLifetime((sink, all)) {
            do {
                try write(zip(names, all).map { ($0.0, $0.1, $1) }, to: sink, in: zone)
            } catch {
                throw all.lazy.compactMap(\.trouble).first ?? sink.trouble(path) ?? error
            }
        }
        try seal(pending.path)
        try pending.publish()
    }

    private static func write(
        _ members: [(path: String, modified: Moment, member: ZipMember)], to sink: ZipSink, in zone: ExamTimeZone
    ) throws {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_function_create(ZipSink.callback, sink.reference, &error) else {
            throw Failure.zipFailed(&error)
        }
        guard let archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            zip_source_free(source)
            throw Failure.zipFailed(&error)
        }
        var isWritten = false
        // NB: a discarded archive takes its error with it; what is thrown is put in words before.
        defer { if !isWritten { zip_discard(archive) } }
        for (path, modified, member) in members {
            guard let source = zip_source_function(archive, ZipMember.callback, member.reference) else {
                throw Failure.zipFailed(zip_get_error(archive))
            }
            let index = zip_file_add(archive, path, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(source)
                throw Failure.zipFailed(zip_get_error(archive))
            }
            let place = zip_uint64_t(index)
            let (date, time) = DOSTime.of(modified, in: zone)
            guard zip_set_file_compression(archive, place, ZIP_CM_STORE, 0) == 0,
                zip_file_set_dostime(archive, place, time, date, 0) == 0,
                zip_file_set_external_attributes(
                    archive, place, 0, zip_uint8_t(ZIP_OPSYS_UNIX), 0o100600 << 16) == 0
            else { throw Failure.zipFailed(zip_get_error(archive)) }
        }
        guard zip_close(archive) == 0 else { throw Failure.zipFailed(zip_get_error(archive)) }
        isWritten = true
    }
}

extension Failure {
    fileprivate static func zipFailed(_ error: UnsafeMutablePointer<zip_error_t>?) -> Failure {
        let told = error.flatMap { zip_error_strerror($0) }.map { String(cString: $0) } ?? "libzip"
        return Failure(
            .io, code: "writeFailed", Phrase(zh: "写 zip 时出错：\(told)。", en: "Writing the zip failed: \(told)."))
    }
}

/// The time of a file as a zip knows it: a wall clock in steps of two seconds, from 1980 on.
enum DOSTime {
    static func of(_ moment: Moment, in zone: ExamTimeZone) -> (date: UInt16, time: UInt16) {
        let clock = CivilTime(moment, offset: zone.offset(at: moment))
        guard (1980...2107).contains(clock.year) else { return (0x21, 0) }
        let date = (clock.year - 1980) << 9 | clock.month << 5 | clock.day
        let time = clock.hour << 11 | clock.minute << 5 | clock.second / 2
        return (UInt16(clamping: date), UInt16(clamping: time))
    }
}
