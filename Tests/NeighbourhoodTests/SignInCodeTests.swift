import Neighbourhood
import Testing

@Suite("A one-time code")
struct SignInCodeTests {
    @Test("is read as it was meant, however it was typed")
    func typed() throws {
        let code = try #require(SignInCode(typed: "K7FM 3QWP"))
        for typed in ["k7fm3qwp", "K7FM-3QWP", "  k7 fm 3q wp "] { #expect(SignInCode(typed: typed) == code) }
        #expect(SignInCode(typed: "82562345") == SignInCode(typed: "BZSG 2345"), "what looks alike is the same")
        #expect(code.shown == "K7FM 3QWP" && code.text == "K7FM3QWP")
    }

    @Test(
        "is none with another length, or with a mark that no code has", arguments: ["", "K7FM3QW", "K7FM3QWPA", "K7FM3QW0", "K7FM3QW!", "ＡＡＡＡＡＡＡＡ"])
    func notACode(typed: String) {
        #expect(SignInCode(typed: typed) == nil)
    }

    @Test("is different each time, and can be typed back")
    func fresh() {
        var chance = SystemRandomNumberGenerator()
        let codes = (0..<500).map { _ in SignInCode(using: &chance) }
        #expect(Set(codes).count == 500)
        #expect(codes.allSatisfy { SignInCode(typed: $0.shown.lowercased()) == $0 })
    }
}
