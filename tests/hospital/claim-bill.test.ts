/** 费用清单: what a list of fees comes to by the catalogue of the insured place, on the phone and at the counter. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { actingHeader } from '@yidi/contracts'
import type { AuthorisationMessage, ClaimBill, ClaimItem, ProblemDocument } from '@yidi/contracts'
import { loadCatalogue, readCatalogue } from '../../apps/server/src/care/catalogue/index.ts'
import {
  checkClaimLines,
  claimLawOf,
  divideClaimLines,
  linesOfVisit,
  matchLines,
  readBillList,
} from '../../apps/server/src/claims/bill/index.ts'
import type { ClaimLine, ClaimVisit } from '../../apps/server/src/claims/bill/index.ts'
import { fee, gb18030, listText, sheetBytes, usualHeads } from '../../apps/server/src/claims/bill/testing.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { Hospital, feeLine, openPlatform, people, settlement } from './hospital.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())
const release = openRelease(readConfig({}).policyFolder)

const listed = `编码,名称,类别,等级,自付比例,限价,起始日,终止日,限制使用
ZL01,心电图检查（常规）,诊疗项目,甲,,,2024-01-01,,否
ZL02,心电图检查（动态）,诊疗项目,乙,10,100.00,2024-01-01,,否
ZL03,无痛胃镜检查,诊疗项目,乙,20,500.00,2024-01-01,,否
ZL04,旧式理疗,诊疗项目,甲,,,2024-01-01,2026-05-31,否
YP01,演示限制药,药品,乙,5,,2024-01-01,,是
YP02,阿莫西林胶囊,药品,甲,,,2024-01-01,,否
`
const report = await loadCatalogue(db, clock, release.places, {
  bytes: Buffer.from(listed),
  place: '330100',
  release: 'claim-bill-test',
  by: { actorKind: 'system', actor: 'test' },
})
assert.deepEqual([report.added, report.refusals], [6, []])

const worker = await signInCitizen(db, clock, people.active)
const provincial = await signInCitizen(db, clock, people.provincialActive)
const days = 'from=2026-06-10&to=2026-06-12'
const send = (cookie: string, body: Buffer | string, url = `/api/claims/bill?kind=inpatient&${days}`, more = {}) =>
  app.inject({
    method: 'POST',
    url,
    payload: Buffer.from(body),
    headers: { cookie, 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('清单.csv'), ...more },
  })
const on = { day: '2026-06-11' }
const read = async (rows: Parameters<typeof listText>[0], cookie = worker, url?: string): Promise<ClaimBill> => {
  const answer = await send(cookie, listText(rows), url)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<ClaimBill>()
}
const codeOf = (answer: { json: () => unknown }) => (answer.json() as ProblemDocument).code

test('each line is found by its code, by its name, or shown with the nearest; nothing is guessed', async () => {
  const bill = await read([
    usualHeads,
    fee('随便叫什么', 1, 100, 100, { code: 'YDB0000001', ...on }),
    fee('无痛 胃镜检查', 1, 600, 600, { code: 'H-77', ...on }),
    fee('乙类药品', 1, 10, 10, on),
    fee('心电图检查', 2, 50, 100, on),
    fee('陪护餐', 1, 30, 30, on),
  ])
  assert.deepEqual(
    bill.lines.map(({ match, item, candidates }) => [match, item?.code, candidates.map(({ code }) => code)]),
    [
      ['code', 'YDB0000001', []],
      ['name', 'ZL03', []],
      ['candidates', undefined, ['YDB0000001', 'YDB0000002']],
      ['candidates', undefined, ['ZL01', 'ZL02']],
      ['none', undefined, []],
    ],
  )
  assert.deepEqual(bill.lines[1]!.item, {
    code: 'ZL03',
    name: '无痛胃镜检查',
    class: 'B',
    ownShare: '乙类，先自付 20%',
  })
  assert.deepEqual(
    bill.lines.map(({ needs }) => needs.map(({ need }) => need)),
    [[], [], ['item'], ['item'], ['item']],
  )
  assert.deepEqual([bill.pool, bill.place, bill.placeName], ['330100', '330100', '浙江省杭州市'])
})

test('lines are divided as a hospital’s are: ceiling, own share, class, and the parts add up', async () => {
  const bill = await read([
    usualHeads,
    fee('无痛胃镜检查', 1, 600, 600, on),
    fee('丙类', 1, 20, 20, { code: 'YDC0000001', ...on }),
    fee('演示限制药', 1, 200, 200, on),
    fee('无痛胃镜检查', -1, 600, -600, on),
    fee('阿莫西林胶囊', 2, 12.5, 25, on),
    ['合计', '', '', '', '', '', '', 245],
  ])
  const [gastroscopy, outside, restricted, refund] = bill.lines
  // 500.00 below the ceiling, 20 % of it borne first.
  assert.deepEqual(
    [gastroscopy!.overCeiling, gastroscopy!.ownShare, gastroscopy!.inScope, gastroscopy!.outOfScope],
    ['100.00', '100.00', '400.00', '0.00'],
  )
  assert.deepEqual(outside!.cuts, [{ reason: 'class-c', title: '丙类，目录外，全部自费', amount: '20.00' }])
  assert.deepEqual([restricted!.outOfScope, restricted!.needs[0]?.need], ['200.00', 'approval'])
  assert.deepEqual([refund!.refundOf, refund!.inScope, refund!.overCeiling], [1, '-400.00', '-100.00'])
  assert.deepEqual(bill.totals, {
    amount: '245.00',
    outOfScope: '220.00',
    overCeiling: '0.00',
    ownShare: '0.00',
    inScope: '25.00',
  })
  assert.deepEqual([bill.saidTotal, bill.problems], ['245.00', []])
})

test('a list is of the insured place’s catalogue, also for the provincial pool, and of the line’s own day', async () => {
  // B in Shanghai, C at home: a claim goes by home (facts 6.7).
  const bill = await read([usualHeads, fee('两地不同', 1, 100, 100, { code: 'YDX0000001', ...on })], provincial)
  assert.deepEqual([bill.pool, bill.place, bill.lines[0]!.outOfScope], ['339900', '330100', '100.00'])
  const old = await send(
    worker,
    listText([
      usualHeads,
      fee('旧式理疗', 1, 9, 9, { day: '2026-05-31' }),
      fee('旧式理疗', 1, 9, 9, { day: '2026-06-01' }),
    ]),
    '/api/claims/bill?kind=inpatient&from=2026-05-20&to=2026-06-12',
  )
  assert.deepEqual(
    old.json<ClaimBill>().lines.map(({ match, outOfScope }) => [match, outOfScope]),
    [
      ['name', '0.00'],
      ['none', '9.00'],
    ],
  )
})

test('days of medicine that nobody said are asked for where the law has a limit, and nothing is cut for them', async () => {
  const list = [usualHeads, fee('阿莫西林胶囊', 90, 1, 90, on)]
  const outpatient = `/api/claims/bill?kind=outpatient&${days}`
  const [atHome, ofProvince] = [await read(list, worker, outpatient), await read(list, provincial, outpatient)]
  assert.deepEqual([atHome.lines[0]!.needs, atHome.lines[0]!.inScope], [[], '90.00'])
  assert.deepEqual(
    [ofProvince.lines[0]!.needs.map(({ need }) => need), ofProvince.lines[0]!.inScope],
    [['supply-days'], '90.00'],
  )
  const line: ClaimLine = {
    lineNo: 1,
    day: '2026-06-11',
    code: 'YP02',
    name: '阿莫西林胶囊',
    quantity: 900_000,
    priceMicro: 1_000_000,
    amountFen: 9000,
    refundOf: null,
    supplyDays: 9000,
  }
  const visit: ClaimVisit = { kind: 'outpatient', emergency: false, from: '2026-06-10', to: '2026-06-12' }
  const [said] = await divideClaimLines(db, claimLawOf(release, '339900')!, visit, [line])
  assert.deepEqual([said!.needs, said!.line.overSupply?.days, said!.line.inScopeFen], [[], 90, 9000])
  const [approved] = await divideClaimLines(db, claimLawOf(release, '330100')!, visit, [
    { ...line, code: 'YP01', approved: true },
  ])
  assert.deepEqual([approved!.needs, approved!.line.ownShareFen, approved!.line.inScopeFen], [[], 450, 8550])
  assert.equal(claimLawOf(release, '999999'), undefined)
})

test('rows of other days than the visit’s are told and left out; a list without days is of the last', async () => {
  const bill = await read([
    usualHeads,
    fee('阿莫西林胶囊', 1, 2, 2, { day: '2026-06-13' }),
    fee('阿莫西林胶囊', 1, 3, 3, { day: '' }),
    fee('', 1, 3, 3, on),
  ])
  assert.deepEqual(
    bill.problems.map(({ row, cell, code }) => [row, cell, code]),
    [
      [2, null, 'bill-line-outside-visit'],
      [4, 'C4', 'bill-line-name-missing'],
    ],
  )
  assert.deepEqual(
    bill.lines.map(({ row, day, amount }) => [row, day, amount]),
    [[3, '2026-06-12', '3.00']],
  )
})

const known = ['YDA0000001', 'YDB0000001', 'YDC0000001', 'YHB0000001', 'ZL02', 'YP01', 'unknown']
test('whatever is charged and given back, each line and the whole list are the sum of their parts', async () => {
  const law = claimLawOf(release, '330100')!
  const visit: ClaimVisit = { kind: 'inpatient', emergency: false, from: '2026-06-10', to: '2026-06-12' }
  const charge = fc.record({
    code: fc.constantFrom(...known),
    quantity: fc.integer({ min: 1, max: 40 }),
    priceFen: fc.integer({ min: 1, max: 2_000_000 }),
    back: fc.integer({ min: 0, max: 40 }),
  })
  const lineOf = (code: string, quantity: number, priceFen: number) =>
    fee(`演示${code}`, quantity, priceFen / 100, ((quantity * priceFen) / 100).toFixed(2), { code, ...on })
  await fc.assert(
    fc.asyncProperty(fc.array(charge, { minLength: 1, maxLength: 12 }), async (charges) => {
      const rows = charges.flatMap(({ code, quantity, priceFen, back }) =>
        back === 0 || back > quantity
          ? [lineOf(code, quantity, priceFen)]
          : [lineOf(code, quantity, priceFen), lineOf(code, -back, priceFen)],
      )
      const list = await readBillList(Buffer.from(listText([usualHeads, ...rows])), '')
      assert.deepEqual([list.problems, list.lines.length], [[], rows.length])
      const matched = await matchLines(
        db,
        law.place,
        list.lines.map((line) => ({ ...line, day: line.day! })),
      )
      const divided = await divideClaimLines(
        db,
        law,
        visit,
        matched.map(({ line, item }) => ({ ...line, code: item?.code ?? null })),
      )
      for (const { line } of divided)
        assert.equal(line.outOfScopeFen + line.overCeilingFen + line.ownShareFen + line.inScopeFen, line.amountFen)
      assert.equal(
        divided.reduce((sum, { line }) => sum + line.amountFen, 0),
        list.sumFen,
      )
    }),
    { numRuns: 25 },
  )
})

test('typed lines are checked as read ones are', () => {
  const visit: ClaimVisit = { kind: 'inpatient', emergency: false, from: '2026-06-10', to: '2026-06-12' }
  const line = { day: '2026-06-11', code: null, name: '针', priceMicro: 1_500_000 }
  const { lines, problems } = checkClaimLines(
    [
      { ...line, lineNo: 1, quantity: 20_000, amountFen: 300 },
      { ...line, lineNo: 2, quantity: -10_000, amountFen: -150 },
      { ...line, lineNo: 3, quantity: 10_000, amountFen: 152 },
      { ...line, lineNo: 4, quantity: 10_000, amountFen: 150, day: '2026-06-09' },
      { ...line, lineNo: 5, quantity: -20_000, amountFen: -300 },
    ],
    visit,
  )
  assert.deepEqual(
    lines.map(({ lineNo, refundOf }) => [lineNo, refundOf]),
    [
      [1, null],
      [2, 1],
    ],
  )
  assert.deepEqual(
    problems.map(({ row, code }) => [row, code]),
    [
      [3, 'bill-line-does-not-add-up'],
      [4, 'bill-line-outside-visit'],
      [5, 'bill-line-refund-alone'],
    ],
  )
})

test('XLSX and GB 18030 come in at the same door; what is no list is told there too, and nothing is kept', async () => {
  const rows = [usualHeads, fee('阿莫西林胶囊', 2, 12.5, 25, on)]
  for (const bytes of [await sheetBytes(rows), gb18030(listText(rows))]) {
    const answer = await send(worker, bytes, undefined, { 'content-type': 'application/octet-stream' })
    assert.equal(answer.json<ClaimBill>().lines[0]!.item?.code, 'YP02', answer.body)
    assert.equal(answer.json<ClaimBill>().file, '清单.csv')
  }
  const photograph = Buffer.from('ffd8ffe000104a4649460001', 'hex')
  const refused = async (bytes: Buffer | string, url?: string, more = {}) =>
    codeOf(await send(worker, bytes, url, more))
  assert.equal(await refused(photograph, undefined, { 'content-type': 'image/jpeg' }), 'import-file-not-a-list')
  assert.equal(await refused(''), 'import-file-empty')
  assert.equal(await refused('{}', undefined, { 'content-type': 'application/json' }), 'bill-list-heads-missing')
  const visit = (from: string, to: string) => `/api/claims/bill?kind=inpatient&from=${from}&to=${to}`
  assert.equal(await refused(listText(rows), visit('2026-06-12', '2026-06-10')), 'bill-visit-days-wrong')
  assert.equal(await refused(listText(rows), visit('2026-06-12', '2026-06-21')), 'bill-visit-days-wrong')
  assert.equal(await refused(listText(rows), visit('1999-01-01', '1999-01-02')), 'not-enrolled-on')
  assert.equal(await refused(listText(rows), '/api/claims/bill?kind=inpatient'), 'request-not-valid')
  assert.equal((await send(worker, Buffer.alloc(11 * 1_048_576, 0x31))).statusCode, 413)
  const { rows: kept } = await db.pool.query('select from material')
  assert.deepEqual(kept, [])
})

test('at the counter the clerk of the person’s pool alone; for another by an authorisation alone', async () => {
  const rows = listText([usualHeads, fee('阿莫西林胶囊', 2, 12.5, 25, on)])
  const atDesk = (personNo: string) => `/api/desk/claims/people/${personNo}/bill?kind=inpatient&${days}`
  const desk = await signInStaff(db, clock, { roles: ['accepting'], pool: '330100' })
  const elsewhere = await signInStaff(db, clock, { roles: ['accepting'], pool: '331000' })
  const finance = await signInStaff(db, clock, { roles: ['finance'], pool: '330100' })
  const own = await send(desk, rows, atDesk(people.active))
  assert.equal(own.json<ClaimBill>().lines[0]!.inScope, '25.00', own.body)
  assert.equal(codeOf(await send(elsewhere, rows, atDesk(people.active))), 'person-other-pool')
  assert.equal(codeOf(await send(finance, rows, atDesk(people.active))), 'not-permitted')
  assert.equal(codeOf(await send(desk, rows, atDesk('nobody'))), 'person-not-found')
  assert.equal(codeOf(await send(desk, rows)), 'not-permitted')

  const authorise = (scopes: string[], key: string) =>
    app.inject({
      method: 'POST',
      url: '/api/me/authorisations',
      headers: { cookie: provincial, 'idempotency-key': key },
      payload: {
        direction: 'consent',
        name: '演示职工乙',
        idNumber: '330100198811020127',
        relation: 'other',
        scopes,
      },
    })
  const given = (await authorise(['file'], 'claim-bill-acting-1')).json<AuthorisationMessage>()
  const acting = await send(worker, rows, undefined, { [actingHeader]: given.id })
  assert.equal(acting.json<ClaimBill>().pool, '339900', acting.body)
  await app.inject({
    method: 'POST',
    url: `/api/me/authorisations/${given.id}/end`,
    headers: { cookie: provincial, 'idempotency-key': 'claim-bill-acting-end' },
    payload: {},
  })
  assert.equal(codeOf(await send(worker, rows, undefined, { [actingHeader]: given.id })), 'acting-not-authorised')
})

test('an item is chosen by a part of its name, the first letters of its pinyin or its code', async () => {
  const seek = async (q: string, cookie = worker, url = '/api/claims/catalogue', more = '') => {
    const answer = await app.inject({ url: `${url}?q=${encodeURIComponent(q)}${more}`, headers: { cookie } })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<{ items: ClaimItem[] }>().items.map(({ code }) => code)
  }
  assert.deepEqual(await seek('胃镜'), ['ZL03'])
  assert.deepEqual(await seek('心电 检查'), ['ZL01', 'ZL02'])
  assert.deepEqual(await seek('xdtjc'), ['ZL01', 'ZL02'])
  assert.deepEqual(await seek('ydb'), ['YDB0000001', 'YDB0000002'])
  assert.deepEqual(await seek('旧式理疗'), [])
  assert.deepEqual(await seek('旧式理疗', worker, undefined, '&on=2026-05-31'), ['ZL04'])
  assert.deepEqual(await seek('。'), [])
  assert.deepEqual(await seek(' '), [])
  const desk = await signInStaff(db, clock, { roles: ['reviewing'], pool: '330100' })
  assert.deepEqual(await seek('胃镜', desk, '/api/desk/claims/catalogue', '&pool=339900'), ['ZL03'])
  const unknown = await app.inject({ url: '/api/desk/claims/catalogue?q=a&pool=999999', headers: { cookie: desk } })
  assert.equal(codeOf(unknown), 'bill-pool-not-here')
})

test('what an institution uploaded and did not settle needs no typing, and is divided by the insured place', async () => {
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const stay = await hospital.admit(people.active)
  await hospital.ask('2301', {
    feedetail: [
      feeLine(people.active, stay, ['YDX0000001', 2, 50], 1),
      feeLine(people.active, stay, ['YDA0000001', 4, 10], 2),
      { ...feeLine(people.active, stay, ['YDA0000001', -1, 10], 3), init_feedetl_sn: '2' },
      { ...feeLine(people.active, stay, ['YFA0000001', 1, 70], 4), hosp_appr_flag: '2' },
    ],
  })
  const lines = await linesOfVisit(db, people.active, stay)
  assert.deepEqual(
    lines.map(({ lineNo, day, code, amountFen, refundOf }) => [lineNo, day, code, amountFen, refundOf]),
    [
      [1, '2026-06-10', 'YDX0000001', 10_000, null],
      [2, '2026-06-10', 'YDA0000001', 4000, null],
      [3, '2026-06-10', 'YFA0000001', 7000, null],
      [4, '2026-06-10', 'YDA0000001', -1000, 2],
    ],
  )
  const visit: ClaimVisit = { kind: 'inpatient', emergency: false, from: '2026-06-10', to: '2026-06-12' }
  const divided = await divideClaimLines(db, claimLawOf(release, '330100')!, visit, lines)
  // B with 10 % in Shanghai, outside the catalogue at home.
  const shanghai = await readCatalogue(db, '310100', ['YDX0000001'])
  assert.equal(shanghai.find('YDX0000001', '2026-06-10')?.class, 'B')
  assert.deepEqual(
    divided.map(({ line }) => [line.outOfScopeFen, line.inScopeFen]),
    [
      [10_000, 0],
      [0, 4000],
      [7000, 0],
      [0, -1000],
    ],
  )
  await assert.rejects(linesOfVisit(db, people.child, stay), { code: 'bill-visit-has-no-lines' })
  const settled = await hospital.admit(people.retiredWithFiling)
  await hospital.upload(people.retiredWithFiling, settled, [['YDA0000001', 1, 100]])
  await hospital.discharge(people.retiredWithFiling, settled)
  await hospital.ask('2304', settlement(people.retiredWithFiling, settled, 100))
  await assert.rejects(linesOfVisit(db, people.retiredWithFiling, settled), { code: 'bill-visit-has-no-lines' })
})
