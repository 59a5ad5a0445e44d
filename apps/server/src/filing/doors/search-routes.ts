/** 备案: every filing of a pool, found by its number or by the person; a look at people is audited. */
import { Type } from 'typebox'
import { FilingFoundMessage, channelTitles, filingStates } from '@yidi/contracts'
import { FILING_TYPES } from '@yidi/rules'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { findPerson, findPersonNoByIdNumber, findPersonNosByName } from '../../person/people/index.ts'
import { stateOn } from '../../person/file/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { maskIdNumber } from '../../person/people/index.ts'
import { filingsOf } from '../record/index.ts'

const most = 50

const searchFilings = route(
  {
    method: 'POST',
    url: '/api/desk/filings/search',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'], repeatable: true },
    schema: {
      summary: '查备案：按编号、身份证号或姓名',
      description: '按人查要记审计。姓名要写全。最多给 50 条。',
      tags: ['经办'],
      body: Type.Object({
        by: Type.Enum(['number', 'id-number', 'name'], { description: '按编号（可以是一部分）、身份证号、姓名' }),
        text: Type.String({ minLength: 1, maxLength: 60 }),
      }),
      response: { 200: Type.Object({ filings: Type.Array(FilingFoundMessage), more: Type.Boolean() }) },
    },
  },
  async (request, { database, release, clock }) => {
    const { by, text } = request.body
    const { pool, staffName } = staffOf(request)
    if (by === 'number') {
      const part = text
        .trim()
        .toUpperCase()
        .replaceAll(/[\\%_]/g, String.raw`\$&`)
      let query = database.kysely.selectFrom('desk_task').selectAll().where('kind', '=', 'filing')
      if (pool !== null) query = query.where('pool', '=', pool)
      const rows = await query
        .where('task_id', 'like', `%${part}%`)
        .orderBy('opened_at', 'desc')
        .limit(most + 1)
        .execute()
      return {
        more: rows.length > most,
        filings: rows.slice(0, most).map((row) => ({
          id: row.task_id,
          pool: row.pool,
          title: row.title,
          stateTitle: filingStates[row.state as keyof typeof filingStates]?.title ?? '',
          channelTitle: channelTitles[row.channel as keyof typeof channelTitles] ?? '',
          openedAt: row.opened_at.toISOString(),
        })),
      }
    }
    const pools = pool === null ? [...release.filing.laws.keys()] : [pool]
    const numbers =
      by === 'id-number'
        ? [await findPersonNoByIdNumber(database, text)].filter((one) => one !== undefined)
        : (await Promise.all(pools.map((one) => findPersonNosByName(database, one, text.trim())))).flat()
    // What was typed is not written down: whom it led to is.
    const entry = { actorKind: 'staff', actor: staffName, action: 'filing.search', subjectId: numbers[0] ?? 'nobody' }
    await recordOfficeAudit(database, { ...entry, detail: { by, people: numbers } }, clock.now())
    const today = clock.today()
    const found = await Promise.all(
      numbers.slice(0, most).map(async (personNo) => {
        const [person, filings] = await Promise.all([findPerson(database, personNo), filingsOf(database, personNo)])
        return filings
          .filter((filing) => pools.includes(filing.pool))
          .map((filing) => ({
            id: filing.filingId,
            pool: filing.pool,
            title: `${FILING_TYPES[filing.type].title} · ${placeName(filing.destination)}`,
            stateTitle: filingStates[stateOn(filing, today)].title,
            channelTitle: channelTitles[filing.application.channel as keyof typeof channelTitles] ?? '',
            openedAt: new Date(filing.actions[0]!.recorded_at).toISOString(),
            ...(person === undefined ? {} : { person: { name: person.name, idNumber: maskIdNumber(person.idNumber) } }),
          }))
      }),
    )
    const filings = found.flat()
    return { filings: filings.slice(0, most), more: filings.length > most }
  },
)

/** The room of all filings, for deciding staff and for audit. */
export const filingSearchRoutes = routes(searchFilings)
