import Language
import Neighbourhood

extension Dutch {
    /// "Firefox op een Android-telefoon".
    static func name(_ device: Device) -> String {
        switch (device.browser, device.kind) {
        case (.other, .other): Spoken.capitalized(plain("device.unknown"))
        case (_, .other): name(device.browser)
        default: plain("device.on", ["browser": name(device.browser), "device": name(device.kind)])
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
        case .other: plain("device.browser")
        }
    }

    private static func name(_ kind: Device.Kind) -> String {
        switch kind {
        case .androidPhone: plain("device.androidPhone")
        case .androidTablet: plain("device.androidTablet")
        case .iPhone: plain("device.iPhone")
        case .iPad: plain("device.iPad")
        case .mac: plain("device.mac")
        case .windows: plain("device.windows")
        case .chromebook: plain("device.chromebook")
        case .linux: plain("device.linux")
        case .other: plain("device.unknown")
        }
    }
}
