public import Foundation
public import Neighbourhood

/// A payment run as a file: for the bank, or for the bookkeeper.
public struct PaymentFile: Sendable {
    let run: PaymentRun
    /// Those whose account can still be read.
    let payments: [Payment]
    let madeAt: Date

    public enum Form: Sendable {
        /// RFC 4180.
        case csv
        /// ISO 20022, pain.001.001.03, as Dutch banks take it (Betaalvereniging Nederland, "XML message for SEPA Credit Transfer Initiation").
        case sepa
    }

    public init(run: PaymentRun, payments: [Payment], madeAt: Date) {
        self.run = run
        self.payments = payments.filter { $0.account != nil }
        self.madeAt = madeAt
    }

    public func data(_ form: Form) -> Data {
        switch form {
        case .csv: csv
        case .sepa: Data(sepa.utf8)
        }
    }

    private var csv: Data {
        let lines = payments.map { payment in
            [
                String(payment.number), reference(payment), payment.account?.holder ?? "", payment.account?.iban.text ?? "",
                payment.amount.decimal.replacing(".", with: ","), Self.subject(payment), String(payment.month.description.prefix(7)),
                run.executeOn.description,
            ]
        }
        return CSV.file([["nummer", "kenmerk", "naam", "iban", "bedrag", "omschrijving", "maand", "betaaldatum"]] + lines)
    }

    /// Nothing personal: the run and the number in it.
    private func reference(_ payment: Payment) -> String { "\(run.id)-\(payment.number)" }

    /// What the person reads on their statement.
    private static func subject(_ payment: Payment) -> String {
        (payment.kind == .costs ? "Vrijwilligerswerk kosten " : "Vrijwilligersvergoeding ") + payment.month.description.prefix(7)
    }

    // MARK: SEPA

    private var total: String { payments.reduce(Cents.none) { $0 + $1.amount }.decimal }

    private var sepa: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn><GrpHdr><MsgId>\(run.id)</MsgId>\
        <CreDtTm>\(madeAt.formatted(.iso8601))</CreDtTm><NbOfTxs>\(payments.count)</NbOfTxs><CtrlSum>\(total)</CtrlSum>\
        <InitgPty><Nm>\(Self.bankName(run.payer.holder))</Nm></InitgPty></GrpHdr><PmtInf><PmtInfId>\(run.id)-1</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>\
        <NbOfTxs>\(payments.count)</NbOfTxs><CtrlSum>\(total)</CtrlSum><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><ReqdExctnDt>\(run.executeOn)</ReqdExctnDt>\
        <Dbtr><Nm>\(Self.bankName(run.payer.holder))</Nm></Dbtr><DbtrAcct><Id><IBAN>\(run.payer.iban.text)</IBAN></Id></DbtrAcct>\
        <DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>\
        \(payments.map(transfer).joined())</PmtInf></CstmrCdtTrfInitn></Document>

        """
    }

    private func transfer(_ payment: Payment) -> String {
        guard let account = payment.account else { return "" }
        return """
            <CdtTrfTxInf><PmtId><EndToEndId>\(reference(payment))</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">\(payment.amount.decimal)</InstdAmt></Amt>\
            <Cdtr><Nm>\(Self.bankName(account.holder))</Nm></Cdtr><CdtrAcct><Id><IBAN>\(account.iban.text)</IBAN></Id></CdtrAcct>\
            <RmtInf><Ustrd>\(Self.subject(payment))</Ustrd></RmtInf></CdtTrfTxInf>
            """
    }

    /// A name in the letters that every bank of SEPA takes (EPC217-08, "SEPA requirements for an extended character set"): what has no such letter becomes a full
    /// stop. At most 70. Nothing that is left has a meaning in XML.
    public static func bankName(_ raw: String) -> String {
        let plain = raw.unicodeScalars.map { letters[$0] ?? String($0) }.joined()
            .folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
        let safe = plain.unicodeScalars.map { taken.contains($0) ? Character($0) : "." }
        let text = String(safe).trimmingCharacters(in: .whitespaces)
        return text.contains { $0.isLetter || $0.isNumber } ? String(text.prefix(70)) : "Onbekend"
    }

    private static let taken = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ ".unicodeScalars)

    private static let letters: [Unicode.Scalar: String] = [
        "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th",
        "Þ": "Th", "ð": "d", "Ð": "D", "&": "+", "’": "'", "‘": "'", "–": "-", "—": "-",
    ]
}
