/** For tests of other rooms: a case of a pool, and how the addresses of cases keep to it. */
import type { CaseConsequence } from '@yidi/contracts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { WorkingCalendar } from '@yidi/rules'
import { decideCase, openCase, plainStep, proposeConsequences } from './commands.ts'

const by = (id: string) => ({ role: 'inspecting', kind: 'staff', id }) as const
const calendar: WorkingCalendar = new Map()

/** A case about an institution, decided with these consequences; opened alone where there are none. Gives its number. */
export async function addCaseOf(
  database: Database,
  clock: Clock,
  pool: string,
  institution: string,
  consequences: readonly CaseConsequence[] = [],
): Promise<string> {
  const { kysely, ciphers } = database
  return kysely.transaction().execute(async (transaction) => {
    const working = { transaction, ciphers, clock, calendar, by: by('looks') }
    const subject = { kind: 'institution', id: institution, title: '演示', institution } as const
    const caseId = await openCase(working, pool, { subject, form: { matter: '演示' }, visits: [] })
    if (consequences.length === 0) return caseId
    const row = await transaction
      .selectFrom('oversight_case')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    await plainStep(working, row, 'look', '演示')
    await proposeConsequences(working, row, { consequences: [...consequences], basis: '演示', words: '演示' })
    await decideCase({ ...working, by: by('decides') }, row, 'decide', '演示')
    return caseId
  })
}

/** The addresses of cases, for the table of the staff's routes. */
export function caseBounds() {
  const desk = '/api/desk/cases'
  const words = { words: '演示' }
  const matter = (body?: object) => ({ refused: 'case-other-pool', ...(body === undefined ? {} : { body }) })
  const ownElsewhere = { shownBy: 'tests/oversight/cases.test.ts' }
  const plain = ['look', 'note', 'lift-interim', 'return', 'decide', 'close', 'propose-lift', 'keep', 'lift', 'reopen']
  const interim = { kind: 'agreement-suspended', until: null, basis: '演示', words: '演示' }
  return {
    [`GET ${desk}`]: 'self',
    [`POST ${desk}`]: { refused: 'institution-other-place', body: { ...of, matter: '演示' } },
    [`GET ${desk}/:caseId`]: matter(),
    [`GET ${desk}/:caseId/materials/:materialId`]: matter(),
    ...Object.fromEntries(plain.map((action) => [`POST ${desk}/:caseId/${action}`, matter(words)])),
    [`POST ${desk}/:caseId/ask`]: matter({ held: '演示', days: 5 }),
    [`POST ${desk}/:caseId/interim`]: matter(interim),
    [`POST ${desk}/:caseId/propose`]: matter({ consequences: [{ kind: 'none' }], basis: '演示', ...words }),
    'GET /api/institution/cases': 'self',
    'POST /api/institution/cases/:caseId/answer': ownElsewhere,
    'GET /api/employer/cases': 'self',
    'POST /api/employer/cases/:caseId/answer': ownElsewhere,
  } as const
}
const of = { subjectKind: 'institution', subject: 'H33010000001' } as const
