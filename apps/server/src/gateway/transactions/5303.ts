import { one, text, time } from '@yidi/contracts/interface'
import { isAway } from '../../care/settlements/index.ts'
import { isHomeBed, runningStays } from '../../care/visits/index.ts'
import type { ReadVisit } from '../../care/visits/index.ts'
import { readFile } from '../../person/file/index.ts'
import type { FileWith } from '../../person/file/index.ts'
import { liesIn, spanAsked } from '../asked-days.ts'
import type { Call } from '../call.ts'
import { missingWarning } from '../registration.ts'
import { query } from '../transaction.ts'
import { begunAt, visitFields } from '../visit-rows.ts'
import { refuseUnknownPerson } from '../person.ts'

/** Rows of one answer at most. */
const mostRows = 500

/**
 * 5303 在院信息查询: who is in this hospital now, one person or all, of those whose stay touches the time asked for. A home
 * bed is none of the hospital's beds.
 */
export default query({
  infno: '5303',
  name: '在院信息查询',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'may'),
      begntime: time('开始时间', 'should'),
      endtime: time('结束时间', 'should'),
    }),
  },
  run: async (call, { data }) => {
    const { db } = call.services
    const span = spanAsked(data)
    const { institution } = call.message
    if (data.psn_no !== '' && (await readFile(db, { personNo: data.psn_no }, [])) === undefined)
      refuseUnknownPerson(call, `psn_no ${data.psn_no}`)
    const found = await runningStays(db, {
      institution,
      personNo: data.psn_no,
      to: span.to.slice(0, 10),
      limit: mostRows,
    })
    const stays = found.filter((visit) => liesIn(span, begunAt(visit), visit.to_day) && !isHomeBed(visit))
    const files = await filesOf(call, stays)
    return call.answer({ data: stays.map((visit) => stayRow(call, files.get(visit.person_no)!, visit)) }, [
      missingWarning(call),
      found.length === mostRows ? `只列出前${String(mostRows)}人，请缩短时间或写明人员编号再查` : '',
    ])
  },
})

async function filesOf(call: Call, stays: readonly ReadVisit[]) {
  const people = [...new Set(stays.map((visit) => visit.person_no))]
  const files = new Map<string, FileWith<'identity' | 'enrolments'>>()
  for (const personNo of people) {
    const file = await readFile(call.services.db, { personNo }, ['identity', 'enrolments'])
    if (file !== undefined) files.set(personNo, file)
  }
  return files
}

function stayRow(call: Call, file: FileWith<'identity' | 'enrolments'>, visit: ReadVisit): Record<string, unknown> {
  const { db, release } = call.services
  return {
    ...visitFields(db, file, visit),
    begndate: visit.from_day,
    out_flag: isAway(release, visit.pool, visit.place, visit.from_day) ? '1' : '0',
  }
}
