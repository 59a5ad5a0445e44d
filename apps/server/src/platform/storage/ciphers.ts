/**
 * Personal fields are encrypted before they reach the database (AES-256-GCM) and found again by a keyed hash of the
 * whole value: nobody who reads the tables alone learns a name or a number, and nobody can search for a part of one.
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { foldedName, plainIdNumber } from '@yidi/rules'
import { StorageRefusal } from './refusal.ts'

/** One key; its id stands in front of every ciphertext it made. */
export interface FieldKey {
  id: string
  /** 32 bytes. */
  key: Buffer
}

interface KeyRing {
  /** The first one writes, all of them read. Never empty. */
  keys: readonly FieldKey[]
  /** 32 bytes; key of the blind index. */
  indexKey: Buffer
}

export type LookupKind = 'id-number' | 'phone' | 'name' | 'card'

export interface Ciphers {
  /** Encrypts `text`; `place` (table, column, key of the row) must be the same at reading, so that no field can be moved. */
  seal(text: string, place: string): Buffer
  /** The text again. Throws when the key is unknown, or the bytes or their place were changed. */
  open(bytes: Uint8Array, place: string): string
  /** The same for what is no text: pictures, documents. */
  sealBytes(content: Uint8Array, place: string): Buffer
  openBytes(bytes: Uint8Array, place: string): Buffer
  /**
   * For what leaves the program on paper: sealed with a key made from the index key, so that a change of the other keys
   * does not spoil papers. `open` reads it like all else.
   */
  sealForPaper(text: string, place: string): Buffer
  /** Whether these bytes were sealed, by whichever key; text, which never begins with a control character, was not. */
  isSealed(bytes: Uint8Array): boolean
  /** How everything begins that the writing key seals; what begins otherwise an older key has sealed. */
  readonly writingHead: Buffer
  /** Keyed hash of a whole value, the same for the same person however it is typed; names count within one pool. */
  blindIndex(kind: LookupKind, value: string, pool?: string): Buffer
  /** Keyed hash for the audit, by a key made from the index key: a change of the other keys leaves it as it is. */
  auditHash(text: string): Buffer
  /** Which key and which way of writing stand behind the blind index of a kind; kept beside it, so that others are made anew. */
  indexId(kind: LookupKind): string
}

const format = 1
const numberIndexId = 'i1'
/** Names are indexed as they are compared (`foldedName`); until then they had the id of the numbers. */
const foldedNameIndexId = 'i1-folded'
const nonceBytes = 12
const tagBytes = 16
/** Of the key made from the index key; a key of the ring has letters and digits only, so none is called so. */
const paperKeyId = '-paper'
/** What the key of the audit's hashes is made for, out of the index key. */
const auditPurpose = 'audit'

/** Ciphers over a key ring: the first key writes, every key of the ring reads. Throws when the ring is empty. */
export function createCiphers(ring: KeyRing): Ciphers {
  const writing = ring.keys[0]
  if (writing === undefined) throw new Error('the key ring is empty')
  const paper = { id: paperKeyId, key: Buffer.from(hkdfSync('sha256', ring.indexKey, '', paperKeyId, 32)) }
  const auditKey = createSecretKey(Buffer.from(hkdfSync('sha256', ring.indexKey, '', auditPurpose, 32)))
  // As key objects: handed over as bytes, a key is made ready anew for every field, which takes longer than the field.
  const byId = new Map([...ring.keys, paper].map((key) => [key.id, createSecretKey(key.key)]))
  const sealWith = (by: FieldKey, content: Uint8Array, place: string): Buffer => {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', byId.get(by.id)!, nonce)
    cipher.setAAD(Buffer.from(place))
    const body = Buffer.concat([cipher.update(content), cipher.final()])
    return Buffer.concat([headOf(by), nonce, cipher.getAuthTag(), body])
  }
  const openBytes = (bytes: Uint8Array, place: string): Buffer => {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const idLength = data[1] ?? 0
    const id = data.subarray(2, 2 + idLength).toString()
    const key = byId.get(id)
    if (data[0] !== format || key === undefined) throw new Error(`no key "${id}" to read ${place}`)
    const nonceAt = 2 + idLength
    const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(nonceAt, nonceAt + nonceBytes), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(data.subarray(nonceAt + nonceBytes, nonceAt + nonceBytes + tagBytes))
    return Buffer.concat([decipher.update(data.subarray(nonceAt + nonceBytes + tagBytes)), decipher.final()])
  }
  return {
    auditHash: (text) => createHmac('sha256', auditKey).update(text).digest(),
    indexId: (kind) => (kind === 'name' ? foldedNameIndexId : numberIndexId),
    writingHead: headOf(writing),
    isSealed: (bytes) => bytes[0] === format,
    sealBytes: (content, place) => sealWith(writing, content, place),
    openBytes,
    seal: (text, place) => sealWith(writing, Buffer.from(text, 'utf8'), place),
    sealForPaper: (text, place) => sealWith(paper, Buffer.from(text, 'utf8'), place),
    open: (bytes, place) => openBytes(bytes, place).toString('utf8'),
    blindIndex(kind, value, pool = '') {
      return createHmac('sha256', ring.indexKey)
        .update(`${kind}\0${kind === 'name' ? pool : ''}\0${normalise(kind, value)}`)
        .digest()
    },
  }
}

function headOf({ id }: FieldKey): Buffer {
  return Buffer.concat([Buffer.from([format, Buffer.byteLength(id)]), Buffer.from(id)])
}

/** Full-width digits, spaces, a small x, another dot: people type the same number and the same name in several ways. */
function normalise(kind: LookupKind, value: string): string {
  if (kind === 'name') return foldedName(value)
  return kind === 'phone' ? value.normalize('NFKC').replace(/\s+/g, '') : plainIdNumber(value)
}

/**
 * The key ring of the environment, or, for the embedded database alone, one that is made at the first start and kept
 * beside the data with mode 600. Throws StorageRefusal when the file is there but cannot be used.
 */
export function settleKeyRing(keys: readonly FieldKey[], indexKey: Buffer | undefined, dataFolder: string): KeyRing {
  if (keys.length > 0 && indexKey !== undefined) return { keys, indexKey }
  const file = path.join(dataFolder, 'field-keys.json')
  if (!existsSync(file)) {
    const own = `${file}.new-${randomBytes(4).toString('hex')}`
    const fresh = { keys: [{ id: 'k1', key: randomKey() }], indexKey: randomKey() }
    writeFileSync(own, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 })
    try {
      linkSync(own, file)
    } finally {
      rmSync(own, { force: true })
    }
  }
  return readKeyFile(file)
}

function randomKey(): string {
  return randomBytes(32).toString('base64')
}

function readKeyFile(file: string): KeyRing {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { keys: { id: string; key: string }[]; indexKey: string }
    const keys = kept.keys.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') }))
    const indexKey = Buffer.from(kept.indexKey, 'base64')
    if (keys.length > 0 && [...keys.map((key) => key.key), indexKey].every((key) => key.length === 32)) {
      return { keys, indexKey }
    }
    throw new Error('a key is not 32 bytes')
  } catch (error) {
    throw new StorageRefusal(
      'field-keys-unusable',
      `个人信息的密钥文件 ${file} 不能使用（${(error as Error).message}）。没有原来的密钥，库里的姓名和证件号无法读出。处理办法：从备份恢复该文件。`,
      error,
    )
  }
}
