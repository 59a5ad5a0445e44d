import assert from 'node:assert/strict'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { longestErrorText } from '@yidi/contracts/interface'
import { gatewayPlugin } from './index.ts'
import type { KeyVariantName } from '@yidi/contracts'
import { nameOfApiKey } from '../care/keys/index.ts'
import type { GoodKey } from '../care/keys/index.ts'
import type { Services, SigningStore } from './index.ts'
import { registryOf } from './registry.ts'
import { hsaSignature } from './signing/hsa.ts'
import { hunanSignature } from './signing/hunan.ts'
import { zhejiangSignature } from './signing/zhejiang.ts'
import { query } from './transaction.ts'
import admit from './transactions/2401.ts'

const now = new Date('2026-11-20T02:03:04.567Z')
const callService = '/fsi/api/rsfComIfsService/callService'

const echo = query({
  infno: '9999',
  name: '回声',
  input: {},
  run: (call) => Promise.resolve(call.answer({ input: call.message.input, hash: call.message.inputHash })),
})
const silent = query({ infno: '9998', name: '无输出', input: {}, run: (call) => Promise.resolve(call.answer(null)) })
const broken = query({
  infno: '9997',
  name: '故障',
  input: {},
  run: () => Promise.reject(new Error('secret inner detail')),
})
const stay = query({
  infno: '2401',
  name: '入院办理',
  input: admit.input,
  run: (call, input) =>
    Promise.resolve(call.answer({ read: input }, [call.missing === '' ? '' : `缺少${call.missing}`])),
})

/** A key as the gateway finds it, under its name. */
type NamedKey = GoodKey & { name: string }

function store(keys: NamedKey[] = []): SigningStore {
  const used = new Map<string, string>()
  return {
    findKeys: (variant, name) => Promise.resolve(keys.filter((key) => key.variant === variant && key.name === name)),
    findVariant: (institution) =>
      Promise.resolve(
        institution === 'H31010000001' ? 'none' : keys.find((key) => key.institution === institution)?.variant,
      ),
    noteUse: () => undefined,
    readToken: () => ({ institution: '', number: 0 }),
    makeToken: () => '',
    claimNonce: (name, nonce, request) => {
      const [key, hash] = [`${name} ${nonce}`, request.toString('hex')]
      const known = used.get(key)
      if (known === undefined) used.set(key, hash)
      return Promise.resolve(known === undefined || known === hash)
    },
  }
}

async function gateway(
  keys: NamedKey[] = [],
  app: FastifyInstance = fastify({ routerOptions: { ignoreDuplicateSlashes: true } }),
): Promise<FastifyInstance> {
  const transactions = registryOf([echo, silent, broken, stay])
  await app.register(
    gatewayPlugin({
      now: () => now,
      signing: store(keys),
      transactions,
      services: {} as Services,
      isTaken: (path) => path.startsWith('/api/'),
    }),
  )
  return app
}

const envelope = (infno: string, input: unknown = { data: {} }, more: Record<string, unknown> = {}) => ({
  infno,
  msgid: 'H31010000001202611201003040001',
  mdtrtarea_admvs: '310100',
  insuplc_admdvs: '330100',
  recer_sys_code: 'MBS_LOCAL',
  dev_no: 'null',
  cainfo: null,
  infver: 'V1.0',
  opter_type: '1',
  opter: 'demo',
  opter_name: '演示',
  inf_time: '2026-11-20 10:03:04',
  fixmedins_code: 'H31010000001',
  fixmedins_name: '演示上海三级医院',
  sign_no: 'NULL',
  input,
  ...more,
})

interface Reply {
  infcode: number
  inf_refmsgid: string
  refmsg_time: string
  respond_time: string
  err_msg: string | null
  warn_msg?: string
  output: Record<string, unknown> | null
  code?: number
}

async function post(
  app: FastifyInstance,
  payload: string | Buffer,
  headers: Record<string, string> = { 'content-type': 'application/json' },
  url = callService,
): Promise<Reply> {
  const response = await app.inject({ method: 'POST', url, payload, headers })
  assert.equal(response.statusCode, 200)
  assert.match(response.headers['content-type'] as string, /^application\/json/)
  return response.json<Reply>()
}

