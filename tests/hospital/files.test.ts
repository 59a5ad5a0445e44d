/** 9101 and 9102: a file goes in by every door that clients have, comes out as it was, and is nobody else's; what is no file is refused. */
import assert from 'node:assert/strict'
import { deflateRawSync, gzipSync } from 'node:zlib'
import test from 'node:test'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { sweepFiles } from '../../apps/server/src/care/files/index.ts'
import { Hospital, newMsgid, openPlatform } from './hospital.ts'
import type { Reply } from './hospital.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const code = 'H31010000001'
const hospital = new Hospital(app, code, '310100')
const other = new Hospital(app, 'H31010000002', '310100')
const address = '/fsi/api/fileupload/upload'
/** Line ends of every kind, what is nearly a boundary, bytes of no text, and a nought at the end. */
const awkward = Buffer.concat([
  Buffer.from('a\n--b1\n--b1--y --b1\r\n-\r\n\r'),
  Buffer.from([0xff, 0x00, 0x0a, 0x0d, 0x00]),
])

const envelope = (infno: string, input: unknown, msgid = newMsgid(code)) =>
  JSON.stringify({ infno, msgid, mdtrtarea_admvs: '310100', fixmedins_code: code, opter: 'demo', input })
const upload = (name = 'a.dat', more: object = {}) => ({
  fsUploadIn: { filename: name, fixmedins_code: code, ...more },
})

interface MultipartOptions {
  order?: 'json-first' | 'file-first'
  quote?: string
  partName?: string
  type?: string
  lead?: string
  tail?: string
}

