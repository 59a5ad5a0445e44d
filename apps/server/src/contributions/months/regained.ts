/** Who got benefits of past days back by a late payment, and what was not settled or refused in them: a claim is offered for it. */
import type { RegainedMessage } from '@yidi/contracts'
import { employerNames } from '../../filing/employers/index.ts'
import { covers, readFile } from '../../person/file/index.ts'
import { findPeopleShown, unsettledVisits } from '../../person/people/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** How many stretches one page shows, those that were known last first. */
const most = 200

interface Row {
  personNo: string
  from: string
  to: string
  reason: string
  knownFrom: Date
  employer: string | null
}

/** The stretches of the people of a pool, or of all where it is null. Settlements are never undone by themselves. */
export async function regainedIn(database: Database, pool: string | null): Promise<RegainedMessage> {
  const { rows } = await database.pool.query<Row>(
    `select b.person_no as "personNo", b.from_day as "from", b.to_day as "to", b.reason, b.known_from as "knownFrom", e.employer
       from benefit_interval b join person p using (person_no)
       left join enrolment e on e.person_no = b.person_no and e.known_to is null and e.from_day <= b.from_day
        and (e.to_day is null or e.to_day >= b.from_day)
      where b.rests_on = 'late-contributions' and b.known_to is null and ($1::text is null or p.pool = $1)
      order by b.known_from desc, b.person_no, b.from_day limit $2`,
    [pool, most],
  )
  const shown = await findPeopleShown(database, [...new Set(rows.map(({ personNo }) => personNo))])
  const names = await employerNames(
    database,
    rows.map(({ employer }) => employer),
  )
  const people = await Promise.all(
    rows.map(async (row) => ({
      ...{ personNo: row.personNo, from: row.from, to: row.to, reason: row.reason },
      name: shown.get(row.personNo)?.name ?? '',
      employer: row.employer === null ? null : nameAndCode(row.employer, names.get(row.employer)),
      knownFrom: row.knownFrom.toISOString(),
      ...(await waitingIn(database, row)),
    })),
  )
  // What came at the same moment stands by name: a person's number says nothing to who reads.
  return {
    people: people.sort(
      (one, other) =>
        compare(other.knownFrom, one.knownFrom) || compare(one.name, other.name) || compare(one.from, other.from),
    ),
  }
}

const nameAndCode = (code: string, name: string | undefined): string =>
  name === undefined ? code : `${name}（${code}）`

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** What waits in a stretch: a visit belongs to it by its first day. */
async function waitingIn(
  database: Database,
  { personNo, ...stretch }: Row,
): Promise<Pick<RegainedMessage['people'][number], 'visits' | 'claims'>> {
  const visits = await unsettledVisits(database, personNo)
  const file = await readFile(database, { personNo }, ['claims'])
  return {
    visits: visits
      .filter(({ from }) => covers(stretch, from))
      .map(({ visitId, institutionName, from, to }) => ({ visitId, institutionName, from, to })),
    claims: (file?.claims ?? [])
      .filter(({ state, from }) => state === 'refused' && covers(stretch, from))
      .map(({ claimId: id, institution, from, to }) => ({ id, institution, from, to })),
  }
}