async function refused(reply: Promise<Reply>, pattern: RegExp): Promise<Reply> {
  const found = await reply
  assert.equal(found.infcode, -1)
  assert.equal(found.output, null)
  assert.match(found.err_msg ?? '', pattern)
  assert.match(found.err_msg ?? '', /^\[G\d{4}\] .+处理办法：.+。$/)
  assert.ok((found.err_msg ?? '').length <= longestErrorText)
  return found
}

test('a message is answered with the envelope of the interface', async () => {
  const reply = await post(await gateway(), JSON.stringify(envelope('9999')))
  assert.equal(reply.infcode, 0)
  assert.match(reply.inf_refmsgid, /^31010020261120100304\d{10}$/)
  assert.equal(reply.refmsg_time, '20261120100304567')
  assert.equal(reply.respond_time, '20261120100304567')
  assert.equal(reply.err_msg, null)
  assert.deepEqual(reply.output?.['input'], { data: {} })
})

test('a transaction without output answers null, never an empty object', async () => {
  const reply = await post(await gateway(), JSON.stringify(envelope('9998')))
  assert.equal(reply.output, null)
})

test('every address and every content type leads to the same place; the body decides the transaction', async () => {
  const app = await gateway()
  const body = JSON.stringify(envelope('9999'))
  for (const url of [
    callService,
    `${callService}/2304`,
    '/fsi/api/hospSettService/settV2',
    '//fsi/api//hospSettService/settV2',
    '/uif-hsaf-med-api/api/medical/service',
    '/ebus/gdyb_api/prd/hsa/hgs/1101',
    '/mbs/fmi/fsi/api/callFsiService/callService',
    '/hss-call-service-interface',
    '/mss/web/api/fsi/callService',
    '/whatever/base/9999',
    '/',
  ])
    assert.equal((await post(app, body, { 'content-type': 'application/json' }, url)).infcode, 0, url)
  for (const type of ['text/plain;charset=utf-8', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense'])
    assert.equal((await post(app, body, { 'content-type': type })).infcode, 0, type)
})

test('at an address that nobody knows only a message is answered; at a known one everything is', async () => {
  const app = await gateway()
  const at = (url: string, payload: string) => app.inject({ method: 'POST', url, payload })
  for (const other of ['', '{"infno":', '[]', '{"infno":"9999"}', '{"name":"a"}', 'a=1'])
    assert.equal((await at('/whatever', other)).statusCode, 404, other)
  assert.equal((await at('/api/whatever', JSON.stringify(envelope('9999')))).statusCode, 404)
  const incomplete = JSON.stringify(envelope('9999', {}, { msgid: '' }))
  await refused(post(app, incomplete, {}, '/whatever'), /^\[G1008\]/)
  const broken = await at('/ebus/base/9999', '{"infno":')
  assert.equal(broken.statusCode, 200)
  assert.match(broken.json<Reply>().err_msg ?? '', /^\[G1004\]/)
})

test('a byte order mark, a text input and a capital Input are read, and all hash alike', async () => {
  const app = await gateway()
  const input = { data: { b: 1, a: '贰' } }
  const plain = await post(app, JSON.stringify(envelope('9999', input)))
  const marked = await post(
    app,
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(envelope('9999', input)))]),
  )
  const asText = await post(app, JSON.stringify(envelope('9999', JSON.stringify({ data: { a: '贰', b: 1 } }))))
  const capital = await post(app, JSON.stringify({ ...envelope('9999', null), Input: input }))
  for (const other of [marked, asText, capital]) assert.deepEqual(other.output, plain.output)
  const shouted = Object.fromEntries(
    Object.entries(envelope('9999', input)).map(([name, value]) => [name.toUpperCase(), value]),
  )
  assert.deepEqual((await post(app, JSON.stringify(shouted))).output, plain.output)
  assert.deepEqual((await post(app, JSON.stringify(JSON.stringify(envelope('9999', input))))).output, plain.output)
})

test('an empty text is an input without fields: its transaction says what is missing, or that it is not open', async () => {
  const app = await gateway()
  assert.deepEqual((await post(app, JSON.stringify(envelope('9999', '')))).output?.['input'], {})
  assert.deepEqual((await post(app, JSON.stringify(envelope('9999', 'null')))).output?.['input'], {})
  await refused(post(app, JSON.stringify(envelope('5101', ''))), /^\[G1007\] .*5101科室信息查询.*写编码和名称/)
  await refused(post(app, JSON.stringify(envelope('2401', ''))), /^\[G1013\] .*input\.mdtrtinfo/)
})

