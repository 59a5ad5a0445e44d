/**
 * Why care cannot be registered, billed, settled or undone, in the field's terms: the name of each reason and the values
 * that belong to it. Days are `YYYY-MM-DD`, amounts fen. Each door says them in its own words: the gateway with codes and
 * texts of the interface (`gateway/told.ts`), which a new reason without words keeps from compiling.
 */
import type { Basis, Insurance, OtherPayer, Reason, VisitKind } from '@yidi/rules'
import type { OtherVisit } from '../../person/file/index.ts'

type Nothing = Record<never, never>
interface OfVisit {
  visit: string
}
/** A fee line by its serial. */
interface OfLine {
  line: string
}
interface OfSettlement {
  settlement: string
}

interface RegistrationRefusals {
  /** The institution is not in the directory. */
  'institution-unknown': Nothing
  /** Nothing is insured on the day. */
  'not-enrolled': { day: string }
  /** Insured on the day, but not in this. */
  'otherwise-insured': { insurance: Insurance }
  'day-in-future': { of: 'visit' | 'admission' | 'discharge'; day: string }
}

interface VisitRefusals {
  /** The person has no visit of that id. */
  'visit-unknown': OfVisit
  /** Registered by another institution. */
  'visit-elsewhere': OfVisit
  'visit-cancelled': OfVisit
  /** A stay where none can be, or none where only a stay can. */
  'visit-of-other-kind': OfVisit & { kind: VisitKind }
  'visit-settled': OfVisit & OfSettlement
  'visit-has-lines': OfVisit & { count: number }
  'ends-before-it-begins': { from: string; to: string }
  'already-discharged': OfVisit
  'not-discharged': OfVisit
}

interface LineRefusals {
  'line-number-malformed': OfLine
  /** Two lines of one message have the number. */
  'line-twice': OfLine
  /** Sent before, with another content. */
  'line-changed': OfLine
  'line-in-other-batch': OfLine & { batch: string; other: string }
  'line-before-visit': OfLine & { day: string; from: string }
  'line-after-discharge': OfLine & { day: string; to: string }
  'line-in-future': OfLine & { day: string }
  /** Signs of quantity, price and amount that do not go together. */
  'line-signs-differ': OfLine
  /** `priceMicro`: whole millionths of a yuan; `quantity`: whole ten-thousandths. */
  'line-does-not-add-up': OfLine & { priceMicro: number; quantity: number; expectedFen: number; amountFen: number }
  'line-unknown': OfVisit & OfLine
  /** Filled by a prescription from elsewhere, of which no number is said. */
  'prescription-unsaid': OfLine
  'line-settled': OfLine
  /** No line of the charging batch is open. */
  'batch-empty': { batch: string }
  'refund-without-original': OfLine & { original: string }
  /** `leftQuantity`: whole ten-thousandths. */
  'refund-exceeds': OfLine & { original: string; leftQuantity: number; leftFen: number }
}

interface SettlementRefusals {
  /** Everything on the bill is settled, or nothing was ever on it. */
  'nothing-to-settle': OfVisit
  /** Refunds come to more than was charged. */
  'bill-negative': OfVisit
  /** Lines are given back that several settlements hold. */
  'refund-of-several': { settlements: readonly string[] }
  /** The catalogue of the place knows no code of the bill. */
  'no-code-known': { place: string; codes: readonly string[] }
  'special-category': { category: string }
  /** `to` null: until the person is back. */
  'paused-abroad': { from: string; to: string | null }
  /** By a decision of the agency, until a day or until it is lifted (`to` null). A claim is not refused by it. */
  'settlement-suspended': { case: string; from: string; to: string | null }
  'settlement-by-claim-only': { case: string; from: string; to: string | null }
  'benefits-stopped': { day: string; reason: string }
  /** Entitled by what was paid after the day: the agency looks at it in a claim. */
  'paid-late': { day: string; reason: string }
  /** Settled in the middle of a stay, where the law does not say what the rest comes to. */
  'mid-stay-open': { reason: Reason | undefined }
  /** The injury is a third party's to pay. */
  'third-party': Nothing
  /** By the pool's law somebody else pays. */
  'paid-elsewhere': { payer: OtherPayer; basis: Basis }
  /** The pool's law does not say whether the funds pay what is usually another's to pay. */
  'payer-open': { payer: OtherPayer }
  /** The person claims it, or was paid for it (零星报销). */
  'in-claim': { claim: string }
  'visits-overlap': { visit: Pick<OtherVisit, 'from_day' | 'to_day'>; other: OtherVisit }
  /** The institution has not opened the service for people from elsewhere. */
  'service-not-open': { kind: VisitKind }
  /** `registered`: the diseases that are. */
  'disease-not-registered': { day: string; registered: readonly string[] }
  'disease-not-named': Nothing
  'disease-as-outpatient': { disease: string }
  'disease-not-open-away': { diseases: readonly string[] }
  /** What the law itself refuses; its own code says what. */
  'refused-by-law': { reason: Reason | undefined }
  'figure-open': { reason: Reason | undefined }
  'case-invalid': { problems: readonly string[] }
}

interface UndoRefusals {
  'settlement-is-undo': OfSettlement
  'settlement-undone': OfSettlement
  'later-settlement': OfSettlement & { later: string }
}

/** A file by its name, or by its number where that is all there is. */
interface OfFile {
  file: string
}

interface FileRefusals {
  /** The institution has none of this number, or its time is over. */
  'file-unknown': OfFile
  'file-empty': OfFile
  /** A path, or characters that no name may have. */
  'file-name-malformed': OfFile
  /** An archive that is not whole, or holds what it should not. */
  'file-broken': OfFile & { reason: string }
  'file-unpacks-too-large': OfFile & { limitMiB: number }
  /** The institution has filled its room. */
  'files-too-many': { limitMiB: number }
}

interface StatementRefusals {
  /** Days that no statement can be of: `today` is the last that it may reach. */
  'period-malformed': {
    from: string
    to: string
    why: 'backwards' | 'future' | 'too-long'
    today: string
    longestDays: number
  }
  /** Neither hosted here, nor the agency of the institution's city. */
  'agency-unknown': { agency: string }
  /** Two lines of a file are one settlement. */
  'statement-line-twice': OfSettlement & { line: number; first: number }
}

export interface CareRefusals
  extends
    RegistrationRefusals,
    VisitRefusals,
    LineRefusals,
    SettlementRefusals,
    UndoRefusals,
    FileRefusals,
    StatementRefusals {}

/** One reason with its values. */
export type Refusal<Name extends keyof CareRefusals = keyof CareRefusals> = {
  [Each in Name]: { name: Each; values: CareRefusals[Each] }
}[Name]
