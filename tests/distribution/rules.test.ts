import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import { readCatalogue, Reader } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { faultsOf, rules } from './rules.ts'
import type { Rule } from './rules.ts'

let client: pg.Client
let catalogue: Catalogue
let reader: Reader

before(async () => {
  const db = await openTestDatabase()
  client = new pg.Client(db.connection())
  await client.connect()
  catalogue = await readCatalogue(client)
  reader = await Reader.on(client)
})
after(() => client.end())

async function rulesBroken(sql: string): Promise<Rule[]> {
  const tree = await reader.read(sql)
  assert.ok(tree, sql)
  return [...new Set(faultsOf(tree, catalogue).map(({ rule }) => rule))].sort()
}

const good = [
  // One person, said once and meant everywhere.
  'select from posting where person_no = $1',
  'select from posting b join person p using (person_no) where p.person_no = $1',
  'select from person_state s left join person p on p.person_no = s.person_no where s.person_no = $1',
  'select (select count(*) from posting b where b.person_no = $1) from person_state s where s.person_no = $1',
  'select from person_state s where s.person_no = $1 and exists (select from visit v where v.person_no = s.person_no)',
  'with one as (select person_no from person where person_no = $1) select from one join visit v using (person_no)',
  'select from (select person_no as who from person where person_no = $1) p join visit v on v.person_no = p.who',
  'select i.name from visit v join institution i on i.code = v.institution where v.person_no = $1',
  // An institution's own, a look-up's own, the office's own.
  'select from message where institution = $1 order by msgid',
  'select person_no from person_lookup where blind_index = $1',
  'select from session s join staff_user u on true',
  'select from session for update',
  // Changes that every node works out alike.
  'update person_state set version = version + 1 where person_no = $1 returning version',
  'insert into citizen_login values ($1, $2, $3) on conflict (person_no) do update set password_hash = excluded.password_hash',
  'insert into citizen_login (person_no, password_hash, changed_at) values ($1, $2, now())',
  'update citizen_login set changed_at = now() where person_no = $1',
  `with gate as (update person_state set version = version + 1 where person_no = $1 returning version)
   delete from material m using gate where m.person_no = $1 and m.material_id = $2`,
  'insert into institution_service (institution, service, from_day) select a, b, $3 from unnest($1::text[], $2::text[]) as n (a, b)',
  'select version from person_state where person_no = $1 for update',
]

for (const sql of good)
  test(`goes to one place: ${sql.replace(/\s+/g, ' ').slice(0, 100)}`, async () => {
    assert.deepEqual(await rulesBroken(sql), [])
  })

const breaches: readonly (readonly [sql: string, ...broken: Rule[]])[] = [
  ['select from posting where book = $1', 'across nodes'],
  ['select from posting where person_no = any($1)', 'across nodes'],
  ['select from posting where person_no = $1 or book = $2', 'across nodes'],
  ['select from posting where upper(person_no) = $1', 'across nodes'],
  ['delete from material where subject_id = $1', 'across nodes'],
  ['insert into citizen_login select person_no, $1, $2 from person', 'across nodes'],
  [
    'select (select count(*) from posting b where b.source_id = $2) from person_state s where s.person_no = $1',
    'across nodes',
  ],
  ['select from posting b join visit v on v.visit_id = b.source_id', 'across nodes', 'joined across nodes'],
  [
    'select from person p where exists (select from visit v where v.visit_id = p.pool)',
    'across nodes',
    'joined across nodes',
  ],
  [
    'select from person_lookup l join citizen_login c using (person_no) where l.blind_index = $1',
    'across nodes',
    'joined across nodes',
    'two sorts of tables',
  ],
  [
    'select from message m join visit v on v.institution = m.institution where v.person_no = $1 and m.institution = $2',
    'two sorts of tables',
  ],
  ['select from desk_task t join person p on p.person_no = $1', 'coordinator with nodes'],
  ['update desk_task set pool = i.place from institution i', 'coordinator with nodes'],
  [
    'update enrolment set known_to = $2 where person_no = $1 and $3::jsonb @> to_jsonb(enrolment_no)',
    'stable over a column',
  ],
  ['update visit set detail = to_jsonb(visit_id) where person_no = $1', 'stable over a column'],
  ['delete from enrolment where person_no = $1 and known_from::text = $2', 'stable over a column'],
  ['delete from enrolment where person_no = $1 and known_from < from_day', 'stable over a column'],
  ['delete from enrolment where person_no = $1 and random() < 0.5', 'volatile in a change'],
  ['update citizen_login set changed_at = coalesce($2, now()) where person_no = $1', 'choice that is not immutable'],
  [
    'insert into citizen_login values ($1, $2, $3) on conflict (person_no) do update set changed_at = now()',
    'not immutable in ON CONFLICT',
  ],
  ['update citizen_login set password_hash = $2 where person_no = $1 returning now()', 'not immutable in RETURNING'],
  ['update citizen_login set person_no = $2 where person_no = $1', 'key changed'],
  ['select from person_state where version > $1 for update', 'across nodes', 'lock across nodes'],
  [
    'select from desk_task t left join person p on p.person_no = t.person_no for update of t',
    'across nodes',
    'coordinator with nodes',
    'lock across nodes',
  ],
  ['select from institution where code = $1 for update', 'lock of a reference table'],
  [
    `with closed as (update institution_agreement set known_to = $2 where institution = $1 returning *)
     insert into institution_agreement select * from closed`,
    'reference table among others',
  ],
  ['insert into institution_service values ($1, $2, $3) on conflict do nothing', 'ON CONFLICT of a reference table'],
]

for (const [sql, ...broken] of breaches)
  test(`named as ${broken.join(', ')}: ${sql.replace(/\s+/g, ' ').slice(0, 100)}`, async () => {
    assert.deepEqual(await rulesBroken(sql), [...broken].sort())
  })

test('every rule is broken by an example', () => {
  const shown = new Set(breaches.flatMap(([, ...broken]) => broken))
  assert.deepEqual([...shown].sort(), Object.keys(rules).sort())
})
