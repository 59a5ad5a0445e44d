/** What a person has claimed or settled already: what a further claim is held against. */
import type { EarlierBill } from '@yidi/rules'
import { claimStates } from '@yidi/contracts'
import { claimsHolding } from '../../person/file/index.ts'
import type { ClaimRecord, ClaimStep } from '../../person/file/index.ts'
import { stands } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'

interface Row {
  id: string
  kind: EarlierBill['kind']
  institution: string
  name: string | null
  from: string
  to: string | null
  invoice: string | null
}

/** Direct settlements that stand: what came of a claim is told by the claim. */
async function settledDirectly({ pool }: Pick<Database, 'pool'>, personNo: string): Promise<EarlierBill[]> {
  const { rows } = await pool.query<Row>({
    name: 'settled-beside-claims',
    text: `select s.settlement_id as id, v.kind, v.institution, i.name, to_char(v.from_day, 'YYYY-MM-DD') as "from",
                  to_char(v.to_day, 'YYYY-MM-DD') as "to", v.detail ->> 'invoice' as invoice
             from settlement s join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
             left join institution i on i.code = v.institution
            where s.person_no = $1 and s.route = 'direct' and ${stands('s')}`,
    values: [personNo],
  })
  return rows.map(({ id, kind, institution, name, from, to, invoice }) => ({
    id,
    what: 'settlement',
    kind,
    institution: { code: institution, name: name ?? institution },
    from,
    to,
    invoices: invoice === null ? [] : [{ number: invoice }],
    state: '已结算',
  }))
}

const asEarlier = ({ claimId, kind, institution, sent, from, to, state }: ClaimRecord<ClaimStep>): EarlierBill => ({
  id: claimId,
  what: 'claim',
  kind,
  institution: {
    ...(sent.institution?.inDirectory === true ? { code: institution } : {}),
    name: sent.institution?.name ?? institution,
  },
  from,
  to,
  invoices: sent.invoices ?? [],
  state: claimStates[state].title,
})

/** Everything that holds its stay and its invoices, without the claim that is looked at. */
export async function earlierBills(
  db: Pick<Database, 'pool'>,
  { personNo, claims }: { personNo: string; claims: readonly ClaimRecord[] },
  claimId: string | undefined,
): Promise<EarlierBill[]> {
  const claimed = claimsHolding(claims).filter((claim) => claim.claimId !== claimId)
  return [...claimed.map(asEarlier), ...(await settledDirectly(db, personNo))]
}
