/** For tests: small whole files of each kind, and uploading them. */
import { deflateSync, crc32 } from 'node:zlib'
import type { MaterialMessage } from '@yidi/contracts'
import type { App } from '../module/index.ts'

/** A grey PNG of a few points. */
export function samplePng(side = 8): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((side + 1) * side, 0x99)
  for (let row = 0; row < side; row++) rows[row * (side + 1)] = 0
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The segments of a JPEG of one point: enough for whoever walks them. */
export function sampleJpeg(): Buffer {
  const segment = (marker: number, data: number[]): Buffer => Buffer.from([0xff, marker, 0, data.length + 2, ...data])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...Array<number>(64).fill(16)]),
    segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
    segment(0xda, [1, 1, 0, 0, 0x3f, 0]),
    Buffer.from([0x12, 0x34, 0xff, 0, 0x56, 0xff, 0xd9]),
  ])
}

/** An empty page as PDF. */
export function samplePdf(): Buffer {
  return Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n' +
      'trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
  )
}

let uploads = 0

/** Uploads a picture of this kind for the citizen with this cookie and gives what the server says of it. */
export async function uploadMaterial(app: App, cookie: string, kind: string): Promise<MaterialMessage> {
  uploads += 1
  const answer = await app.inject({
    method: 'POST',
    url: `/api/materials?kind=${kind}`,
    payload: samplePng(),
    headers: { cookie, 'content-type': 'image/png', 'idempotency-key': `upload-key-${String(uploads)}` },
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<MaterialMessage>()
}
