import { Type } from 'typebox'
import { Hindrance, Insured } from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { enrolmentOn, readFile } from '../file/index.ts'
import { hindrancesOn } from '../registers/index.ts'

/** Whoever is not on record is not insured. */
const nobody = { enrolments: [], benefits: [], registers: [], measures: [] }

const showStanding = route(
  {
    method: 'GET',
    url: '/api/me/standing',
    config: { access: ['citizen'], scope: 'any' },
    schema: {
      summary: '我今天按什么参保，有没有特别的情况',
      tags: ['人员'],
      response: {
        200: Type.Object({ hindrances: Type.Array(Hindrance), insured: Type.Union([Insured, Type.Null()]) }),
      },
    },
  },
  async (request, { clock, database }) => {
    const { personNo } = citizenOf(request)
    const today = clock.today()
    const file = await readFile(database, { personNo }, ['enrolments', 'benefits', 'registers', 'measures'])
    const hindrances = hindrancesOn(file ?? nobody, today)
    return { hindrances, insured: (file && enrolmentOn(file, today)) ?? null }
  },
)

/** What keeps a person's bills from being settled by the ordinary rules today, before a hospital has to say so. */
export const standingRoutes = routes(showStanding)
