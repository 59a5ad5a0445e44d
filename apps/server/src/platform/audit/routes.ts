import { AuditListSchema, AuditSearchSchema, AuditVerdictSchema, SealListSchema, problem } from '@yidi/contracts'
import type { AuditSearch, Staff } from '@yidi/contracts'
import { formatDay, parseDay } from '@yidi/rules'
import { staffOf } from '../guard/index.ts'
import type { RecordsModule } from '../module/index.ts'
import { recordOfficeAudit } from './audit.ts'
import { verifyAudit } from './verify.ts'
import { findPerson, findPersonNoByIdNumber } from '../../person/people/index.ts'
import { countSealed, readAuditRows, readSeals } from './read.ts'

/** Without days asked for, the last week. */
const usualDays = 7
const longestDays = 366
const usualLimit = 50

/** 审计: `/api/desk/audit`. Reading it is on record too. */
export const auditRoutes =
  (stepTitles: ReadonlyMap<string, string>): RecordsModule =>
  (app, { database, clock, config: settings }) => {
    const tags = ['审计']
    const config = { access: ['audit', 'admin'] } as const

    const audit = (staff: Staff, action: string, subjectId: string, detail: Record<string, unknown>): Promise<void> => {
      const entry = { actorKind: 'staff', actor: staff.staffName, action, subjectId, detail }
      return recordOfficeAudit(database, entry, clock.now())
    }

    const personNoOf = async (staff: Staff, idNumber: string): Promise<string> => {
      const personNo = await findPersonNoByIdNumber(database, idNumber)
      const person = personNo === undefined ? undefined : await findPerson(database, personNo)
      if (person === undefined) throw problem('person-not-found', { what: '证件号码' })
      if (staff.pool !== null && person.pool !== staff.pool) throw problem('person-other-pool', { pool: person.pool })
      return person.personNo
    }

    const daysOf = ({ from, to }: AuditSearch): { from: string; to: string } => {
      const last = to ?? clock.today()
      const first = from ?? formatDay(parseDay(last) - (usualDays - 1))
      const span = parseDay(last) - parseDay(first)
      if (span < 0 || span >= longestDays) throw problem('audit-days-not-valid', { from: first, to: last })
      return { from: first, to: last }
    }

    app.post(
      '/api/desk/audit/search',
      {
        config: { ...config, repeatable: true },
        schema: {
          summary: '查审计：按人、按账号、按日期',
          description: '查一次记一笔。有统筹区的账号只看本统筹区的人和工作人员。',
          tags,
          body: AuditSearchSchema,
          response: { 200: AuditListSchema },
        },
      },
      async (request) => {
        const staff = staffOf(request)
        const { idNumber, actor, after, limit = usualLimit } = request.body
        const asked = idNumber?.trim() ?? ''
        const personNo = asked === '' ? undefined : await personNoOf(staff, asked)
        const days = daysOf(request.body)
        const trimmed = actor?.trim() ?? ''
        const list = await readAuditRows(database, stepTitles, {
          personNo,
          actor: trimmed === '' ? undefined : trimmed,
          ...days,
          after,
          limit,
          pool: staff.pool,
        })
        await audit(staff, 'audit.read', personNo ?? '-', { ...days, rows: list.rows.length })
        return list
      },
    )

    app.get(
      '/api/desk/audit/seals',
      { config, schema: { summary: '审计的封存', tags, response: { 200: SealListSchema } } },
      () => readSeals(database),
    )

    app.post(
      '/api/desk/audit/verify',
      {
        config: { ...config, repeatable: true },
        schema: {
          summary: '核验审计：每一行的摘要、每一次封存',
          tags,
          response: { 200: AuditVerdictSchema },
        },
      },
      async (request) => {
        const size = await countSealed(database)
        const faults = await verifyAudit(database, settings)
        await audit(staffOf(request), 'audit.verify', '-', { ...size, faults: faults.length })
        return { at: clock.now().toISOString(), ...size, faults }
      },
    )
  }
