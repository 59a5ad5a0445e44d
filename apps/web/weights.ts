/** The weight of first loads: bytes of script and style as they travel compressed by gzip, and how many they may be. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { firstLoads, type Side } from './first-loads.ts'

/** How much each side may weigh. The phone's share is made for a weak network; the desk has antd's table. */
export const limitBytes: Readonly<Record<Side['pages'], number>> = { phone: 130_000, desk: 200_000 }

/** Where one begins: with the main pages, or with the day at the desk. Other pages are gone to from here, with the greater part already there. */
const begins: readonly string[] = ['/', '/login', '/settlements', '/messages', '/me', '/desk/login']

export interface Weight {
  address: string
  /** The heaviest first. */
  files: { name: string; bytes: number }[]
  bytes: number
  /** Undefined where none is set. */
  limit: number | undefined
}

/** What each address of the built pages in a folder weighs. */
export function weigh(folder: string): Weight[] {
  return firstLoads(folder).map(({ side, address, scripts, styles }) => {
    const files = [...scripts, ...styles]
      .map((name) => ({ name, bytes: statSync(join(folder, `${name}.gz`)).size }))
      .sort((a, b) => b.bytes - a.bytes)
    const limit = begins.includes(address) ? limitBytes[side.pages] : undefined
    return { address, files, bytes: files.reduce((sum, file) => sum + file.bytes, 0), limit }
  })
}