test('identifiers that come as numbers keep their digits, in the envelope, the input, an input as text, and the hash', async () => {
  const app = await gateway()
  const raw = (msgid: string, serial: string, wrap = (input: string) => input) =>
    JSON.stringify(envelope('2401', 0))
      .replace(/"msgid":"\w+"/, `"msgid":${msgid}`)
      .replace(
        /"input":0/,
        `"input":${wrap(`{"mdtrtinfo":{"psn_no":${serial},"insutype":310,"begntime":"2026-11-20","med_type":21,"ipt_no":1}}`)}`,
      )
  const serial = '33010000000000000001'
  for (const wrap of [(input: string) => input, (input: string) => JSON.stringify(input)]) {
    const reply = await post(app, raw('20261120100304000001', serial, wrap))
    assert.equal(reply.err_msg, null)
    const read = reply.output?.['read'] as { mdtrtinfo: Record<string, unknown> }
    assert.equal(read.mdtrtinfo['psn_no'], serial)
    assert.deepEqual([read.mdtrtinfo['insutype'], read.mdtrtinfo['med_type']], ['310', '21'])
  }
  await refused(post(app, raw('1e3', serial)), /^\[G1014\] .*msgid/)
  await refused(post(app, raw('1', '3.301e19')), /^\[G1014\] .*psn_no.*3\.301e19/)
  const hashes = ['202611250000000001', '202611250000000002'].map(async (sn) => {
    const body = JSON.stringify(envelope('9999', 0)).replace(/"input":0/, `"input":{"sn":${sn}}`)
    return (await post(app, body)).output?.['hash']
  })
  assert.notEqual(await hashes[0], await hashes[1])
})

test('a name of the envelope in two spellings is one where both say the same, however each is written', async () => {
  const app = await gateway()
  const plain = await post(app, JSON.stringify(envelope('9999', { a: 1, b: '2' }, { msgid: '7' })))
  const again = { MSGID: 7, Infno: 9999, fixmedinsCode: ' H31010000001 ', Input: '{"b":"2","a":1}', OPTER: null }
  const reply = await post(app, JSON.stringify(envelope('9999', { a: 1, b: '2' }, { msgid: '7', ...again })))
  assert.deepEqual([reply.err_msg, reply.output], [null, plain.output])
})

test('each way a message can be broken has its own Chinese answer', async () => {
  const app = await gateway()
  await refused(post(app, ''), /^\[G1002\]/)
  await refused(post(app, '   '), /^\[G1002\]/)
  await refused(post(app, Buffer.from([0x7b, 0xff, 0x7d])), /^\[G1003\]/)
  await refused(post(app, '{"infno": "9999",'), /^\[G1004\]/)
  await refused(post(app, '['.repeat(1_000_000)), /^\[G1004\] .*嵌套过深/)
  await refused(post(app, `${'['.repeat(5000)}${']'.repeat(5000)}`), /^\[G1004\] .*嵌套过深/)
  await refused(post(app, '[]'), /^\[G1005\]/)
  await refused(post(app, JSON.stringify(envelope('9999', {}, { infno: undefined }))), /^\[G1006\]/)
  await refused(post(app, JSON.stringify(envelope('1234'))), /^\[G1007\] .*1234/)
  await refused(post(app, JSON.stringify(envelope('9999', {}, { msgid: 'NULL' }))), /^\[G1008\]/)
  await refused(post(app, JSON.stringify(envelope('9999', {}, { msgid: '9'.repeat(33) }))), /^\[G1009\]/)
  await refused(post(app, JSON.stringify(envelope('9999', {}, { fixmedins_code: '' }))), /^\[G1010\]/)
  await refused(post(app, JSON.stringify(envelope('9999', null))), /^\[G1011\]/)
  await refused(post(app, JSON.stringify(envelope('9999', '{broken'))), /^\[G1012\]/)
  await refused(post(app, JSON.stringify(envelope('9999', {}, { MSGID: 'another' }))), /^\[G1019\] .*msgid/)
  await refused(post(app, JSON.stringify(envelope('9999', { a: 1 }, { Input: { a: 2 } }))), /^\[G1019\] .*input/)
  await refused(post(app, JSON.stringify(envelope('9999', '['.repeat(33) + ']'.repeat(33)))), /^\[G1012\]/)
  await refused(post(app, JSON.stringify(envelope('9999', {}, { fixmedins_code: 'H00000000000' }))), /^\[G2101\]/)
  assert.equal((await post(app, JSON.stringify(envelope('9999')))).infcode, 0, 'and the next message is served')
})

