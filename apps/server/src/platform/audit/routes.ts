import { AuditListSchema, AuditSearchSchema, AuditVerdictSchema, SealListSchema, problem } from '@yidi/contracts'
import type { AuditSearch, Staff } from '@yidi/contracts'
import { formatDay, parseDay } from '@yidi/rules'
import { staffOf } from '../guard/index.ts'
import { route, routes } from '../http/index.ts'
import type { RecordsDeps, RecordsModule } from '../module/index.ts'
import { recordOfficeAudit } from './audit.ts'
import { verifyAudit } from './verify.ts'
import { findPerson, findPersonNoByIdNumber } from '../../person/people/index.ts'
import { countSealed, readAuditRows, readSeals } from './read.ts'

/** Without days asked for, the last week. */
const usualDays = 7
const longestDays = 366
const usualLimit = 50
/** What the trail is given beside: the Chinese of the steps of records, by the action that the audit keeps. */
type Deps = RecordsDeps & { stepTitles: ReadonlyMap<string, string> }

const tags = ['审计']
const config = { access: ['audit', 'admin'] } as const

function audit(
  { database, clock }: RecordsDeps,
  staff: Staff,
  action: string,
  subjectId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const entry = { actorKind: 'staff', actor: staff.staffName, action, subjectId, detail }
  return recordOfficeAudit(database, entry, clock.now())
}

async function personNoOf({ database }: RecordsDeps, staff: Staff, idNumber: string): Promise<string> {
  const personNo = await findPersonNoByIdNumber(database, idNumber)
  const person = personNo === undefined ? undefined : await findPerson(database, personNo)
  if (person === undefined) throw problem('person-not-found', { what: '证件号码' })
  if (staff.pool !== null && person.pool !== staff.pool) throw problem('person-other-pool', { pool: person.pool })
  return person.personNo
}

function daysOf({ clock }: RecordsDeps, { from, to }: AuditSearch): { from: string; to: string } {
  const last = to ?? clock.today()
  const first = from ?? formatDay(parseDay(last) - (usualDays - 1))
  const span = parseDay(last) - parseDay(first)
  if (span < 0 || span >= longestDays) throw problem('audit-days-not-valid', { from: first, to: last })
  return { from: first, to: last }
}

const searchAudit = route(
  {
    method: 'POST',
    url: '/api/desk/audit/search',
    config: { ...config, repeatable: true },
    schema: {
      summary: '查审计：按人、按账号、按日期',
      description: '查一次记一笔。有统筹区的账号只看本统筹区的人和工作人员。',
      tags,
      body: AuditSearchSchema,
      response: { 200: AuditListSchema },
    },
  },
  async (request, deps: Deps) => {
    const staff = staffOf(request)
    const { idNumber, actor, after, limit = usualLimit } = request.body
    const asked = idNumber?.trim() ?? ''
    const personNo = asked === '' ? undefined : await personNoOf(deps, staff, asked)
    const days = daysOf(deps, request.body)
    const trimmed = actor?.trim() ?? ''
    const list = await readAuditRows(deps.database, deps.stepTitles, {
      personNo,
      actor: trimmed === '' ? undefined : trimmed,
      ...days,
      after,
      limit,
      pool: staff.pool,
    })
    await audit(deps, staff, 'audit.read', personNo ?? '-', { ...days, rows: list.rows.length })
    return list
  },
)

const showSeals = route(
  {
    method: 'GET',
    url: '/api/desk/audit/seals',
    config,
    schema: { summary: '审计的封存', tags, response: { 200: SealListSchema } },
  },
  (_request, { database }) => readSeals(database),
)

const verify = route(
  {
    method: 'POST',
    url: '/api/desk/audit/verify',
    config: { ...config, repeatable: true },
    schema: {
      summary: '核验审计：每一行的摘要、每一次封存',
      tags,
      response: { 200: AuditVerdictSchema },
    },
  },
  async (request, deps) => {
    const size = await countSealed(deps.database)
    const faults = await verifyAudit(deps.database, deps.config)
    await audit(deps, staffOf(request), 'audit.verify', '-', { ...size, faults: faults.length })
    return { at: deps.clock.now().toISOString(), ...size, faults }
  },
)

/** 审计: `/api/desk/audit`. Reading it is on record too. */
export const auditRoutes =
  (stepTitles: ReadonlyMap<string, string>): RecordsModule =>
  (app, deps) => {
    routes<Deps>(searchAudit, showSeals, verify)(app, { ...deps, stepTitles })
  }
