/** What is asked at each size: every question another time about another person. */
import { bookBalances, verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { verifyAudit } from '../../apps/server/src/platform/audit/index.ts'
import { readFile, standingParts } from '../../apps/server/src/person/file/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../../apps/server/src/person/people/index.ts'
import { Hospital, settlement } from '../../tests/hospital/hospital.ts'
import type { Filled } from './filled.ts'

export interface Question {
  name: string
  /** How often it is asked in a round. */
  times: number
  /** Made ready before it is asked, what is then asked. */
  ready(filled: Filled, round: number): Promise<(time: number) => Promise<unknown>>
  /** Of what a part counts: a question about everybody is told for each of so many. */
  per?: 'person'
}

const spread = (filled: Filled, round: number, time: number): number => ((round * 100 + time) * 7919) % filled.people

async function ok(filled: Filled, url: string, cookie: string): Promise<void> {
  const answer = await filled.app.inject({ url, headers: cookie === '' ? {} : { cookie } })
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`)
}

export const questions: readonly Question[] = [
  {
    name: 'settle a stay (2304)',
    times: 20,
    ready: (filled, round) => {
      const hospital = new Hospital(filled.app, 'H31010000001', '310100')
      return Promise.resolve((time) => {
        const stay = filled.stays[round * 20 + time]
        if (stay === undefined) throw new Error('more rounds than stays')
        return hospital.ask('2304', settlement(stay.personNo, stay.visitId, stay.totalYuan))
      })
    },
  },
  {
    name: "read a person's file",
    times: 100,
    ready: (filled, round) =>
      Promise.resolve((time) =>
        readFile(
          filled.db,
          { personNo: filled.population.person(spread(filled, round, time)).personNo },
          standingParts,
        ),
      ),
  },
  {
    name: 'find a person by ID number',
    times: 100,
    ready: (filled, round) =>
      Promise.resolve(async (time) => {
        const { idNumber } = filled.population.person(spread(filled, round, time))
        return findPerson(filled.db, (await findPersonNoByIdNumber(filled.db, idNumber))!)
      }),
  },
  {
    name: "a person's own settlements",
    times: 20,
    ready: async (filled, round) => {
      const cookies: string[] = []
      for (let time = 0; time < 20; time++)
        cookies.push(await filled.signIn(filled.population.person(spread(filled, round, time)).personNo))
      return (time) => ok(filled, '/api/settlements', cookies[time]!)
    },
  },
  {
    name: 'queue of the desk',
    times: 10,
    ready: (filled) => Promise.resolve(() => ok(filled, '/api/desk/tasks', filled.desk)),
  },
  {
    name: 'home of the desk',
    times: 5,
    ready: (filled) => Promise.resolve(() => ok(filled, '/api/desk/home', filled.desk)),
  },
  {
    name: 'directory, a city',
    times: 20,
    ready: (filled) => Promise.resolve(() => ok(filled, '/api/institutions?place=330100', '')),
  },
  {
    name: 'directory, part of a name',
    times: 20,
    ready: (filled) => Promise.resolve(() => ok(filled, `/api/institutions?q=${encodeURIComponent('中心医院')}`, '')),
  },
  {
    name: 'balances of a book, a thousand people',
    times: 1,
    per: 'person',
    ready: (filled) => Promise.resolve(() => bookBalances(filled.db.unhurried, '330100')),
  },
  {
    name: 'verify the ledger, a thousand people',
    times: 1,
    per: 'person',
    ready: (filled) => Promise.resolve(() => verifyLedger({ ...filled.db, ...filled.db.unhurried })),
  },
  {
    name: 'verify the audit, a thousand people',
    times: 1,
    per: 'person',
    ready: (filled) => Promise.resolve(() => verifyAudit({ ...filled.db, ...filled.db.unhurried })),
  },
]