test('a fault of ours tells a reference and nothing of its inside', async () => {
  const reply = await refused(post(await gateway(), JSON.stringify(envelope('9997'))), /^\[G9001\] .*（[0-9a-f]{8}）/)
  assert.doesNotMatch(JSON.stringify(reply), /secret/)
})

test('a message of more than 8 MiB is refused with HTTP 200; one just below is read', async () => {
  const app = await gateway()
  const filler = (bytes: number) => JSON.stringify(envelope('9999', { filler: 'x'.repeat(bytes) }))
  await refused(post(app, filler(8 * 1024 * 1024)), /^\[G1001\] .*8MiB/)
  assert.equal((await post(app, filler(8 * 1024 * 1024 - 1000))).infcode, 0)
})

test('a message that is cut short, and one that comes while the server stops, are answered like all others', async () => {
  const cut = await (
    await gateway()
  ).inject({
    method: 'POST',
    url: callService,
    headers: { 'content-type': 'application/json', 'content-length': '5' },
    payload: JSON.stringify(envelope('9999')),
  })
  assert.equal(cut.statusCode, 200)
  assert.match(cut.json<Reply>().err_msg ?? '', /^\[G1016\] 报文未能完整接收/)
  const stopping = fastify()
  stopping.addHook('onRequest', (_request, _reply, next) => {
    next(Object.assign(new Error('stopping'), { code: 'service-stopping' }))
  })
  await refused(post(await gateway([], stopping), JSON.stringify(envelope('9999'))), /^\[G9003\] .*重启/)
})

test('GET says what the address is and what time it is there; other methods are refused', async () => {
  const app = await gateway()
  for (const url of [callService, '/hss-call-service-interface', '/ebus/x/y']) {
    const response = await app.inject({ method: 'GET', url })
    assert.equal(response.statusCode, 200)
    assert.match(response.body, /^这里是.+POST.+2026-11-20 10:03:04/)
  }
  const refusal = await app.inject({ method: 'PUT', url: callService })
  assert.equal(refusal.statusCode, 200)
  assert.match(refusal.json<Reply>().err_msg ?? '', /^\[G1015\]/)
})

test('over a real socket: Expect 100-continue, text/plain, chunked', async () => {
  const app = await gateway()
  await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    const port = (app.server.address() as AddressInfo).port
    const body = Buffer.from(JSON.stringify(envelope('9999', { data: { name: '甲' } })))
    const replied = await new Promise<string>((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1')
      let received = ''
      socket.on('data', (chunk) => {
        received += chunk.toString()
        if (received.startsWith('HTTP/1.1 100') && !received.includes('200 OK')) socket.write(body)
      })
      socket.on('end', () => resolve(received))
      socket.on('error', reject)
      socket.write(
        `POST ${callService} HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain;charset=utf-8\r\n` +
          `content-length: ${String(body.length)}\r\nexpect: 100-continue\r\nconnection: close\r\n\r\n`,
      )
    })
    assert.match(replied, /^HTTP\/1\.1 100 Continue\r\n/)
    assert.match(replied, /"infcode":0/)
    const chunked = await fetch(`http://127.0.0.1:${String(port)}${callService}`, {
      method: 'POST',
      body: new ReadableStream({
        start(controller) {
          controller.enqueue(body.subarray(0, 40))
          controller.enqueue(body.subarray(40))
          controller.close()
        },
      }),
      // Node's fetch wants to be told that a streamed body goes one way.
      duplex: 'half',
    } as RequestInit)
    assert.equal(((await chunked.json()) as Reply).infcode, 0)
  } finally {
    await app.close()
  }
})

