/** Whether an agreement counts is asked of one function; the directory, which searches many at once, says the same of each. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { designatedFor, findInstitution } from '../../apps/server/src/care/institutions/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openPlatform } from '../hospital/hospital.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
test.after(() => app.close())
const code = 'H33010000001'
const release = openRelease(undefined)
const statuses = [null, 'in-force', 'suspended', 'terminated'] as const

/** What the directory says where the region's own agency and the provincial one hold these. */
async function designatedIn(held: Readonly<Record<string, string | null>>): Promise<boolean> {
  await db.pool.query('delete from institution_agreement where institution = $1', [code])
  for (const [region, status] of Object.entries(held))
    if (status !== null)
      await db.pool.query(
        `insert into institution_agreement (institution, region, agreement_no, status, from_day, known_from)
         values ($1, $2, 1, $3, '2026-01-01', '2026-01-01')`,
        [code, region, status],
      )
  return (await app.inject(`/api/institutions/${code}`)).json<{ designated: boolean }>().designated
}

test('the directory and the rule agree, whatever the two agencies of a place hold', async () => {
  const counts: string[] = []
  for (const own of statuses)
    for (const provincial of statuses) {
      const said = await designatedIn({ '330100': own, '339900': provincial })
      const institution = await findInstitution(db, code, clock.today())
      assert.equal(said, designatedFor(release, null, institution!), `${String(own)} and ${String(provincial)}`)
      if (said) counts.push(`${String(own)} ${String(provincial)}`)
    }
  // The own one in force, or none of its own and the provincial one in force.
  assert.deepEqual(counts, [
    'null in-force',
    'in-force null',
    'in-force in-force',
    'in-force suspended',
    'in-force terminated',
  ])
})
