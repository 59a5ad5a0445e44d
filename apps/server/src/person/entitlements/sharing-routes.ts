import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { enrolmentOn, readFile } from '../file/index.ts'
import { accountSharingOn } from './sharing-rule.ts'
import { contactOf } from './words.ts'

const showSharing = route(
  {
    method: 'GET',
    url: '/api/me/account-sharing',
    config: { access: ['citizen'], self: true },
    schema: {
      summary: '家庭共济：参保地让不让家人用个人账户的历年余额',
      tags: ['亲情账户'],
      response: {
        200: Type.Object({
          poolName: Type.String(),
          rule: Type.Enum(['allowed', 'not-allowed', 'open'], { description: 'open：参保地的文件没有写明' }),
          basis: Type.Union([Type.Object({ document: Type.String(), article: Type.String() }), Type.Null()]),
          contact: Type.String({ description: '问谁' }),
        }),
      },
    },
  },
  async (request, { clock, database, release }) => {
    const { personNo } = citizenOf(request)
    const today = clock.today()
    const file = await readFile(database, { personNo }, ['enrolments'])
    const enrolment = file && enrolmentOn(file, today)
    if (enrolment === undefined) throw problem('not-enrolled', { day: today })
    const { pool } = enrolment
    return {
      poolName: release.pools.get(pool)?.pool.name ?? pool,
      ...accountSharingOn(release, pool, today),
      contact: contactOf(release, pool),
    }
  },
)

/** 家庭共济: whether the pool's law lets a family pay from one member's past-year account. Asked beside 亲情账户, for people take
 * one for the other. */
export const sharingRoutes = routes(showSharing)
