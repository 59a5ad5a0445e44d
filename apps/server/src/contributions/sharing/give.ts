/** 授权人: setting an amount of one's past-year account aside for a member of the family, and asking back what is not used. */
import { problem } from '@yidi/contracts'
import type { ShareForm } from '@yidi/contracts'
import { formatYuan, labelOf } from '@yidi/rules'
import { accountSharingOn, contactOf } from '../../person/entitlements/index.ts'
import { familyMemberBy } from '../../person/family/index.ts'
import { enrolmentOn, enrolmentsOn, readFile } from '../../person/file/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { runShare } from './context.ts'
import type { ShareCommand, SharingContext } from './context.ts'
import { readShares } from './read.ts'
import { heldRows, recalledRows } from './rows.ts'

/**
 * Sets an amount aside; nothing of the member is written. Throws `not-enrolled`, `sharing-open`, `sharing-off`,
 * `sharing-amount-not-valid`, `sharing-above-balance`, `sharing-not-family`, `sharing-own-person`, `sharing-member-not-told`,
 * and only of a member who is vouched for `sharing-not-insured`, `sharing-other-pool`, `sharing-no-account`.
 */
export function giveShare(context: SharingContext, who: ShareCommand, form: ShareForm): Promise<string> {
  return runShare(context, who, async (file, today) => {
    const pool = enrolmentOn(file, today)?.pool
    if (pool === undefined) throw problem('not-enrolled', { day: today })
    requireSharing(context, pool, today)
    const fen = readAmount(form.amount)
    const { pastYearFen } = file.accounts
    // Before anything of the other is looked at: nobody is asked about with money that is not there.
    if (fen > pastYearFen)
      throw problem('sharing-above-balance', { amount: formatYuan(fen), balance: formatYuan(pastYearFen) })
    const memberNo = await requireMember(context, who.personNo, form.authorisation, pool)
    const shareId = newRecordId('G', pool, today)
    return { shareId, changes: heldRows({ shareId, pool, otherNo: memberNo, today }, fen), detail: { pool } }
  })
}

function requireSharing({ release }: SharingContext, pool: string, today: string): void {
  const { rule } = accountSharingOn(release, pool, today)
  const values = { pool: poolName({ release }, pool), contact: contactOf(release, pool) }
  if (rule === 'open') throw problem('sharing-open', values)
  if (rule === 'not-allowed') throw problem('sharing-off', values)
}

const poolName = ({ release }: Pick<SharingContext, 'release'>, pool: string): string =>
  release.pools.get(pool)?.pool.name ?? pool

/** Yuan as people write them, in fen. */
function readAmount(amount: string): number {
  const fen = /^\d{1,9}(\.\d{1,2})?$/.test(amount.trim()) ? Math.round(Number(amount.trim()) * 100) : 0
  if (fen === 0) throw problem('sharing-amount-not-valid', { amount: amount.slice(0, 20) })
  return fen
}

/**
 * The person number of a member of the family who can use it: of the same pool, insured there as an employee. Family is asked first;
 * whether and where somebody is insured is told only of a member who is vouched for. One answer stands for all else.
 */
async function requireMember(
  context: SharingContext,
  giverNo: string,
  authorisation: string,
  pool: string,
): Promise<string> {
  const giver = await findPerson(context.database, giverNo)
  const family = giver && (await familyMemberBy(context, giver, authorisation))
  if (family === undefined) throw problem('sharing-not-family')
  const { member, vouched } = family
  if (member?.personNo === giverNo) throw problem('sharing-own-person')
  const bar = member === undefined ? problem('sharing-not-family') : await barOf(context, member.personNo, pool)
  if (bar !== undefined) throw vouched ? bar : problem('sharing-member-not-told')
  return member!.personNo
}

/** Why somebody cannot use what is shared in a pool; undefined where they can. */
async function barOf(context: SharingContext, personNo: string, pool: string) {
  const day = context.clock.today()
  const file = await readFile(context.database, { personNo }, ['enrolments'])
  const enrolled = file === undefined ? [] : enrolmentsOn(file, day)
  if (enrolled.length === 0) return problem('sharing-not-insured', { day })
  const here = enrolled.filter((one) => one.pool === pool)
  if (here.length === 0) return problem('sharing-other-pool', { pool: poolName(context, pool) })
  if (!here.some((one) => one.insurance === 'employee'))
    return problem('sharing-no-account', { insurance: labelOf('insurance', here[0]!.insurance) })
  return undefined
}

/** Asks back what is not used; the member's side lets it go. Throws `share-not-found`, `share-not-held`. */
export function recallShare(context: SharingContext, who: ShareCommand, shareId: string): Promise<string> {
  return runShare(context, who, async (_file, today) => {
    const [share] = await readShares(context.database, who.personNo, 'given', shareId)
    if (share === undefined) throw problem('share-not-found', { share: shareId.slice(0, 60) })
    if (!share.allowed.includes('recall')) throw problem('share-not-held', { state: share.stateTitle })
    const { pool, otherNo } = share
    return { shareId, changes: recalledRows({ shareId, pool, otherNo, today }) }
  })
}