test('fields: missing ones are named, wrong ones quoted, asked-for ones warned about, strangers ignored', async () => {
  const app = await gateway()
  const stayOf = (more: Record<string, unknown>) =>
    JSON.stringify(
      envelope('2401', {
        mdtrtinfo: {
          psn_no: '33010000000000000001',
          insutype: '310',
          begntime: '2026-11-20 08:00:00',
          med_type: '21',
          ipt_no: 'Z1',
          exp_content: '{"IPT_TYPE":"2"}',
          stranger: { deep: true },
          ...more,
        },
      }),
    )
  const read = await post(app, stayOf({ geso_val: 'null' }))
  assert.equal(read.infcode, 0)
  assert.match(read.warn_msg ?? '', /主治医生编码（atddr_no）.*等9项/)
  const output = read.output?.['read'] as { mdtrtinfo: Record<string, unknown>; diseinfo: unknown[] }
  assert.deepEqual(output.mdtrtinfo['exp_content'], { IPT_TYPE: '2' })
  assert.equal(output.mdtrtinfo['geso_val'], '')
  assert.deepEqual(output.diseinfo, [])
  await refused(post(app, stayOf({ psn_no: '', ipt_no: null })), /^\[G1013\] .*人员编号（psn_no）、住院号（ipt_no）/)
  await refused(post(app, stayOf({ begntime: '2026-02-30 08:00:00' })), /^\[G1014\] .*2026-02-30/)
  await refused(post(app, stayOf({ psn_no: { toString: 1 } })), /^\[G1014\] .*应为文本/)
  for (const odd of ['a\u0000', 'a\ud800', '\udc00a'])
    await refused(post(app, stayOf({ ipt_no: odd })), /^\[G1025\] .*ipt_no/)
  await refused(post(app, JSON.stringify(envelope('9999', {}, { opter: 'a\u0000' }))), /^\[G1025\] .*opter/)
  await refused(post(app, stayOf({ ipt_no: 'a\u0001' })), /^\[G1014\] .*住院号（ipt_no）含有控制字符/)
  await refused(post(app, JSON.stringify(envelope('9999', {}, { opter: 'a\u0001' }))), /^\[G1014\] .*opter/)
  await refused(post(app, stayOf({ PSN_NO: '2' })), /^\[G1019\] .*psn_no/)
  await refused(post(app, stayOf({ exp_content: `{"a":${'['.repeat(5000)}` })), /^\[G1014\] .*exp_content.*嵌套过深/)
  // A text with an escape is looked into for what no record can keep; one that nests too deep is not.
  await refused(post(app, stayOf({ exp_content: `["\\u0041",${'['.repeat(5000)}` })), /^\[G1014\] .*嵌套过深/)
  await refused(post(app, stayOf({ insutype: '210' })), /^\[G1018\] 险种类型（insutype）“210”.*310职工医保/)
  await refused(post(app, stayOf({ exp_content: { TRUM_FLAG: 1 } })), /^\[G1020\] .*REL_TTP_FLAG/)
  const odd = await post(app, stayOf({ matn_type: '8' }))
  assert.match(odd.warn_msg ?? '', /生育类别（matn_type）“8”不在代码表内，已按原样保存/)
  await refused(post(app, JSON.stringify(envelope('2401', { mdtrtinfo: 'x' }))), /^\[G1014\]/)
  await refused(post(app, JSON.stringify(envelope('2401', {}))), /^\[G1013\] .*input\.mdtrtinfo/)
})

const credential = (variant: KeyVariantName, institution: string): NamedKey => ({
  institution,
  number: 1,
  variant,
  name: variant === 'apikey' ? nameOfApiKey('key-apikey') : `key-${variant}`,
  secret: variant === 'apikey' ? 'key-apikey' : 'secret',
})
const second = String(Math.floor(now.getTime() / 1000))

