/// Whether an address of the internet is one that everybody can reach: never this machine, the office around it, or what is set apart for something else (IANA
/// special-purpose address registries, RFC 6890). What a house types must not become a way into the network of the server.
enum PublicAddress {
    /// - Parameter bytes: four of IPv4 or sixteen of IPv6, in the order of the network.
    static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: !notPublic.contains { $0.contains(bytes) }
        // Only what was given out for the whole world, and in it nothing that hides an address of IPv4 (Teredo, 6to4) or stands in books.
        case 16: bytes[0] >> 5 == 1 && !hiding.contains { $0.contains(bytes) }
        default: false
        }
    }

    private struct Block {
        let start: [UInt8]
        /// How many bits of it count.
        let length: Int

        init(_ start: [UInt8], _ length: Int) {
            self.start = start
            self.length = length
        }

        func contains(_ bytes: [UInt8]) -> Bool {
            (0..<length).allSatisfy { bit in
                let (place, mask) = (bit / 8, UInt8(0x80) >> UInt8(bit % 8))
                return (place < start.count ? start[place] : 0) & mask == bytes[place] & mask
            }
        }
    }

    private static let notPublic = [
        Block([0], 8), Block([10], 8), Block([100, 64], 10), Block([127], 8), Block([169, 254], 16), Block([172, 16], 12), Block([192, 0, 0], 24),
        Block([192, 0, 2], 24), Block([192, 88, 99], 24), Block([192, 168], 16), Block([198, 18], 15), Block([198, 51, 100], 24),
        Block([203, 0, 113], 24), Block([224], 4), Block([240], 4),
    ]

    private static let hiding = [
        Block([0x20, 0x01, 0, 0], 23), Block([0x20, 0x01, 0x0d, 0xb8], 32), Block([0x20, 0x02], 16), Block([0x3f, 0xff], 20),
    ]
}
