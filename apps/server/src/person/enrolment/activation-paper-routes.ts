import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import { activationCodeToPrint } from '../../platform/access/index.ts'
import { staffOf } from '../../platform/guard/index.ts'
import { maskIdNumber } from '../people/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { findPerson } from '../people/index.ts'
import { drawActivation } from './activation-paper.ts'
import { pdf, sendPaper, siteOf } from '../../platform/printing/index.ts'

const printActivationCode = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo/activation-code.pdf',
    config: { access: ['accepting'] },
    schema: {
      summary: '激活码（PDF），交给本人',
      description: '打印一次就记一笔审计。激活码用过、到期或输错太多次以后，就打印不出来了。',
      tags: ['打印'],
      params: Type.Object({ personNo: Type.String({ maxLength: 40 }) }),
      response: pdf,
    },
  },
  async (request, { database, clock, release, config }, reply) => {
    const { personNo } = request.params
    const { pool, staffName } = staffOf(request)
    const person = await findPerson(database, personNo)
    if (person === undefined) throw problem('person-not-found', { what: '人员编号' })
    if (pool !== null && pool !== person.pool) throw problem('person-other-pool', { pool: person.pool })
    const open = await activationCodeToPrint(database, personNo, clock.now())
    if (open === undefined) throw problem('activation-code-over')
    const poolName = release.pools.get(person.pool)?.pool.name ?? person.pool
    const address = `${siteOf(request, config.publicUrl)}/activate`
    const idNumber = maskIdNumber(person.idNumber)
    const bytes = await drawActivation({ ...open, poolName, name: person.name, idNumber, address }, clock.now())
    const entry = { actorKind: 'staff', actor: staffName, action: 'log-in.activation-printed', subjectId: personNo }
    await recordOfficeAudit(database, entry, clock.now())
    return sendPaper(reply.header('cache-control', 'no-store'), bytes, '激活码')
  },
)

/** The paper with the activation code that the desk has given: printed while the code is open, each time on record. */
export const activationPaperRoutes = routes(printActivationCode)
