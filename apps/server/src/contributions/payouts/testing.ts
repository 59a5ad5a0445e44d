/** For tests: a desk of the provincial pool, people in work with money in their accounts, and heirs. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ErrorCode, HeirForm, ProblemDocument } from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { creditAccount } from '../../money/ledger/index.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { commitForPerson } from '../../person/commands/index.ts'

export const today = '2026-06-20'
export const pool = '339900'
export const card = '6222000011112222337'

/** The number of an identity card with its check digit. */
export function idNumber(base: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...base].reduce((total, digit, index) => total + Number(digit) * weights[index]!, 0)
  return `${base}${'10X98765432'[sum % 11]!}`
}

/** An heir of a share in parts per million, and what else is said of them. */
export const heir = (sharePpm: number, no: number, more: Partial<HeirForm> = {}): HeirForm => ({
  ...{
    name: `演示继承${'甲乙丙丁'[no - 1]!}`,
    idNumber: idNumber(`3301001990010${String(100 + no)}1`),
    relation: 'child',
  },
  ...{ sharePpm, bank: '演示银行杭州分行', number: card },
  ...more,
})

type Desk = Awaited<ReturnType<typeof openPlatform>>

interface Held {
  currentFen?: number
  pastFen?: number
}

/** Puts money into an account, as an opening balance. */
async function creditHeld(db: Desk['db'], clock: Desk['clock'], personNo: string, fen: Held): Promise<void> {
  const rows = (['current-year', 'past-year'] as const).flatMap((fund) => {
    const amountFen = (fund === 'current-year' ? fen.currentFen : fen.pastFen) ?? 0
    if (amountFen === 0) return []
    const sourceId = `O-${randomUUID()}`
    return [creditAccount({ sourceId, pool, fund, amountFen, reason: 'opening', bookedDay: today }, 1)]
  })
  const changes = { account_entry: rows.map(({ entry }) => entry), posting: rows.map(({ posting }) => posting) }
  await commitForPerson(db, { personNo, at: clock.now(), changes, audit: [] })
}

type SigningIn = (name: string, roles: Parameters<typeof signInStaff>[2]['roles']) => Promise<string>
const signingIn =
  (db: Desk['db'], clock: Desk['clock']): SigningIn =>
  (name, roles) =>
    signInStaff(db, clock, { roles, pool, name })

const everybody = async (signIn: SigningIn) => ({
  enter: await signIn('leave-enter', ['accepting']),
  // Somebody whose role changes between the two steps: one account never has both.
  moved: await signIn('leave-moved', ['accepting']),
  approve: await signIn('leave-approve', ['approving']),
  first: await signIn('leave-pay-1', ['finance']),
  second: await signIn('leave-pay-2', ['finance']),
  review: await signIn('leave-review', ['reviewing']),
})