test('the signatures: right, wrong, repeated, expired, missing, of another institution', async () => {
  const body = (institution: string) =>
    Buffer.from(JSON.stringify(envelope('9999', {}, { fixmedins_code: institution })))
  const signers = {
    hsa: (nonce: string, _bytes: Buffer, at = second) => ({
      'x-tif-paasid': 'key-hsa',
      'x-tif-timestamp': at,
      'x-tif-nonce': nonce,
      'x-tif-signature': hsaSignature('secret', at, nonce),
    }),
    hunan: (nonce: string, _bytes: Buffer, at = `${second}${nonce.padStart(3, '0').slice(-3)}`) => ({
      _api_name: '9999',
      _api_version: '1.0',
      _api_timestamp: at,
      _api_access_key: 'key-hunan',
      _api_signature: hunanSignature('secret', '9999', '1.0', at, 'key-hunan'),
    }),
    zhejiang: (nonce: string, bytes: Buffer, at = String(Number(second) + Number(nonce))) => ({
      'x-ca-key': 'key-zhejiang',
      'x-ca-signature': `${at}:${zhejiangSignature('secret', at, bytes)}`,
    }),
  }
  for (const [variant, sign] of Object.entries(signers)) {
    const institution = `H-${variant}`
    const app = await gateway([credential(variant as KeyVariantName, institution)])
    const bytes = body(institution)
    const type = { 'content-type': 'application/json' }
    assert.equal((await post(app, bytes, { ...type, ...sign('1', bytes) })).infcode, 0, variant)
    assert.equal((await post(app, bytes, { ...type, ...sign('1', bytes) })).infcode, 0, 'the whole request again')
    assert.equal((await post(app, bytes, { ...type, ...sign('2', bytes) })).infcode, 0, 'a fresh signature is legal')
    const wrong = Object.fromEntries(
      Object.entries(sign('3', bytes)).map(([name, value]) => [
        name,
        name.endsWith('signature') ? value.slice(0, -4) + (value.endsWith('0000') ? '1111' : '0000') : value,
      ]),
    )
    const failed = await refused(post(app, bytes, { ...type, ...wrong }), /^\[G1104\]/)
    assert.equal(failed.code, 401)
    const old = variant === 'hunan' ? String(now.getTime() - 3_600_000) : String(Number(second) - 3600)
    await refused(post(app, bytes, { ...type, ...sign('4', bytes, old) }), /^\[G1103\]/)
    await refused(post(app, bytes, type), /^\[G1101\]/)
    const other = body('H31010000001')
    await refused(post(app, other, { ...type, ...sign('5', other) }), /^\[G1106\]/)
  }
})

test('a signature with a nonce belongs to one message; many messages may share one millisecond', async () => {
  const app = await gateway([credential('hsa', 'H-hsa'), credential('hunan', 'H-hunan')])
  const hsa = {
    'x-tif-paasid': 'key-hsa',
    'x-tif-timestamp': second,
    'x-tif-nonce': 'n1',
    'x-tif-signature': hsaSignature('secret', second, 'n1'),
  }
  const of = (institution: string, msgid: string, input = {}) =>
    JSON.stringify(envelope('9999', input, { fixmedins_code: institution, msgid }))
  assert.equal((await post(app, of('H-hsa', 'm1'), hsa)).infcode, 0)
  assert.equal((await post(app, of('H-hsa', 'm1'), hsa)).infcode, 0)
  await refused(post(app, of('H-hsa', 'm2'), hsa), /^\[G1105\]/)
  await refused(post(app, of('H-hsa', 'm1', { a: 1 }), hsa), /^\[G1105\]/)
  const at = `${second}567`
  const hunan = {
    _api_name: '9999',
    _api_version: '1.0',
    _api_timestamp: at,
    _api_access_key: 'key-hunan',
    _api_signature: hunanSignature('secret', '9999', '1.0', at, 'key-hunan'),
  }
  for (const msgid of ['m1', 'm1', 'm2']) assert.equal((await post(app, of('H-hunan', msgid), hunan)).infcode, 0)
})

test('a signed header that names another transaction than the body is refused', async () => {
  const app = await gateway([credential('hunan', 'H-hunan')])
  const at = `${second}001`
  const headers = {
    _api_name: '1101',
    _api_version: '1.0',
    _api_timestamp: at,
    _api_access_key: 'key-hunan',
    _api_signature: hunanSignature('secret', '1101', '1.0', at, 'key-hunan'),
  }
  const body = JSON.stringify(envelope('9999', {}, { fixmedins_code: 'H-hunan' }))
  await refused(post(app, body, headers), /^\[G1107\] .*1101.*9999/)
})

test('the Zhejiang signature covers the bytes as they arrived', async () => {
  const app = await gateway([credential('zhejiang', 'H-zj')])
  const bytes = Buffer.from(JSON.stringify(envelope('9999', {}, { fixmedins_code: 'H-zj' })))
  const headers = {
    'x-ca-key': 'key-zhejiang',
    'x-ca-signature': `${second}:${zhejiangSignature('secret', second, bytes)}`,
  }
  await refused(post(app, Buffer.concat([bytes, Buffer.from(' ')]), headers), /^\[G1104\]/)
  assert.equal((await post(app, bytes, headers)).infcode, 0)
})
