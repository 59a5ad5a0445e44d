import assert from 'node:assert/strict'
import test from 'node:test'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { parseBytes } from './message.ts'
import { largestBodyBytes } from './unpack.ts'

const message = { infno: '1101', msgid: 'm', fixmedins_code: 'H', fixmedins_name: '演示医院&+=%', input: { data: {} } }
const json = JSON.stringify(message)
const utf8 = Buffer.from(json)
/** 演示医院 in GB18030; two of its bytes at a time are no UTF-8. */
const chinese = Buffer.from('d1ddcabed2bdd4ba', 'hex')
const gb18030 = Buffer.concat([
  Buffer.from(json.slice(0, json.indexOf('演'))),
  chinese,
  Buffer.from(json.slice(json.indexOf('院') + 1)),
])

const read = async (bytes: Buffer, type = 'application/json', encoding = '') =>
  (await parseBytes(bytes, { type, encoding })).envelope

test('UTF-8 first, else the declared charset, else GB18030; a wrong declaration does no harm', async () => {
  for (const type of [
    'application/json',
    'text/plain; charset=utf-8',
    'application/json;charset=GBK',
    'x;charset=iso-8859-1',
  ]) {
    assert.deepEqual(await read(gb18030, type), message, type)
    assert.deepEqual(await read(utf8, type), message, type)
  }
  assert.deepEqual(await read(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])), message)
  assert.deepEqual(await read(Buffer.from(json, 'utf16le'), 'text/json; charset=UTF-16LE'), message)
  // 涓 in UTF-8 is also two characters of GB18030 beside each other: what is valid UTF-8 stays UTF-8.
  assert.equal((await read(Buffer.from('{"infno":"涓枃"}'), 'a;charset=gbk'))['infno'], '涓枃')
  await assert.rejects(read(Buffer.from([0x7b, 0xff, 0x7d])), /G1003/)
})

test('gzip and deflate are unpacked, gzip also when nothing declares it', async () => {
  assert.deepEqual(await read(gzipSync(utf8), '', 'gzip'), message)
  assert.deepEqual(await read(gzipSync(gb18030)), message)
  assert.deepEqual(await read(deflateSync(utf8), '', 'deflate'), message)
  assert.deepEqual(await read(deflateRawSync(utf8), '', 'deflate'), message)
  for (const encoding of ['gzip', 'deflate', 'identity', 'utf-8'])
    assert.deepEqual(await read(utf8, '', encoding), message)
  await assert.rejects(read(gzipSync(utf8).subarray(0, 30), '', 'gzip'), /G1017.*gzip/)
  await assert.rejects(read(Buffer.from('nonsense'), '', 'deflate'), /G1017.*deflate/)
  await assert.rejects(read(brotliCompressSync(utf8), '', 'br'), /G1017.*br/)
})

test('what unpacks to more than the largest message is refused before it is unpacked', async () => {
  const bomb = (bytes: number) => gzipSync(Buffer.from(`{"infno":"${'a'.repeat(bytes)}"}`))
  assert.ok(bomb(largestBodyBytes).length < 10_000)
  await assert.rejects(read(bomb(largestBodyBytes), '', 'gzip'), /G1001.*8MiB/)
  await read(bomb(largestBodyBytes - 100))
})

const latin1Percent = (bytes: Buffer) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
test('the JSON in a url-encoded form: with a name, with an empty one, alone, beside others, not encoded at all', async () => {
  const encoded = encodeURIComponent(json)
  for (const form of [
    `=${encoded}`,
    encoded,
    `jsonStr=${encoded}`,
    `name=${json}`,
    `a=1&data=${encoded}&b=2`,
    `=${encoded.replaceAll('%20', '+')}`,
    `data=${latin1Percent(gb18030)}`,
  ])
    assert.deepEqual(await read(Buffer.from(form), 'application/x-www-form-urlencoded'), message, form.slice(0, 40))
  await assert.rejects(read(Buffer.from('a=1&b=2')), /G1004/)
})

test('the JSON in a multipart body, its part named jsonStr or not, beside a file', async () => {
  const body = (name: string, content: Buffer, line = '\r\n') =>
    Buffer.concat([
      Buffer.from(`--b1${line}Content-Disposition: form-data; name="file"; filename="a.zip"${line}${line}`),
      Buffer.from([0x50, 0x4b, 0x00, 0xff, 0x0d, 0x0a]),
      Buffer.from(`${line}--b1${line}Content-Disposition: form-data; name="${name}"${line}${line}`),
      content,
      Buffer.from(`${line}--b1--${line}`),
    ])
  const type = 'multipart/form-data; boundary=b1'
  assert.deepEqual(await read(body('jsonStr', utf8), type), message)
  assert.deepEqual(await read(body('other', gb18030, '\n'), type), message)
  await assert.rejects(read(body('other', Buffer.from('none')), type), /G100[34]/)
  await assert.rejects(read(Buffer.from('--'), type), /G1004/)
})
