/** Of whom what was shared in a settlement came, as bills and papers say it: family names only, for papers are handed on. */
import type { SettlementMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { findPerson } from '../../person/people/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** What a settlement used of one giver's share. */
export interface UsedShare {
  other_no: string
  amount_fen: number
}

/** As a column of a statement in which `s` is the settlement: a list of `UsedShare`. */
export const usedSharesSql = `
  coalesce((select jsonb_agg(jsonb_build_object('other_no', u.other_no, 'amount_fen', u.fen) order by u.fen desc)
              from (select a.other_no, sum(a.amount_fen)::bigint as fen from account_share a
                     where a.person_no = s.person_no and a.source_id = s.settlement_id and a.event = 'used'
                     group by a.other_no) u), '[]') as used_shares`

/** The part of a bill that says it; nothing where nothing was shared. */
export async function sharedBy(db: Database, used: readonly UsedShare[]): Promise<Pick<SettlementMessage, 'shared'>> {
  if (used.length === 0) return {}
  const from = await Promise.all(
    used.map(async ({ other_no, amount_fen }) => ({
      name: familyNameOnly((await findPerson(db, other_no))?.name ?? ''),
      amount: formatYuan(amount_fen),
    })),
  )
  return { shared: { amount: formatYuan(used.reduce((sum, one) => sum + one.amount_fen, 0)), from } }
}

/** 王小明 as 王**. */
const familyNameOnly = (name: string): string => [...name].map((letter, index) => (index === 0 ? letter : '*')).join('')
