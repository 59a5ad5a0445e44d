import { createHash } from 'node:crypto'
import { refuse, unscaled, yuanNumber } from '@yidi/contracts/interface'
import { readCatalogue } from '../care/catalogue/index.ts'
import {
  divideLines,
  lineMemo,
  lineRow,
  overSupplyWords,
  requireStay,
  requireUnsettled,
  visitOf,
} from '../care/visits/index.ts'
import type { DividedLine, SentLine } from '../care/visits/index.ts'
import { runCommand } from './command.ts'
import { filledBeforeWarning } from './prescription.ts'
import { missingWarning } from './registration.ts'
import type { ReplyContent } from './reply.ts'
import type { Call, CommandCall } from './call.ts'
import { unknownCodesWarning } from './unknown-codes.ts'

/** `chrgitm_lv`. */
export const classCodes = { A: '01', B: '02', C: '03' } as const

/** `med_chrgitm_type`, as near as the catalogue knows. */
export const chargeTypes = { medicine: '09', service: '05', material: '08' } as const

/** The figure that stands for "no ceiling" on real platforms. */
const noCeilingYuan = 999_999

/** The same of all lines, each of them named; empty where there is none. */
export function overSupplyWarning(call: Call, lines: readonly DividedLine[]): string {
  return lines
    .flatMap(({ sent, overSupply }) =>
      overSupply === undefined
        ? []
        : [`明细${sent.serial}${overSupplyWords(overSupply, call.services.release.documents)}`],
    )
    .slice(0, warnedLines)
    .join('；')
}

/** Lines that a warning names at most. */
const warnedLines = 5

/**
 * A line as 2204 and 2301 answer it when it is uploaded, 2101 and 2102 in `detlcutinfo`, and 5204 whenever it is asked for; with `sign` −1 as the undoing of its
 * settlement has it.
 */
export function lineFields(call: Call, line: DividedLine, sign: 1 | -1 = 1): Record<string, unknown> {
  // Nought has no opposite that a client could read.
  const yuan = (fen: number): number => yuanNumber(fen === 0 ? 0 : sign * fen)
  return {
    feedetl_sn: line.sent.serial,
    det_item_fee_sumamt: yuan(line.amountFen),
    cnt: unscaled(sign * line.sent.quantity, 4),
    pric: unscaled(line.sent.priceMicro, 6),
    pric_uplmt_amt: line.ceilingFen === null ? noCeilingYuan : yuanNumber(line.ceilingFen),
    selfpay_prop: line.catalogueClass === 'C' || !line.sent.covered ? 1 : unscaled(line.ownSharePpm, 6),
    fulamt_ownpay_amt: yuan(line.outOfScopeFen),
    overlmt_amt: yuan(line.overCeilingFen),
    preselfpay_amt: yuan(line.ownShareFen),
    inscp_scp_amt: yuan(line.inScopeFen),
    chrgitm_lv: classCodes[line.catalogueClass],
    med_chrgitm_type: line.kind === null ? '14' : chargeTypes[line.kind],
    bas_medn_flag: '0',
    hi_nego_drug_flag: '0',
    chld_medc_flag: '0',
    list_sp_item_flag: '0',
    lmt_used_flag: line.restricted ? '1' : '0',
    drt_reim_flag: '0',
    memo: lineMemo({ ...line, sentFen: line.sent.amountFen }, call.services.release.documents),
    exp_content: null,
  }
}

/**
 * Uploads fee lines (2204, 2301): every line is checked and divided by the catalogue of the place of treatment on the
 * day of the charge, and either all are written or none.
 */
export async function uploadLines<Row extends { mdtrt_id: string; psn_no: string }>(
  call: CommandCall,
  rows: readonly Row[],
  lineOf: (row: Row) => Omit<SentLine, 'fingerprint'>,
  inpatient: boolean,
): Promise<ReplyContent> {
  const sent = rows.map((row) => ({ ...lineOf(row), fingerprint: fingerprintOf(row) }))
  const { psn_no: personNo, mdtrt_id: visitId } = rows[0]!
  if (rows.some((row) => row.mdtrt_id !== visitId || row.psn_no !== personNo)) refuse('lines-of-several-visits')
  const { db, clock, release } = call.services
  return runCommand(call, personNo, visitId, async (file) => {
    const visit = visitOf(file, visitId)
    requireStay(visit, inpatient)
    // After the settlement of a stay nothing is added to it; lines of it may still be given back.
    if (inpatient && !sent.every((line) => line.refundOf !== null)) requireUnsettled(file, visit)
    const catalogue = await readCatalogue(
      db,
      visit.place,
      sent.map((line) => line.code),
    )
    const { fresh, all } = divideLines(file, visit, sent, catalogue, {
      today: clock.today(),
      supply: release.pools.get(visit.pool)?.pool.supply,
    })
    return {
      changes:
        fresh.length === 0
          ? {}
          : { fee_line: fresh.map((line) => lineRow(visit.visit_id, visit.place, line)) as never },
      subjectId: visitId,
      action: 'fees-uploaded',
      detail: { lines: fresh.length },
      reply: call.answer({ result: all.map((line) => lineFields(call, line)) }, [
        unknownCodesWarning(
          visit.place,
          all.map((line) => ({ code: line.sent.code, known: line.known })),
        ),
        overSupplyWarning(call, all),
        await filledBeforeWarning(call, personNo, visitId, sent),
        missingWarning(call),
      ]),
    }
  })
}

/** A mark of everything that is said of a line; what is left empty does not count, so that new fields change no old mark. */
export function fingerprintOf(row: object): string {
  const said = Object.entries(row)
    .filter(([, value]) => value !== '' && value !== 0 && JSON.stringify(value) !== '{}')
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}
