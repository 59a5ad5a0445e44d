/**
 * 机构文件: what an institution sends as a file, and what is made for it to fetch. Kept sealed for a time; the number of a file is good
 * for its own institution alone.
 */
import { createHash } from 'node:crypto'
import type { Database } from '../../platform/storage/index.ts'
import { refuse } from '../refusals/index.ts'
import { ZipFault, isZip, largestUnpackedBytes, readZip, zipOf } from './zip.ts'

/** So long a file can be fetched: two months' statements overlap in it. */
const keptMs = 30 * 86_400_000
/** So much of one institution is kept at a time: its statements of years, too little to fill a disk. */
const mostKeptBytes = 512 * 1024 * 1024
const longestName = 200

/** A file as it is told of: everything but its content. */
interface KeptFile {
  number: string
  name: string
  goodUntil: Date
}

/** A file on its way in. */
interface NewFile {
  institution: string
  /** Whatever the file came with or is made for: the same again is the same file. */
  key: string
  name: string
  content: Uint8Array
}

const mebibytes = (bytes: number) => bytes / 1024 / 1024

/**
 * Keeps what an institution sends, and gives its number. Refuses an empty file, a name that is a path, an archive that is not whole or
 * unpacks to more than the limit.
 */
export async function keepUpload(db: Keeps, now: Date, file: NewFile): Promise<KeptFile> {
  const name = nameOf(file.name)
  const content = Buffer.from(file.content)
  if (content.length === 0) refuse('file-empty', { file: name })
  if (isZip(content) || /\.zip$/i.test(name)) await unzip(name, content)
  return keep(db, now, 'uploaded', { ...file, name, content })
}

/** Keeps a text that was made for an institution, as an archive that holds it under the same name. */
export async function keepMade(
  db: Keeps,
  now: Date,
  { institution, key, name, text }: { institution: string; key: string; name: string; text: string },
): Promise<KeptFile> {
  const content = await zipOf(`${name}.txt`, Buffer.from(text), now)
  return keep(db, now, 'made', { institution, key, name: `${name}.zip`, content })
}

/** A file of an institution as it was kept. Refuses a number that the institution has no file of, or whose time is over. */
export async function openFile(db: Keeps, now: Date, institution: string, number: string): Promise<OpenedFile> {
  const row = await db.kysely
    .selectFrom('institution_file')
    .select(['name_cipher', 'content_cipher'])
    .where('institution', '=', institution)
    .where('file_no', '=', number)
    .where('good_until', '>', now)
    .executeTakeFirst()
  if (row === undefined) return refuse('file-unknown', { file: number.slice(0, 40) })
  return {
    name: db.ciphers.open(row.name_cipher, place('name', institution, number)),
    content: db.ciphers.openBytes(row.content_cipher, place('content', institution, number)),
  }
}

interface OpenedFile {
  name: string
  content: Buffer
}

/** The bytes of the one text that a file holds: of an archive its only file, else the file itself. Refuses an archive of several. */
export async function textBytes({ name, content }: OpenedFile): Promise<Buffer> {
  if (!isZip(content)) return content
  const entries = await unzip(name, content)
  if (entries.length !== 1)
    refuse('file-broken', { file: name, reason: `里面应只有一个文件，现有${String(entries.length)}个` })
  return entries[0]!.content
}

/** Removes the files whose time is over. Gives how many went. */
export async function sweepFiles({ pool }: Pick<Database, 'pool'>, now: Date): Promise<number> {
  const { rowCount } = await pool.query('delete from institution_file where good_until <= $1', [now])
  return rowCount ?? 0
}

type Keeps = Pick<Database, 'kysely' | 'pool' | 'ciphers'>

const place = (part: 'name' | 'content', institution: string, number: string) =>
  `institution_file.${part}:${institution}:${number}`

/** A name that may lie in any folder. */
function nameOf(sent: string): string {
  const name = sent.trim()
  const shown = { file: name.slice(0, 60) }
  if (name === '' || name.length > longestName || /[/\\:*?"<>|\u0000-\u001f\u007f]|^\.+$/u.test(name))
    refuse('file-name-malformed', shown)
  return name
}

async function unzip(name: string, content: Buffer) {
  try {
    return await readZip(content)
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error
    if (error.tooLarge)
      return refuse('file-unpacks-too-large', { file: name, limitMiB: mebibytes(largestUnpackedBytes) })
    return refuse('file-broken', { file: name, reason: error.message })
  }
}

/** Digits and letters, as short as clients take them; made from what the file came with, so that a repeat finds it. */
const numberOf = ({ institution, key }: NewFile) =>
  `F${createHash('sha256').update(`${institution} ${key}`).digest('hex').slice(0, 24)}`

async function keep(db: Keeps, now: Date, origin: 'uploaded' | 'made', file: NewFile): Promise<KeptFile> {
  const { institution, name, content } = file
  const number = numberOf(file)
  const goodUntil = new Date(now.getTime() + keptMs)
  const { rowCount } = await db.pool.query({
    name: 'keep-file',
    text: `insert into institution_file (institution, file_no, origin, name_cipher, content_cipher, content_hash, size_bytes,
                                         kept_at, good_until)
           select $1, $2, $3, $4, $5, $6, $7, $8, $9
            where (select coalesce(sum(size_bytes), 0) from institution_file
                    where institution = $1 and file_no <> $2 and good_until > $8) + $7::int <= $10
           on conflict (institution, file_no) do update
             set name_cipher = excluded.name_cipher, content_cipher = excluded.content_cipher,
                 content_hash = excluded.content_hash, size_bytes = excluded.size_bytes, kept_at = excluded.kept_at,
                 good_until = excluded.good_until`,
    values: [
      institution,
      number,
      origin,
      db.ciphers.seal(name, place('name', institution, number)),
      db.ciphers.sealBytes(content, place('content', institution, number)),
      createHash('sha256').update(content).digest(),
      content.length,
      now,
      goodUntil,
      mostKeptBytes,
    ],
  })
  if (rowCount === 0) refuse('files-too-many', { limitMiB: mebibytes(mostKeptBytes) })
  return { number, name, goodUntil }
}
