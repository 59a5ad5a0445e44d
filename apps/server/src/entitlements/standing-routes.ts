import { Type } from 'typebox'
import { Hindrance, Insured } from '@yidi/contracts'
import { citizenOf } from '../access/index.ts'
import type { RecordsModule } from '../module.ts'
import { enrolmentOn, readStanding } from '../people/index.ts'
import { readHindrances } from '../registers/index.ts'

/** What keeps a person's bills from being settled by the ordinary rules today, before a hospital has to say so. */
export const standingRoutes: RecordsModule = (app, { database, clock }) => {
  app.get(
    '/api/me/standing',
    {
      config: { access: ['citizen'], scope: 'any' },
      schema: {
        summary: '我今天按什么参保，有没有特别的情况',
        tags: ['人员'],
        response: {
          200: Type.Object({ hindrances: Type.Array(Hindrance), insured: Type.Union([Insured, Type.Null()]) }),
        },
      },
    },
    async (request) => {
      const { personNo } = citizenOf(request)
      const today = clock.today()
      const [hindrances, standing] = await Promise.all([
        readHindrances(database, personNo, today),
        readStanding(database, personNo),
      ])
      return { hindrances, insured: (standing && enrolmentOn(standing, today)) ?? null }
    },
  )
}
