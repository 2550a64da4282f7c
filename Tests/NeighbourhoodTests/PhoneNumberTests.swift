import Neighbourhood
import Testing

@Suite("A telephone number")
struct PhoneNumberTests {
    @Test(
        "is written as people read it aloud",
        arguments: [
            ("0612345678", "06 12 34 56 78"), ("0881234128", "088 123 41 28"), ("020-6241111", "020 624 11 11"), ("0318123456", "0318 12 34 56"),
            ("+31 88 123 41 28", "088 123 41 28"), ("+4930123456", "+4930123456"),
        ])
    func shown(typed: String, expected: String) throws {
        #expect(try #require(PhoneNumber(typed)).shown == expected)
    }
}
