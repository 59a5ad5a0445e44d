/**
 * What a file is, judged by its content alone: its name and the type it was sent with are only claims. A picture or a
 * PDF must also be whole from beginning to end, so that a clerk does not find half a page weeks later.
 */
import { crc32 } from 'node:zlib'
import { materialTypes, problem } from '@yidi/contracts'
import type { MaterialType } from '@yidi/contracts'

const titles: Readonly<Record<MaterialType, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'application/pdf': 'PDF',
}
const faults: Readonly<Record<MaterialType, (bytes: Buffer) => string | undefined>> = {
  'image/jpeg': jpegFault,
  'image/png': pngFault,
  'application/pdf': pdfFault,
}

/**
 * The type of the content. `said` is what the sender called it; `application/octet-stream` and nothing claim nothing.
 * Throws `material-empty`, `material-type-not-taken`, `material-type-differs`, `material-broken`.
 */
export async function typeOfContent(bytes: Buffer, said: string): Promise<MaterialType> {
  if (bytes.length === 0) throw problem('material-empty')
  const found = await foundType(bytes)
  const type = materialTypes.find((one) => one === found)
  if (type === undefined) throw problem('material-type-not-taken', { found })
  const claimed = said.split(';', 1)[0]!.trim().toLowerCase()
  if (claimed !== '' && claimed !== 'application/octet-stream' && claimed !== type) {
    throw problem('material-type-differs', { said: claimed.slice(0, 60), found: type })
  }
  const fault = faults[type](bytes)
  if (fault !== undefined) throw problem('material-broken', { type: titles[type], reason: fault })
  return type
}

/** What people meet most often, in their words. */
const words: Readonly<Record<string, string>> = {
  'application/x-msdownload': '电脑程序',
  'application/zip': '压缩包',
  'application/x-cfb': 'Office 旧版文档',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word 文档',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel 表格',
  'image/heic': 'HEIC 照片',
  'image/heif': 'HEIF 照片',
  'image/webp': 'WebP 图片',
  'image/gif': 'GIF 动图',
  'video/mp4': '视频',
  'video/quicktime': '视频',
}

async function foundType(bytes: Buffer): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type')
  const magic = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (magic !== undefined) return words[magic.mime] ?? magic.mime
  const head = bytes.subarray(0, 512).toString('latin1').trimStart().toLowerCase()
  if (/^<(!doctype html|html|script|body|head)/.test(head)) return '网页'
  if (head.startsWith('<svg') || head.includes('<svg')) return 'SVG 图'
  return '认不出的文件'
}

const endOfImage = 0xd9
const startOfScan = 0xda

/** Walks the segments to the scan; a picture that broke off has no end marker after it. */
function jpegFault(bytes: Buffer): string | undefined {
  let at = 2
  let frame = false
  for (;;) {
    if (bytes[at] !== 0xff) return '图像数据中断'
    while (bytes[at] === 0xff) at += 1
    const marker = bytes[at]
    if (marker === undefined) return '图像数据中断'
    at += 1
    // Markers that stand alone, without a length.
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue
    if (marker === endOfImage) return '里面没有图像'
    if (at + 2 > bytes.length) return '图像数据中断'
    const length = bytes.readUInt16BE(at)
    if (length < 2 || at + length > bytes.length) return '图像数据中断'
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) {
      if (length < 8 || bytes.readUInt16BE(at + 5) === 0) return '图像的尺寸不对'
      frame = true
    }
    at += length
    if (marker === startOfScan) break
  }
  if (!frame) return '里面没有图像'
  return bytes.indexOf(Buffer.from([0xff, endOfImage]), at) < 0 ? '没有结尾，可能没有传完' : undefined
}

/** Walks the chunks, each with its checksum, to the end chunk. */
function pngFault(bytes: Buffer): string | undefined {
  let at = 8
  let data = false
  for (let first = true; ; first = false) {
    if (at + 12 > bytes.length) return '没有结尾，可能没有传完'
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return '没有结尾，可能没有传完'
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (
      first &&
      (type !== 'IHDR' || length !== 13 || bytes.readUInt32BE(at + 8) === 0 || bytes.readUInt32BE(at + 12) === 0)
    )
      return '图像的尺寸不对'
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return '图像数据损坏'
    if (type === 'IDAT') data = true
    if (type === 'IEND') return data ? undefined : '里面没有图像'
    at = end
  }
}

function pdfFault(bytes: Buffer): string | undefined {
  if (!/^%PDF-\d\.\d/.test(bytes.subarray(0, 8).toString('latin1'))) return '开头不是 PDF'
  const tail = bytes.subarray(-2048).toString('latin1')
  return tail.includes('%%EOF') && tail.includes('startxref') ? undefined : '没有结尾，可能没有传完'
}
