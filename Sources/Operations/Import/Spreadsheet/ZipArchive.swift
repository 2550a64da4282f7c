import CZip
import Foundation

/// The files packed in a zip, unpacked one by one and never beyond a limit: what a head says of their size is not believed.
final class ZipArchive {
    private let archive: OpaquePointer
    private let bytes: UnsafeMutableRawPointer
    /// Bytes that may still be unpacked, of all files together.
    private var allowance: Int

    /// Files in one archive; a spreadsheet has some dozens.
    private static let mostFiles: Int64 = 2000

    /// - Parameter limit: bytes of all that is unpacked, together.
    /// - Returns: nil for what is no zip, or has more files than any spreadsheet.
    init?(_ data: Data, limit: Int) {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, data.count), alignment: 1)
        data.copyBytes(to: copy.assumingMemoryBound(to: UInt8.self), count: data.count)
        var error = zip_error_t()
        guard let source = zip_source_buffer_create(copy, zip_uint64_t(data.count), 0, &error) else {
            copy.deallocate()
            return nil
        }
        guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            copy.deallocate()
            return nil
        }
        guard zip_get_num_entries(opened, 0) <= Self.mostFiles else {
            zip_discard(opened)
            copy.deallocate()
            return nil
        }
        (archive, bytes, allowance) = (opened, copy, limit)
    }

    deinit {
        zip_discard(archive)
        bytes.deallocate()
    }

    func has(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

    /// A file of it; nil when it is not there, is locked with a password, is damaged, or all together is more than the limit.
    func file(_ name: String) -> Data? {
        let place = zip_name_locate(archive, name, 0)
        guard place >= 0, let file = zip_fopen_index(archive, zip_uint64_t(place), 0) else { return nil }
        defer { zip_fclose(file) }
        var unpacked = Data()
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Int(zip_fread(file, &piece, zip_uint64_t(piece.count)))
            guard count >= 0, count <= allowance else { return nil }
            if count == 0 { return unpacked }
            allowance -= count
            unpacked.append(contentsOf: piece[0..<count])
        }
    }
}
