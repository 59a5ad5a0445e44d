/** What people send where a list is asked for: told by what it is, so that they know what to do instead. */
import { problem } from '@yidi/contracts'

/** An old Office file is a small disk of its own; names of the files on it are written in UTF-16. */
const oldOffice = 'd0cf11e0'
const nameOf = (name: string): Buffer => Buffer.from(name, 'utf16le')

/**
 * Old Office files, and new ones with a password, which are packed into the same. Throws `import-file-encrypted`,
 * `import-file-not-a-list`, `import-file-old-format`.
 */
export function refuseOldOffice(bytes: Buffer): void {
  if (bytes.subarray(0, 4).toString('hex') !== oldOffice) return
  if (bytes.includes(nameOf('EncryptedPackage'))) throw problem('import-file-encrypted')
  if (bytes.includes(nameOf('WordDocument'))) throw problem('import-file-not-a-list', { found: 'Word 文档' })
  throw problem('import-file-old-format')
}

/** PDFs, pictures and pages. Throws `import-file-not-a-list`; `text` is undefined where the bytes are none. */
export async function refuseOtherKinds(bytes: Buffer, text: string | undefined): Promise<void> {
  const found = text === undefined ? await kindOfBytes(bytes) : kindOfText(text)
  if (found !== undefined) throw problem('import-file-not-a-list', { found })
}

const isPdf = (head: string): boolean => head.startsWith('%PDF-')

/** Hospitals' programs write pages under the name of a sheet. */
function kindOfText(text: string): string | undefined {
  const head = text.slice(0, 512).trimStart().toLowerCase()
  if (isPdf(head.toUpperCase())) return 'PDF'
  return /^<(!doctype|html|head|body|table|meta|\?xml)/.test(head) ? '网页' : undefined
}

async function kindOfBytes(bytes: Buffer): Promise<string | undefined> {
  if (isPdf(bytes.subarray(0, 8).toString('latin1'))) return 'PDF'
  const { fileTypeFromBuffer } = await import('file-type')
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? ''
  if (mime.startsWith('image/')) return '图片'
  if (mime.startsWith('video/') || mime.startsWith('audio/')) return '录音或录像'
  return /zip|rar|7z|tar|compress/.test(mime) ? '压缩包' : undefined
}
