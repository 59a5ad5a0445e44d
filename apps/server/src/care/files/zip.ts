/**
 * Zip archives. Written by a library; read here, because a reader for what strangers send must bound what really comes out, whatever
 * the archive says of its sizes, and must compare the checksum. The unpacking itself is Node's, beside the program's own thread.
 */
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { zip } from 'fflate'
import type { AsyncZippable, AsyncZipOptions } from 'fflate'

/** The most that an archive may unpack to: 32 MiB, some 300,000 lines of a statement. */
export const largestUnpackedBytes = 32 * 1024 * 1024
const mostEntries = 200

interface ZipEntry {
  name: string
  content: Buffer
}

/** Why an archive cannot be read, in Chinese; `tooLarge` where it would unpack to more than the limit. */
export class ZipFault extends Error {
  readonly tooLarge: boolean

  constructor(reason: string, tooLarge = false) {
    super(reason)
    this.name = 'ZipFault'
    this.tooLarge = tooLarge
  }
}

/** Whether bytes begin as an archive does. */
export const isZip = (bytes: Buffer): boolean =>
  /^PK(?:\x03\x04|\x05\x06)/.test(bytes.subarray(0, 4).toString('latin1'))

const pack: (files: AsyncZippable, options: AsyncZipOptions) => Promise<Uint8Array> = promisify(zip)

/** An archive of one file; a long one is packed beside the program's own thread. */
export async function zipOf(name: string, content: Uint8Array, at: Date): Promise<Buffer> {
  return Buffer.from(await pack({ [name]: content }, { mtime: at }))
}

const inflate: (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer> = promisify(inflateRaw)
const signatures = { end: 0x06054b50, directory: 0x02014b50, local: 0x04034b50 } as const
const methods = { stored: 0, deflated: 8 } as const
const endBytes = 22
const longestComment = 0xffff

/** The files of an archive, whole and compared with their checksums. Throws ZipFault. */
export async function readZip(bytes: Buffer, limitBytes = largestUnpackedBytes): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  let leftBytes = limitBytes
  for (const packed of directoryOf(bytes)) {
    const content = await unpacked(packed, leftBytes)
    leftBytes -= content.length
    entries.push({ name: packed.name, content })
  }
  return entries
}

interface Packed {
  name: string
  method: number
  checksum: number
  sizeBytes: number
  data: Buffer
}

/** What the directory at the end of an archive lists, folders left out. */
function directoryOf(bytes: Buffer): Packed[] {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > mostEntries) throw new ZipFault(`里面的文件超过${String(mostEntries)}个`, true)
  const found: Packed[] = []
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== signatures.directory) throw new ZipFault('目录不完整')
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (next > end) throw new ZipFault('目录不完整')
    const name = bytes.toString('utf8', at + 46, nameEnd)
    if ((bytes.readUInt16LE(at + 8) & 1) !== 0) throw new ZipFault('加了密码')
    if (!name.endsWith('/'))
      found.push({
        name,
        method: bytes.readUInt16LE(at + 10),
        checksum: bytes.readUInt32LE(at + 16),
        sizeBytes: bytes.readUInt32LE(at + 24),
        data: dataAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)),
      })
    at = next
  }
  return found
}

/** Where the record at the end of an archive begins; a comment may stand behind it. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.length - endBytes; at >= Math.max(0, bytes.length - endBytes - longestComment); at--)
    if (bytes.readUInt32LE(at) === signatures.end && at + endBytes + bytes.readUInt16LE(at + 20) === bytes.length)
      return at
  throw new ZipFault('没有结尾，可能没有传完')
}

function dataAt(bytes: Buffer, at: number, length: number): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== signatures.local) throw new ZipFault('内容不完整')
  const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  if (begin + length > bytes.length) throw new ZipFault('内容不完整')
  return bytes.subarray(begin, begin + length)
}

const tooLarge = () => new ZipFault('解压后太大', true)

async function unpacked({ name, method, checksum, sizeBytes, data }: Packed, leftBytes: number): Promise<Buffer> {
  if (method !== methods.stored && method !== methods.deflated) throw new ZipFault(`${name}的压缩方式不能识别`)
  const content = method === methods.stored ? data : await inflated(name, data, leftBytes)
  if (content.length > leftBytes) throw tooLarge()
  if (content.length !== sizeBytes || crc32(content) !== checksum) throw new ZipFault(`${name}的内容损坏`)
  return content
}

async function inflated(name: string, data: Buffer, leftBytes: number): Promise<Buffer> {
  try {
    return await inflate(data, { maxOutputLength: Math.max(1, leftBytes) })
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new ZipFault(`${name}的内容损坏`)
  }
}
