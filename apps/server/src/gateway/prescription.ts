/** 外配处方: prescriptions that are written in a hospital and filled elsewhere, as far as the interface names them. */
import { filledBefore } from '../care/visits/index.ts'
import type { SentLine } from '../care/visits/index.ts'
import type { Call } from './call.ts'

/** What a line says of its prescription. */
interface LineWithPrescription {
  rxno: string
  rx_circ_flag: string
  bilg_dr_codg: string
}

/** The prescription that a line fills; undefined where it names none. One from elsewhere without a number is refused later. */
export function prescriptionOf(line: LineWithPrescription): SentLine['prescription'] {
  const external = line.rx_circ_flag === '1'
  if (line.rxno === '' && !external) return undefined
  return { no: line.rxno, external, doctorNo: line.bilg_dr_codg }
}

/**
 * What is said where a prescription from elsewhere was filled for the person before: it may be one that is filled in pieces,
 * or one that is filled twice. Empty where it was not.
 */
export async function filledBeforeWarning(
  call: Call,
  personNo: string,
  visitId: string,
  lines: readonly SentLine[],
): Promise<string> {
  const numbers = lines.flatMap(({ prescription }) => (prescription?.external === true ? [prescription.no] : []))
  if (numbers.length === 0) return ''
  const before = await filledBefore(call.services.db, personNo, visitId, numbers)
  return before.map(({ no, day, institution }) => `外购处方${no}已于${day}在${institution}配过药，请核对`).join('；')
}
