import { Type } from 'typebox'
import {
  FilingReceipt,
  FilingVerification,
  SettlementVerification,
  TransferVerification,
  problem,
} from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps, RecordsModule } from '../../platform/module/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { verifyTransfer } from '../../contributions/years/index.ts'
import { verifySettlement } from '../../care/settlements/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { findFiling } from '../record/index.ts'
import { readReceiptCode, receiptOf, verificationOf } from '../papers/index.ts'

/** More than anybody scans by hand; a program that tries codes is slowed down (each guess is hopeless anyway). */
const mostAMinute = 120

interface VerifyingDeps extends RecordsDeps {
  /** Counts a call from this address, and says whether it may still be answered. */
  allowed: (address: string) => boolean
}

const tags = ['备案']

const showReceipt = route(
  {
    method: 'GET',
    url: '/api/filings/:filingId/receipt',
    config: { access: ['citizen'], scope: 'file' },
    schema: {
      summary: '备案回执',
      tags,
      params: Type.Object({ filingId: Type.String({ maxLength: 60 }) }),
      response: { 200: FilingReceipt },
    },
  },
  async (request, { database, release, clock }) => {
    const { filingId } = request.params
    const { personNo } = citizenOf(request)
    const [record, person] = await Promise.all([
      findFiling(database, personNo, filingId),
      findPerson(database, personNo),
    ])
    if (record === undefined || person === undefined) throw problem('filing-not-found', { filingId })
    return receiptOf(record, person, { ciphers: database.ciphers, release, today: clock.today() })
  },
)

const verifyReceipt = route(
  {
    method: 'GET',
    url: '/api/verify/:code',
    config: { access: 'public' },
    schema: {
      summary: '核验备案凭证、结算单或转移接续凭证',
      description: '凭二维码里的核验码查这条备案、这次结算或这份转移接续凭证今天是否有效。不给出任何个人信息。',
      tags,
      params: Type.Object({ code: Type.String({ maxLength: 200 }) }),
      response: { 200: Type.Union([FilingVerification, SettlementVerification, TransferVerification]) },
    },
  },
  async (request, { database, clock, release, allowed }: VerifyingDeps) => {
    if (!allowed(request.ip)) throw problem('too-many-checks', { most: mostAMinute })
    const { code } = request.params
    const key = readReceiptCode(database.ciphers, code)
    const record = key && (await findFiling(database, key.personNo, key.filingId))
    const filing = record && verificationOf(record, release, clock.today())
    const answer =
      filing ??
      (await verifySettlement(database, code, clock.today())) ??
      (await verifyTransfer({ database, release }, code, clock.today()))
    if (answer === undefined) throw problem('receipt-code-not-valid')
    return answer
  },
)

/** Counts by address within one minute of the clock; the counts of the minute before are forgotten. */
function limitPerMinute(most: number, clock: Clock): (address: string) => boolean {
  let minute = -1
  const counts = new Map<string, number>()
  return (address) => {
    const now = Math.floor(clock.now().getTime() / 60_000)
    if (now !== minute) {
      minute = now
      counts.clear()
    }
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count <= most
  }
}

/** The receipt for its owner, and the verification of it, or of a settlement's receipt, for everybody who holds the code. */
export const receiptRoutes: RecordsModule = (app, deps) => {
  routes(showReceipt, verifyReceipt)(app, { ...deps, allowed: limitPerMinute(mostAMinute, deps.clock) })
}
