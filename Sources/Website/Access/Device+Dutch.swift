import Neighbourhood

extension Dutch {
    /// "Firefox op een Android-telefoon".
    static func name(_ device: Device) -> String {
        switch (device.browser, device.kind) {
        case (.other, .other): "Een onbekend apparaat"
        case (_, .other): name(device.browser)
        default: name(device.browser) + " op " + name(device.kind)
        }
    }

    private static func name(_ browser: Device.Browser) -> String {
        switch browser {
        case .firefox: "Firefox"
        case .edge: "Edge"
        case .samsung: "Samsung Internet"
        case .opera: "Opera"
        case .chrome: "Chrome"
        case .safari: "Safari"
        case .other: "Een browser"
        }
    }

    private static func name(_ kind: Device.Kind) -> String {
        switch kind {
        case .androidPhone: "een Android-telefoon"
        case .androidTablet: "een Android-tablet"
        case .iPhone: "een iPhone"
        case .iPad: "een iPad"
        case .mac: "een Mac"
        case .windows: "een Windows-computer"
        case .chromebook: "een Chromebook"
        case .linux: "een Linux-computer"
        case .other: "een onbekend apparaat"
        }
    }
}