/** The whole program with its desk. */
export async function openDesk() {
  const { app, db, clock } = await openPlatform(`${today}T02:00:00Z`)
  test.after(() => app.close())
  const signIn = signingIn(db, clock)
  const signInAll = () => everybody(signIn)
  let cookies = await signInAll()
  type Who = keyof typeof cookies
  const ask = async <Answer = { id: string }>(
    who: Who,
    url: string,
    payload?: object,
    key: string = randomUUID(),
  ): Promise<Answer & ProblemDocument> => {
    const answer = await app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url: `/api/desk${url}`,
      headers: { cookie: cookies[who], ...(payload === undefined ? {} : { 'idempotency-key': key }) },
      ...(payload === undefined ? {} : { payload }),
    })
    return answer.json<Answer & ProblemDocument>()
  }
  const credit = (personNo: string, fen: Held) => creditHeld(db, clock, personNo, fen)
  let people = 0
  return {
    ...{ app, db, clock, ask, credit },
    cookie: (who: Who): string => cookies[who],
    /** Another day: everybody logs in again. */
    async goTo(moment: string): Promise<void> {
      clock.set(moment)
      cookies = await signInAll()
    },
    /** The account `leave-moved` has another role from now on. */
    async move(role: 'accepting' | 'approving'): Promise<void> {
      cookies = { ...cookies, moved: await signIn('leave-moved', [role]) }
    },
    /** Somebody in work, born on 1960-01-01 or a year later each, with so much in the account. */
    async person(fen: { currentFen?: number; pastFen?: number } = { currentFen: 10_000, pastFen: 1 }): Promise<string> {
      people += 1
      const form = {
        name: '演示离开',
        pool,
        insurance: 'employee',
        category: 'active',
        from: '2026-01-01',
      }
      const { personNo } = await ask<{ personNo: string }>('enter', '/people', {
        idNumber: idNumber(`33010019${String(60 + people)}0101001`),
        ...form,
      })
      assert.ok(personNo)
      await credit(personNo, fen)
      return personNo
    },
    async refused(code: ErrorCode, who: Who, url: string, payload: object): Promise<void> {
      const answer = await ask<object>(who, url, payload)
      assert.equal(answer.code, code, JSON.stringify(answer))
    },
    async balance(personNo: string): Promise<number[]> {
      const { rows } = await db.pool.query<{ current: number; past: number }>(
        'select account_current_fen as current, account_past_fen as past from person_state where person_no = $1',
        [personNo],
      )
      return [rows[0]!.current, rows[0]!.past]
    },
  }
}

/** What staff of another pool are told at each address of payouts, corrections and what is taken back; `access/bounds` looks. */
export function payoutBounds(payout: string, reason: string) {
  const matter = { refused: 'filing-other-pool' }
  const ofClaim = (body: object) => ({ ...matter, body })
  const person = (body?: object) => ({ refused: 'person-other-pool', ...(body === undefined ? {} : { body }) })
  return {
    'GET /api/desk/account-payouts': { shows: payout },
    'GET /api/desk/account-payouts/:payoutId': matter,
    'POST /api/desk/account-payouts/:payoutId/approve': ofClaim({ amount: '1.00' }),
    'POST /api/desk/account-payouts/:payoutId/refuse': ofClaim({ reason }),
    'POST /api/desk/account-payouts/:payoutId/withdraw': ofClaim({ reason }),
    'POST /api/desk/account-payouts/:payoutId/account': ofClaim({ bank: '演示银行', number: '6222000011112222337' }),
    'GET /api/desk/account-corrections/:correctionId': matter,
    'POST /api/desk/account-corrections/:correctionId/confirm': matter,
    'POST /api/desk/account-corrections/:correctionId/refuse': ofClaim({ reason }),
    'POST /api/desk/account-corrections/:correctionId/withdraw': ofClaim({ reason }),
    'POST /api/desk/people/:personNo/retirement/take-back': person({ reason }),
    'POST /api/desk/people/:personNo/years/materials': {
      shownBy: 'contributions/years/taken-back.test.ts: the body is the file itself',
    },
    'GET /api/desk/people/:personNo/years/materials/:materialId': person(),
    'GET /api/desk/people/:personNo/account-payouts': person(),
    'POST /api/desk/people/:personNo/account-payouts/inheritance': person({
      heirs: [{ name: '演示', relation: 'child', sharePpm: 1_000_000, bank: '演示银行', number: '1' }],
      document: reason,
    }),
    'POST /api/desk/people/:personNo/account-payouts/transfer': person({
      ...{ transferId: 'none', name: '演示', bank: '演示银行', number: '6222000011112222337', document: reason },
    }),
    'POST /api/desk/people/:personNo/account-corrections': person({
      ...{ fund: 'current-year', direction: 'minus', amount: '1', reason, document: reason },
    }),
    'POST /api/desk/people/:personNo/death': person({ day: '1900-01-01', document: reason }),
    'POST /api/desk/people/:personNo/death/take-back': person({ reason }),
  }
}
