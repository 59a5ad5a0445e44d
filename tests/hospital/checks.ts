/** What must hold of every settlement reply and of the ledger, whatever happened. */
import assert from 'node:assert/strict'
import { Problem } from '@yidi/contracts'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { verifyOverlaps } from '../../apps/server/src/care/settlements/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import type { Reply } from './hospital.ts'
import { money } from './hospital.ts'

/** The amounts of a reply; the identities of the interface (section 3.6) are checked on the way. */
export function amountsOf(reply: Reply): Record<string, number> {
  assert.equal(reply.infcode, 0, reply.err_msg ?? '')
  const info = (reply.output as { setlinfo: Record<string, number> }).setlinfo
  const { setldetail } = reply.output as { setldetail: { fund_payamt: number; fund_pay_type: string }[] }
  const sum = (...names: string[]) => money(names.reduce((total, name) => total + info[name]!, 0))
  assert.equal(info['medfee_sumamt'], sum('fund_pay_sumamt', 'psn_part_amt', 'hosp_part_amt'))
  assert.equal(info['psn_part_amt'], sum('acct_pay', 'psn_cash_pay'))
  assert.equal(info['medfee_sumamt'], sum('fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'))
  assert.equal(
    info['fund_pay_sumamt'],
    sum('hifp_pay', 'cvlserv_pay', 'hifes_pay', 'hifmi_pay', 'hifob_pay', 'maf_pay', 'oth_pay', 'hifdm_pay'),
  )
  const detail = money(setldetail.reduce((total, line) => total + line.fund_payamt, 0))
  assert.equal(detail, sum('fund_pay_sumamt', 'acct_pay'))
  return info
}

/** A refusal: its code, the way out, no output. Gives the text. */
export function refusedWith(reply: Reply, code: string): string {
  assert.equal(reply.infcode, -1, `expected ${code}, got success`)
  assert.equal(reply.output, null)
  const text = reply.err_msg ?? ''
  assert.ok(text.startsWith(`[${code}] `), `expected ${code}, got ${text}`)
  assert.match(text, /处理办法：.+。$/)
  return text
}

const law = loadPolicyFolder(defaultPolicyFolder)

/** Accounts, year sums and books agree with settlements and postings. */
export async function ledgerAgrees(db: Database): Promise<void> {
  const { faults } = await verifyLedger(db)
  assert.deepEqual(faults, [])
  const overlaps = await verifyOverlaps(db, law.release)
  assert.deepEqual(overlaps.faults, [])
}

/** How many rows the tables of a person's side hold: equal before and after means that nothing was half written. */
export async function rowCounts(db: Database): Promise<Record<string, number>> {
  const tables = [
    'filing_action',
    'record_action',
    'claim_action',
    'claim_line',
    'material',
    'visit',
    'diagnosis',
    'fee_line',
    'settlement',
    'posting',
    'account_entry',
    'year_entry',
    'journal',
  ]
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await db.pool.query<{ count: number }>(`select count(*) as count from ${table}`)
    counts[table] = rows[0]!.count
  }
  const { rows } = await db.pool.query<{ versions: number }>('select sum(version) as versions from person_state')
  counts['versions'] = Number(rows[0]!.versions)
  return counts
}

/** The code of the problem that something is refused with; throws where it is not. */
export async function problemCode(refused: Promise<unknown>): Promise<string> {
  try {
    await refused
  } catch (error) {
    if (error instanceof Problem) return error.document.code
    throw error
  }
  throw new Error('not refused')
}
