import assert from 'node:assert/strict'
import { test } from 'node:test'
import jsqr from 'jsqr'
import { extractImages, extractText, getDocumentProxy, getMeta } from 'unpdf'
import type { FilingForm, FilingMessage, FilingReceipt, FilingVerification, ProblemDocument } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { actRows } from '../../person/journal/index.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const config = readConfig({ YIDI_LOG_LEVEL: 'silent', YIDI_PUBLIC_URL: 'https://yidi.example.cn' })
const app = await buildApp({ config, clock, database })
test.after(() => app.close())

const active = await signInCitizen(database, clock, '33010000000000000002')
const taizhou = await signInCitizen(database, clock, '33100000000000000008')
const desk = await signInStaff(database, clock, { roles: ['accepting'], name: 'papers-desk', pool: '330100' })
const otherDesk = await signInStaff(database, clock, { roles: ['accepting'], name: 'papers-tz', pool: '331000' })

let keys = 0
const post = (url: string, cookie: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': `papers-${String(++keys)}-key` } })
const get = (url: string, cookie = '') => app.inject({ url, headers: cookie === '' ? {} : { cookie } })

async function textOf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  // A line that is too long for its cell is broken anywhere.
  return text.replaceAll(/\s/g, '')
}

/** What the one picture of a paper says to a telephone that scans it. */
async function readQr(bytes: Buffer): Promise<string> {
  const [picture] = await extractImages(await getDocumentProxy(new Uint8Array(bytes)), 1)
  assert.ok(picture, 'a picture')
  const { data, width, height, channels } = picture
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let index = 0; index < width * height; index++) {
    for (let part = 0; part < Math.min(3, channels); part++) rgba[index * 4 + part] = data[index * channels + part]!
    if (channels === 1) rgba.fill(data[index]!, index * 4, index * 4 + 3)
  }
  return jsqr.default(rgba, width, height)?.data ?? ''
}

const form: FilingForm = {
  type: 'temporary',
  destination: '110100',
  from: '2026-03-10',
  to: '2026-09-30',
  mobile: '13800000000',
  reason: '探亲',
  commitmentSigned: true,
}
const filing = (await post('/api/filings', active, form)).json<FilingMessage>()

