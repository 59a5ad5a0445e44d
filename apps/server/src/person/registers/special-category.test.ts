import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldRegisters } from '../file/index.ts'
import type { RecordActionRow, RegisterRecord } from '../file/index.ts'
import { registerRows, specialCategoryOn } from './index.ts'

const staff = { role: 'accepting', kind: 'staff', id: 'desk-339900' } as const
const system = { role: 'system', kind: 'system', id: 'registers' } as const

function recordOf(detail: Record<string, unknown>, ended?: string): RegisterRecord {
  const content = { recordId: 'T1', kind: 'special-category', pool: '339900', from: '2026-02-01', to: null } as const
  const moves = [
    { action: 'apply', by: staff, detail },
    { action: 'approve', by: system },
  ] as const
  const rows = registerRows(content, 'none', 0, moves, '2026-02-01', 'counter')
  const end =
    ended === undefined
      ? []
      : registerRows({ ...content, to: ended }, 'approved', 2, [{ action: 'end', by: staff }], ended, 'counter')
  const written = [...rows, ...end].map(
    (row) => ({ ...row, person_no: '1', recorded_at: new Date(0) }) as RecordActionRow,
  )
  return foldRegisters(written)[0]!
}

test('a special category holds from its first day to its last, and names the grade', () => {
  const cadre = recordOf({ category: 'retired-cadre' })
  assert.equal(specialCategoryOn([cadre], '2026-01-31'), undefined)
  assert.equal(specialCategoryOn([cadre], '2026-02-01')?.title, '离休人员')
  const serviceman = recordOf({ category: 'disabled-serviceman', grade: 5 }, '2026-06-30')
  assert.equal(specialCategoryOn([serviceman], '2026-06-30')?.title, '残疾军人（五级）')
  assert.equal(specialCategoryOn([serviceman], '2026-07-01'), undefined)
  assert.equal(specialCategoryOn([], '2026-03-01'), undefined)
})