function multipart(json: string, file: Buffer, options: MultipartOptions = {}): Buffer {
  const { order = 'json-first', quote = '"', partName = 'file', lead = '', tail = '' } = options
  const named = (name: string) => `Content-Disposition: form-data; name=${quote}${name}${quote}`
  const part = (head: string, content: Buffer) => [
    Buffer.from(`--b1${tail}\r\n${head}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]
  const parts = [
    part(`${named('jsonStr')}\r\nContent-Type: text/plain; charset=utf-8`, Buffer.from(json)),
    part(`${named(partName)}; filename=${quote}x.zip${quote}\r\nContent-Type: application/octet-stream`, file),
  ]
  const ordered = order === 'json-first' ? parts : parts.toReversed()
  return Buffer.concat([Buffer.from(lead), ...ordered.flat(), Buffer.from('--b1--\r\n')])
}

async function post(payload: Buffer | string, type = 'multipart/form-data; boundary=b1'): Promise<Reply> {
  const answer = await app.inject({ method: 'POST', url: address, headers: { 'content-type': type }, payload })
  assert.equal(answer.statusCode, 200)
  return answer.json<Reply>()
}

const fetchFile = (number: string, of = hospital, as = of.code) =>
  app.inject({
    method: 'POST',
    url: '/fsi/api/fileupload/download',
    payload: JSON.stringify({
      infno: '9102',
      msgid: newMsgid(as),
      mdtrtarea_admvs: '310100',
      fixmedins_code: as,
      input: { fsDownloadIn: { file_qury_no: number, filename: 'any', fixmedins_code: 'plc' } },
    }),
  })

interface Kept {
  file_qury_no: string
  filename: string
  fixmedins_code: string
  dld_endtime: string
}
function keptIn(reply: Reply): Kept {
  assert.equal(reply.infcode, 0, reply.err_msg ?? '')
  return reply.output as Kept
}
const refusedWith = (reply: Reply, fault: string, words: RegExp) => {
  assert.deepEqual([reply.infcode, reply.output], [-1, null])
  assert.match(reply.err_msg ?? '', new RegExp(`^\\[${fault}\\]`))
  assert.match(reply.err_msg ?? '', words)
}

test('a file beside the message, whichever stands first, however the parts are named; it comes back to the byte', async () => {
  const forms: MultipartOptions[] = [
    {},
    { order: 'file-first' },
    { quote: '' },
    { order: 'file-first', quote: '', partName: 'upfile' },
    { lead: '\r\n' },
    { tail: ' ' },
  ]
  for (const options of forms)
    for (const type of ['multipart/form-data; boundary=b1', 'application/octet-stream']) {
      const kept = keptIn(await post(multipart(envelope('9101', upload()), awkward, options), type))
      assert.deepEqual(
        [kept.filename, kept.fixmedins_code, kept.dld_endtime],
        ['a.dat', code, '2026-07-20 10:00:00'],
        JSON.stringify(options),
      )
      assert.ok(kept.file_qury_no.length <= 30)
      const back = await fetchFile(kept.file_qury_no)
      assert.equal(back.headers['content-type'], 'application/octet-stream')
      assert.deepEqual(back.rawPayload, awkward)
    }
})

test('the bytes in the message: Base64, with line ends, and the list of bytes of Java and of C#', async () => {
  const signed = [...awkward].map((byte) => (byte > 127 ? byte - 256 : byte))
  const wrapped = `${awkward.toString('base64').slice(0, 8)}\r\n${awkward.toString('base64').slice(8)}`
  for (const inside of [awkward.toString('base64'), wrapped, [...awkward], signed]) {
    const kept = keptIn(await hospital.send('9101', upload('b.dat', { in: inside })))
    assert.deepEqual((await fetchFile(kept.file_qury_no)).rawPayload, awkward)
  }
  const packed = gzipSync(multipart(envelope('9101', upload()), awkward))
  assert.deepEqual((await fetchFile(keptIn(await post(packed)).file_qury_no)).rawPayload, awkward)
  for (const inside of [[1, 256], [-129], ['a'], [1.5], 'not base64!', 'abcde', { a: 1 }])
    refusedWith(await hospital.send('9101', upload('b.dat', { in: inside })), 'G1014', /文件数据（in）/)
})

test('the name goes out as it came in, for old clients and for those that read Chinese', async () => {
  const kept = keptIn(await hospital.send('9101', upload('六月 明细(1).txt', { in: 'YWJj' })))
  const { headers } = await fetchFile(kept.file_qury_no)
  assert.equal(
    headers['content-disposition'],
    `attachment; filename="______1_.txt"; filename*=UTF-8''${encodeURIComponent('六月 明细')}%281%29.txt`,
  )
})

test('the same message again gives the same file; another file under its id another', async () => {
  const msgid = newMsgid(code)
  const number = async (file: Buffer) =>
    keptIn(await post(multipart(envelope('9101', upload(), msgid), file))).file_qury_no
  const first = await number(awkward)
  assert.equal(await number(awkward), first)
  assert.notEqual(await number(Buffer.from('another')), first)
})

test('what is stored is sealed: neither name nor content stands there', async () => {
  keptIn(
    await hospital.send('9101', upload('演示人甲.txt', { in: Buffer.from('330100195003070114').toString('base64') })),
  )
  const { rows } = await db.pool.query<{ name_cipher: Buffer; content_cipher: Buffer }>(
    'select * from institution_file',
  )
  for (const { name_cipher, content_cipher } of rows) {
    assert.equal(name_cipher.includes('演示人甲'), false)
    assert.equal(content_cipher.includes('330100195003070114'), false)
  }
})

test('a file of another institution, and a number that is no file, are unknown; the refusal is an envelope', async () => {
  const kept = keptIn(await hospital.send('9101', upload('c.dat', { in: 'YWJj' })))
  for (const [number, of] of [
    [kept.file_qury_no, other],
    ['F0', hospital],
  ] as const) {
    const answer = await fetchFile(number, of)
    assert.equal(answer.statusCode, 200)
    refusedWith(answer.json<Reply>(), 'G7007', new RegExp(number))
  }
  refusedWith(await hospital.send('9102', { fsDownloadIn: { filename: 'c.dat' } }), 'G1013', /file_qury_no/)
})

const text = strToU8(`${'一行明细\t100.00\n'.repeat(500)}`)
const whole = Buffer.from(zipSync({ '明细.txt': text }))

/** An archive whose directory says another size and another method than is true. */
function archive(data: Buffer, saysBytes: number, more: { flags?: number; method?: number } = {}): Buffer {
  const { flags = 0, method = 8 } = more
  const head = (directory: boolean) => {
    const size = directory ? 46 : 30
    const bytes = Buffer.alloc(size)
    bytes.writeUInt32LE(directory ? 0x02014b50 : 0x04034b50)
    const shift = directory ? 2 : 0
    bytes.writeUInt16LE(flags, 6 + shift)
    bytes.writeUInt16LE(method, 8 + shift)
    bytes.writeUInt32LE(data.length, 18 + shift)
    bytes.writeUInt32LE(saysBytes, 22 + shift)
    bytes.writeUInt16LE(1, 26 + shift)
    return Buffer.concat([bytes, Buffer.from('a')])
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(31 + data.length, 16)
  return Buffer.concat([head(false), data, head(true), end])
}

test('what cannot be kept is refused in words, and nothing is kept', async () => {
  const count = async () => (await db.pool.query('select from institution_file')).rowCount
  const before = await count()
  const damaged = Buffer.from(whole)
  damaged[60] = damaged[60]! ^ 0xff
  const bomb = deflateRawSync(Buffer.alloc(33 * 1024 * 1024))
  assert.ok(bomb.length < 50_000)
  const cases: [string, Buffer, string, RegExp][] = [
    ['a.zip', whole.subarray(0, whole.length >> 1), 'G7004', /没有传完/],
    ['a.zip', whole.subarray(0, -1), 'G7004', /没有传完/],
    ['a.dat', whole.subarray(0, -30), 'G7004', /没有传完/],
    ['a.zip', whole.subarray(20), 'G7004', /目录不完整|内容不完整/],
    ['a.zip', damaged, 'G7004', /损坏/],
    ['a.zip', Buffer.from('plain text'), 'G7004', /没有传完/],
    ['a.zip', archive(deflateRawSync(text), text.length, { flags: 1 }), 'G7004', /密码/],
    ['a.zip', archive(deflateRawSync(text), text.length, { method: 9 }), 'G7004', /压缩方式/],
    ['a.zip', archive(deflateRawSync(text), text.length), 'G7004', /损坏/],
    ['a.zip', archive(bomb, 100), 'G7005', /32MiB/],
    ['a.zip', archive(bomb, 33 * 1024 * 1024), 'G7005', /32MiB/],
    ['a.txt', Buffer.alloc(0), 'G7002', /a\.txt/],
    ['../a.txt', whole, 'G7003', /a\.txt/],
    ['D:\\data\\a.txt', whole, 'G7003', /a\.txt/],
    ['..', whole, 'G7003', /路径/],
    ['a\u0001.txt', whole, 'G1014', /filename/],
  ]
  for (const [name, content, fault, words] of cases)
    refusedWith(await post(multipart(envelope('9101', upload(name)), content)), fault, words)
  refusedWith(await hospital.send('9101', upload()), 'G7001', /a\.dat/)
  refusedWith(await hospital.send('9101', { fsUploadIn: { in: 'YWJj' } }), 'G1013', /filename/)
  assert.equal(await count(), before)
  const large = multipart(envelope('9101', upload()), Buffer.alloc(8 * 1024 * 1024))
  refusedWith(await post(large), 'G1001', /8MiB/)
})

test('a whole archive is kept as it came', async () => {
  const kept = keptIn(await post(multipart(envelope('9101', upload('六月.zip')), whole)))
  const back = (await fetchFile(kept.file_qury_no)).rawPayload
  assert.deepEqual(back, whole)
  assert.deepEqual(Object.keys(unzipSync(back)), ['明细.txt'])
})

test('after its time a file is unknown, and goes; one institution fills its own room alone', async () => {
  const kept = keptIn(await hospital.send('9101', upload('d.dat', { in: 'YWJj' })))
  await db.pool.query('update institution_file set size_bytes = $1 where file_no = $2', [512 << 20, kept.file_qury_no])
  refusedWith(await hospital.send('9101', upload('e.dat', { in: 'YWJj' })), 'G7006', /512MiB/)
  keptIn(await other.send('9101', upload('e.dat', { in: 'YWJj' })))
  const last = clock.now()
  assert.equal(await sweepFiles(db, last), 0)
  clock.set('2026-07-20T10:00:00+08:00')
  refusedWith((await fetchFile(kept.file_qury_no)).json<Reply>(), 'G7007', /截止/)
  assert.ok((await sweepFiles(db, clock.now())) > 1)
  keptIn(await hospital.send('9101', upload('e.dat', { in: 'YWJj' })))
  clock.set(last.toISOString())
})