test('the form has everything of the filing on it, is small, says its title and its language', async () => {
  const answer = await get(`/api/filings/${filing.id}/form.pdf`, active)
  assert.equal(answer.statusCode, 200, answer.body)
  assert.equal(answer.headers['content-type'], 'application/pdf')
  const text = await textOf(answer.rawPayload)
  for (const part of [
    '异地就医备案表',
    '演示职工乙',
    '330100198811020127',
    '杭州市',
    '职工医保',
    '13800000000',
    '临时外出就医人员',
    '北京市',
    '2026年3月10日至2026年9月30日',
    '探亲',
    '2026年3月10日，已在线确认承诺，没有签名',
    '准予备案',
    filing.id,
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`)
  }
  assert.ok(!text.includes('签署：'), 'nobody signed this one')
  const { info } = await getMeta(await getDocumentProxy(new Uint8Array(answer.rawPayload)))
  assert.equal(info['Title'], '异地就医备案表')
  assert.equal(info['Language'], 'zh-CN')
  assert.ok(answer.rawPayload.length < 100_000, `${String(answer.rawPayload.length)} bytes`)
  assert.ok(answer.rawPayload.includes('/StructTreeRoot'), 'tagged')
})

test('the desk of the pool prints it with the number masked; another pool’s desk and another person do not', async () => {
  const answer = await get(`/api/desk/filings/${filing.id}/form.pdf`, desk)
  assert.equal(answer.statusCode, 200, answer.body)
  const text = await textOf(answer.rawPayload)
  assert.ok(text.includes('3301************27') && !text.includes('330100198811020127'))
  const { rows: looks } = await database.pool.query<{ actor: string }>(
    `select actor from ${actRows} a where action = 'filing.print'`,
  )
  assert.deepEqual(looks, [{ actor: 'papers-desk' }])
  assert.equal((await get(`/api/desk/filings/${filing.id}/form.pdf`, otherDesk)).statusCode, 403)
  assert.equal((await get(`/api/filings/${filing.id}/form.pdf`, taizhou)).statusCode, 404)
  assert.equal((await get(`/api/filings/${filing.id}/receipt.pdf`, taizhou)).statusCode, 404)
  assert.equal((await get(`/api/filings/${filing.id}/receipt.pdf`)).statusCode, 401)
})

test('the receipt’s QR leads to the public verification, which tells nobody’s name', async () => {
  const answer = await get(`/api/filings/${filing.id}/receipt.pdf`, active)
  const text = await textOf(answer.rawPayload)
  for (const part of ['异地就医备案回执', '演示职工乙', '3301************27', '北京市', filing.id]) {
    assert.ok(text.includes(part), `${part} in ${text}`)
  }
  const address = await readQr(answer.rawPayload)
  assert.match(address, /^https:\/\/yidi\.example\.cn\/verify\/[\w-]+$/)
  const verified = await get(`/api/verify/${address.split('/').at(-1)!}`)
  assert.equal(verified.statusCode, 200, verified.body)
  const standing = verified.json<FilingVerification>()
  assert.deepEqual(standing, {
    number: filing.id,
    inForce: true,
    tone: 'good',
    stateTitle: '有效',
    text: '今天有效',
    typeTitle: '临时外出就医人员',
    poolName: '杭州市基本医疗保险',
    destinationName: '北京市',
    from: '2026-03-10',
    to: '2026-09-30',
    visits: 'many',
    decidedOn: '2026-03-10',
    checkedOn: '2026-03-10',
  })
  assert.ok(!/演示|3301988|33010000/.test(verified.body))
})

test('the code is good for one filing only, and a forged or cut one is none', async () => {
  const { code } = (await get(`/api/filings/${filing.id}/receipt`, active)).json<FilingReceipt>()
  assert.ok(!Buffer.from(code, 'base64url').toString('latin1').includes('33010000'))
  const forged = `${code.slice(0, -4)}${code.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
  for (const wrong of [forged, code.slice(0, 40), 'x', 'k1']) {
    const answer = await get(`/api/verify/${wrong}`)
    assert.equal(answer.json<ProblemDocument>().code, 'receipt-code-not-valid', wrong)
  }
})

test('a filing that waits has no receipt; one that is cancelled, ahead or over says so', async () => {
  const waiting = await post('/api/filings', taizhou, {
    type: 'referral',
    destination: '310100',
    from: '2026-03-10',
    mobile: '13800000000',
    commitmentSigned: true,
    materials: ['referral-form'],
    referral: { institution: '某医院', on: '2026-03-09' },
  })
  assert.equal(waiting.statusCode, 201, waiting.body)
  const { id, state } = waiting.json<FilingMessage>()
  assert.equal(state, 'applied')
  assert.equal((await get(`/api/filings/${id}/receipt.pdf`, taizhou)).json<ProblemDocument>().code, 'filing-no-receipt')
  assert.match(await textOf((await get(`/api/filings/${id}/form.pdf`, taizhou)).rawPayload), /正在办理/)

  const later = (
    await post('/api/filings', active, { ...form, destination: '310100', from: '2026-04-01' })
  ).json<FilingMessage>()
  const { code } = (await get(`/api/filings/${later.id}/receipt`, active)).json<FilingReceipt>()
  const standing = async () => (await get(`/api/verify/${code}`)).json<FilingVerification>()
  assert.equal((await standing()).text, '已准予备案，2026年4月1日起才有效')
  await post(`/api/filings/${later.id}/cancel`, active, {})
  assert.equal((await standing()).text, '2026年3月10日已取消，不能再用')
  const own = (await get(`/api/filings/${filing.id}/receipt`, active)).json<FilingReceipt>().code
  clock.set('2026-10-01T09:00:00+08:00')
  assert.equal((await get(`/api/verify/${own}`)).json<FilingVerification>().text, '2026年9月30日已到期，不能再用')
  clock.set('2026-03-10T09:05:00+08:00')
})

test('rare characters of a name, an address, a reason and an agent stand on receipt, form and letter; one that no typeface has is named', async () => {
  clock.set('2026-03-10T09:07:00+08:00')
  const rename = async (name: string) => {
    const answer = await post('/api/desk/people/33010000000000000002/correct', desk, { name, reason: '生僻字' })
    assert.equal(answer.statusCode, 200, answer.body)
  }
  const name = '演𬭚㐱䶮𫖯侴\u{30ede}'
  await rename(name)
  const named = name.replace('\u{30ede}', '〔U+30EDE〕')
  const letter = (await get('/api/filings/letter?type=temporary', active)).json<{ letter: { version: string } }>()
    .letter
  const filed = await post('/api/filings', active, {
    ...form,
    destination: '120100',
    address: '𬭚路1号',
    reason: '探望𫖯',
    signature: { name, letter: letter.version },
  })
  const { id } = filed.json<FilingMessage>()
  assert.equal(filed.statusCode, 201, filed.body)
  for (const [paper, words] of [
    ['receipt', [named]],
    ['form', [named, '𬭚路1号', '探望𫖯', `在线签署：${named}`]],
    ['letter', [`${named}（参保人）`, `${named}（网上打字签名）`]],
  ] as const) {
    const text = await textOf((await get(`/api/filings/${id}/${paper}.pdf`, active)).rawPayload)
    for (const part of words) assert.ok(text.includes(part), `${paper}: ${part} in ${text}`)
    assert.ok(text.includes('U+30EDE：本纸的字体里没有'), paper)
  }
  await rename('演示职工乙')
})

test('whoever asks too often waits a minute', async () => {
  clock.set('2026-03-10T09:10:00+08:00')
  for (let count = 0; count < 120; count++) await get('/api/verify/x')
  assert.equal((await get('/api/verify/x')).json<ProblemDocument>().code, 'too-many-checks')
  clock.set('2026-03-10T09:11:00+08:00')
  assert.equal((await get('/api/verify/x')).json<ProblemDocument>().code, 'receipt-code-not-valid')
})

test('service guide, blank and example form of a pool are public papers; an unknown pool has none', async () => {
  const guide = await textOf((await get('/api/filings/service-guide.pdf?pool=331000')).rawPayload)
  for (const part of [
    '台州市异地就医办事指南',
    '即审即办',
    '台政办发〔2018〕79号',
    '5个工作日',
    '0个工作日或1个工作日',
    '东环大道143-147号',
    '夏季工作日8:30-12:00、14:30-17:30',
    '冬季工作日8:30-12:00、14:00-17:00',
    '0576-88513392',
    '行政复议',
    '0次',
    '联网医院刷市民卡就能结算',
  ]) {
    assert.ok(guide.includes(part), part)
  }
  const open = await textOf((await get('/api/filings/service-guide.pdf?pool=130500')).rawPayload)
  assert.match(open, /还没有公开的规定：.+、.+。请问：/, 'what nobody has stated is said to be open, with whom to ask')
  const blank = await textOf((await get('/api/filings/form-blank.pdf?pool=331000')).rawPayload)
  for (const part of [
    '基本医疗保险参保人员异地就医备案表',
    '自选机构3',
    '单位意见',
    '与本人关系',
    '（）常驻异地工作人员',
  ]) {
    assert.ok(blank.includes(part), `${part} in ${blank}`)
  }
  const example = await textOf((await get('/api/filings/form-example.pdf?pool=331000')).rawPayload)
  assert.ok(example.includes('张示例') && example.includes('示例镇卫生院'))
  const other = await textOf((await get('/api/filings/form-blank.pdf?pool=330100')).rawPayload)
  assert.ok(!other.includes('自选机构') && !other.includes('单位意见'))
  assert.equal(
    (await get('/api/filings/service-guide.pdf?pool=999999')).json<ProblemDocument>().code,
    'filing-law-missing',
  )
})
