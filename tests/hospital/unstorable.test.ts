/**
 * What no record can keep, at every door: the character U+0000 and half a character, in addresses, headers, bodies, lists
 * and messages. Each is refused with a place, in Chinese, and none is a failure of the program.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InjectOptions } from 'fastify'
import { staffRoles } from '@yidi/contracts'
import type { EmployerImportReport, ProblemDocument } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { transactions } from '../../apps/server/src/gateway/transactions/index.ts'
import { refusedWith, rowCounts } from './checks.ts'
import { Hospital, openPlatform, people } from './hospital.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z', 'silent')
test.after(() => app.close())

const citizen = await signInCitizen(db, clock, people.active)
const cookies = new Map<string, string>([['citizen', citizen]])
for (const role of staffRoles) {
  const bounds = { pool: '330100', institution: 'H31010000001', employer: 'D33010000001' }
  cookies.set(role, await signInStaff(db, clock, { roles: [role], ...bounds }))
}
const staff = cookies.get('accepting')!
/** Whoever the route lets in: a citizen where it may be one, else the first role that it names. */
const cookieFor = (access: unknown): string =>
  !Array.isArray(access) ? staff : cookies.get(access.includes('citizen') ? 'citizen' : String(access[0]))!
const unstorable = ['\u0000', '\ud800', 'a\udc00b']

const routes = app.routeTable.routes.flatMap(({ method, url, config }) =>
  config?.access === undefined || config.access === 'signed-message' || url.includes('*')
    ? []
    : [method]
        .flat()
        .filter((one) => one !== 'HEAD')
        .map((one) => ({
          method: one as NonNullable<InjectOptions['method']>,
          url,
          cookie: cookieFor(config.access),
        })),
)

