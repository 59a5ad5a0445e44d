/** Pictures as points in memory, and as PNG files of few colours, a third of the size of Chromium's own. */
import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

export interface Picture {
  width: number
  height: number
  /** Four bytes a point: red, green, blue, and a fourth that is always full. */
  points: Uint8Array
}

/** What a PNG file shows. */
export function readPng(file: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(file))
  return { width, height, points: data }
}

/**
 * As many colours as a page needs: those that cover most of it as they are, then every other that is far enough from all
 * of these; the edges of letters take the nearest. A small mark of a colour of its own keeps it.
 */
const mostColours = 64
const exactColours = 16
const farEnough = 18 ** 2

/** A picture as a PNG file with a table of colours. The same points give the same bytes. */
export function writePng({ width, height, points }: Picture): Buffer {
  const { table, indexOf } = paletteOf(points)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) rows[y * (width + 1) + 1 + x] = indexOf.get(colourAt(points, at))!
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a point, each the number of a colour in the table.
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(table.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const colourAt = (points: Uint8Array, at: number): number =>
  (points[at]! << 16) | (points[at + 1]! << 8) | points[at + 2]!

const channelsOf = (colour: number): Channels => [colour >> 16, (colour >> 8) & 255, colour & 255]

type Channels = readonly [red: number, green: number, blue: number]

/** The colours that are kept, and for each colour of the picture the number of the nearest of them. */
function paletteOf(points: Uint8Array): { table: readonly Channels[]; indexOf: ReadonlyMap<number, number> } {
  const counts = new Map<number, number>()
  for (let at = 0; at < points.length; at += 4) {
    const colour = colourAt(points, at)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const byCount = [...counts]
    .sort(([colourA, countA], [colourB, countB]) => countB - countA || colourA - colourB)
    .map(([colour]) => channelsOf(colour))
  const table = byCount.slice(0, exactColours)
  for (const colour of byCount.slice(exactColours)) {
    if (table.length === mostColours) break
    if (nearest(table, colour).distance > farEnough) table.push(colour)
  }
  return { table, indexOf: new Map([...counts.keys()].map((one) => [one, nearest(table, channelsOf(one)).index])) }
}

function nearest(table: readonly Channels[], [red, green, blue]: Channels): { index: number; distance: number } {
  const found = { index: 0, distance: Infinity }
  table.forEach(([r, g, b], index) => {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
    if (distance < found.distance) Object.assign(found, { index, distance })
  })
  return found
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
