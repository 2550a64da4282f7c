import Operations

extension PostcodeFault {
    public var sentence: String {
        switch self {
        case .row(let fault): fault.sentence
        case .notAPostcode(let text): text.isEmpty ? "De postcode is leeg." : "‘\(text)’ is geen postcode."
        case .notANumber: "De plaats is geen getal."
        case .latitudeFirst: "Breedte en lengte zijn verwisseld. De breedte is rond 52, de lengte rond 5."
        case .outsideNetherlands: "De plaats ligt buiten Nederland."
        }
    }
}

extension PostcodeFileFault {
    public var sentence: String {
        switch self {
        case .file(let fault): fault.sentence
        case .noPostcodeColumn: "Er is geen kolom met postcodes. Noem de kolom ‘postcode’ of ‘pc6’."
        case .noPlaceColumns: "Er zijn geen kolommen met de plaats. Noem ze ‘latitude’ en ‘longitude’, of ‘x’ en ‘y’ (rijksdriehoek)."
        }
    }
}