let keys = 0
/** Sends and demands a Chinese problem document of the sender's fault; gives it. */
async function refused(request: InjectOptions, what: string): Promise<ProblemDocument> {
  const headers = { 'idempotency-key': `unstorable-${String(++keys).padStart(6, '0')}`, ...request.headers }
  const answer = await app.inject({ ...request, headers })
  assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${what}: ${String(answer.statusCode)} ${answer.body}`)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, what)
  const found = answer.json<ProblemDocument>()
  assert.match(found.detail, /[\u4e00-\u9fff]/, what)
  return found
}

test('every route refuses them in its address', async () => {
  assert.ok(routes.length > 100)
  for (const { method, url, cookie } of routes) {
    const at = `${method} ${url}`
    const there = url.replace(/:\w+/g, '1')
    const inQuery = await refused({ method, url: `${there}?q=a%00b`, headers: { cookie } }, at)
    assert.deepEqual([inQuery.code, /“q”.*U\+0000/.test(inQuery.detail)], ['text-not-storable', true], at)
    if (method === 'GET') await survives({ url: `${there}?q=%ED%A0%80`, headers: { cookie } }, at)
    if (there === url) continue
    const inPath = await refused({ method, url: url.replace(/:\w+/g, 'a%00b'), headers: { cookie } }, at)
    assert.equal(inPath.code, 'text-not-storable', at)
    if (method === 'GET') await survives({ url: url.replace(/:\w+/g, 'a%ED%A0%80b'), headers: { cookie } }, at)
  }
})

/** Half a character has no bytes in an address; whatever its bytes are read as, the program goes on. */
async function survives(request: InjectOptions, what: string): Promise<void> {
  const answer = await app.inject(request)
  assert.ok(answer.statusCode < 500, `${what}: ${String(answer.statusCode)} ${answer.body}`)
}

test('every command refuses them in its body, at any depth and in the names of fields', async () => {
  const before = await rowCounts(db)
  for (const { method, url, cookie } of routes) {
    if (method === 'GET') continue
    const there = url.replace(/:\w+/g, '1')
    for (const text of unstorable) {
      for (const payload of [{ name: text }, { rows: [{ deep: ['good', text] }] }, { [`x${text}`]: 1 }, [text], text]) {
        const at = `${method} ${url} ${JSON.stringify(payload)}`
        const request = { method, url: there, payload: JSON.stringify(payload) }
        const found = await refused({ ...request, headers: { cookie, 'content-type': 'application/json' } }, at)
        // Uploads take the bytes as they come, and no JSON of them.
        if (found.code !== 'text-not-storable')
          assert.match(url, /materials|import|list|bill|file/, `${at}: ${found.code}`)
        else assert.match(found.detail, /U\+(0000|D800|DC00)/, at)
      }
    }
  }
  assert.deepEqual(await rowCounts(db), before, 'nothing was written')
})

test('they are refused in headers that are looked up or kept', async () => {
  for (const header of ['x-acting-for', 'x-counter-ticket', 'x-file-name']) {
    const headers = { cookie: citizen, [header]: 'a\u0000b' }
    const found = await refused({ method: 'GET', url: '/api/filings', headers }, header)
    assert.deepEqual([found.code, found.detail.includes(header)], ['text-not-storable', true])
  }
})

test('what is nested deeper than any stack is refused like all else', async () => {
  const payload = `${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}`
  const headers = { cookie: citizen, 'content-type': 'application/json' }
  assert.equal(
    (await refused({ method: 'POST', url: '/api/filings', payload, headers }, 'deep')).code,
    'body-not-json',
    'before anything is parsed',
  )
})

test('a list in a text file is refused where it holds the character, and read where it only names it', async () => {
  const send = (payload: string) => {
    const headers = { cookie: cookies.get('employer')!, 'content-type': 'application/octet-stream' }
    return app.inject({ method: 'POST', url: '/api/employer/filings/list?dryRun=true', payload, headers })
  }
  const list = (name: string) =>
    `姓名,身份证号,派驻城市,开始日期,手机号\n${name},330100198811020127,上海市,2026-06-20,13800000000\n`
  const refusal = (await send(list('演\u0000示'))).json<ProblemDocument>()
  assert.equal(refusal.code, 'import-file-not-readable')
  assert.equal((await send(list('_x0000_'))).json<EmployerImportReport>().rows[0]?.outcome, 'refused')
})

test('every transaction refuses them in its input, at any depth, in names and in the texts that are JSON', async () => {
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const before = await rowCounts(db)
  const numbers = [...transactions.keys()]
  assert.ok(numbers.length >= 29)
  for (const infno of numbers) {
    for (const text of unstorable) {
      for (const input of [
        { data: { psn_no: text } },
        { data: [{ rows: [{ note: `a${text}` }] }] },
        { [`data${text}`]: {} },
        { data: { exp_content: JSON.stringify({ NOTE: `a${text}` }) } },
        JSON.stringify({ data: { psn_no: text } }),
      ]) {
        const said = refusedWith(await hospital.send(infno, input), 'G1025')
        assert.match(said, /“input.*”里有不能保存的字符（U\+(0000|D800|DC00)）/, `${infno} ${JSON.stringify(input)}`)
      }
    }
  }
  assert.deepEqual(await rowCounts(db), before, 'nothing was written')
})

test('every field of the envelope refuses them', async () => {
  const envelope = { infno: '9001', msgid: 'm1', fixmedins_code: 'H31010000001', mdtrtarea_admvs: '310100', input: {} }
  const names = [...Object.keys(envelope), 'insuplc_admdvs', 'opter', 'opter_name', 'fixmedins_name', 'sign_no']
  for (const name of names.filter((one) => one !== 'input')) {
    for (const text of unstorable) {
      const answer = await app.inject({
        method: 'POST',
        url: '/fsi/api/rsfComIfsService/callService',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ ...envelope, [name]: `1${text}` }),
      })
      assert.equal(answer.statusCode, 200)
      const reply = answer.json<{ infcode: number; err_msg: string }>()
      assert.deepEqual([reply.infcode, reply.err_msg.includes(`“${name}”`)], [-1, true], reply.err_msg)
      assert.match(reply.err_msg, /^\[G1025\] /)
    }
  }
})
