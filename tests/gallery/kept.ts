/** The pictures that are kept: a folder for each subject, a file for each look. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { differenceOf } from './compare.ts'
import { readPng, writePng } from './png.ts'
import type { Shot } from './take.ts'

/** Where they are kept, and where a run lays what it found to differ. */
const keptFolder = join(import.meta.dirname, 'pictures')
export const differencesFolder = join(import.meta.dirname, '../../.cache/gallery-differences')

/** All of them together may weigh so much; they are in every checkout. */
export const mostKeptBytes = 13_000_000

export type Verdict = 'same' | 'differs' | 'new'

export interface Judged {
  /** `phone-home/dark`: the subject and its look. */
  picture: string
  verdict: Verdict
  /** What there is to say, where it is not the same. */
  words: string
}

const pictureOf = ({ subject, look }: Shot): string => `${subject.name}/${look}`
const fileOf = (folder: string, picture: string): string => join(folder, `${picture}.png`)

function write(file: string, content: Buffer): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

/** Compares a shot with the picture that is kept; lays kept, now and the difference beside each other where they differ. */
export function judge(shot: Shot, kept = keptFolder, differences = differencesFolder): Judged {
  const picture = pictureOf(shot)
  const before = fileOf(kept, picture)
  if (!existsSync(before)) {
    write(fileOf(differences, `${picture}-now`), shot.file)
    return { picture, verdict: 'new', words: 'no picture of it is kept' }
  }
  const keptFile = readFileSync(before)
  if (keptFile.equals(shot.file)) return { picture, verdict: 'same', words: '' }
  const difference = differenceOf(readPng(keptFile), readPng(shot.file))
  if (difference === undefined) return { picture, verdict: 'same', words: '' }
  write(fileOf(differences, `${picture}-kept`), keptFile)
  write(fileOf(differences, `${picture}-now`), shot.file)
  write(fileOf(differences, `${picture}-difference`), writePng(difference.picture))
  return { picture, verdict: 'differs', words: difference.words }
}

/** Keeps the shot in place of what was kept. */
export const accept = (shot: Shot, kept = keptFolder): void => write(fileOf(kept, pictureOf(shot)), shot.file)

/** Every kept picture, as `phone-home/dark`, with its bytes. */
export function keptPictures(kept = keptFolder): Map<string, number> {
  const files = globSync('*/*.png', { cwd: kept }).sort()
  return new Map(files.map((file) => [file.slice(0, -'.png'.length), statSync(join(kept, file)).size]))
}

/** Takes a kept picture away. */
export function drop(picture: string, kept = keptFolder): void {
  rmSync(fileOf(kept, picture))
  const folder = dirname(fileOf(kept, picture))
  if (globSync('*', { cwd: folder }).length === 0) rmSync(folder, { recursive: true })
}
