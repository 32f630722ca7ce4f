/// The names of files: what they tell, and text from outside as a name that every common file system takes.
package enum FileNameText {
    /// What follows the last dot, lower-case; empty without one.
    package static func fileExtension(of name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// In UTF-8; the limit of ext4, APFS and NTFS is 255.
    static let mostBytes = 200

    /// Slashes become `_`, so that a value cannot make folders.
    static func withoutSlashes(_ text: String) -> String {
        String(text.map { $0 == "/" || $0 == "\\" ? "_" : $0 })
    }

    /// One name, of one folder or file: nothing in it that a shell, a terminal or Windows would take for something else.
    static func safe(_ text: String) -> String {
        var name = String(text.unicodeScalars.map { isUnsafe($0) ? "_" : Character($0) })
        while let last = name.last, last == "." || last == " " { name.removeLast() }
        if let first = name.first, first == "." || first == "-" || first == " " { name = "_" + name.dropFirst() }
        if isReserved(name) { name = "_" + name }
        name = shortened(name)
        return name.isEmpty ? "_" : name
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isUnprintable || "<>:\"/\\|?*".unicodeScalars.contains(scalar)
    }

    /// Windows keeps these for devices, with any ending.
    private static func isReserved(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }.uppercased()
        if ["CON", "PRN", "AUX", "NUL"].contains(stem) { return true }
        return stem.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT")) && stem.last?.isNumber == true
    }

    /// The ending stays.
    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > mostBytes else { return name }
        let (stem, ending) = split(name)
        var kept = ""
        var bytes = ending.utf8.count
        for character in stem {
            bytes += character.utf8.count
            guard bytes <= mostBytes else { break }
            kept.append(character)
        }
        return kept + ending
    }

    /// A name's stem, and its ending with the dot; what follows a dot is an ending where it is short.
    static func split(_ name: String) -> (stem: Substring, ending: Substring) {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex, name[dot...].utf8.count <= 16 else {
            return (name[...], "")
        }
        return (name[..<dot], name[dot...])
    }
}

/// Gives each file a path of its own: one that is taken already, in whatever case, gets a number.
package struct DistinctPaths {
    private var taken: Set<String>

    /// - Parameter reserved: paths that no file may have.
    package init(reserved: [String] = []) { taken = Set(reserved.map { $0.lowercased() }) }

    package mutating func path(for wanted: String) -> String {
        var path = wanted
        var number = 1
        while !taken.insert(path.lowercased()).inserted {
            number += 1
            let name = wanted.split(separator: "/").last.map(String.init) ?? wanted
            let (stem, ending) = FileNameText.split(name)
            path = wanted.dropLast(name.count) + "\(stem)_\(number)" + ending
        }
        return path
    }
}
