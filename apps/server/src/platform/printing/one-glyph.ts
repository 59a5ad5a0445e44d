/**
 * A TrueType font of one character, made of its outline (OpenType specification, "Font tables"). The packages of rare
 * characters are packed in a way that the PDF library unpacks anew for every paper, in seconds, and their files are all
 * called by one name, so that it takes one for another; a font of one character is small, quick and called by it.
 */
import type { Path } from 'fontkit'

/** What a font of one character is made of; lengths in units of the em. */
interface OneGlyph {
  codePoint: number
  /** Of letters and digits. */
  name: string
  /** Straight lines and quadratic curves alone. */
  path: Path
  advance: number
  unitsPerEm: number
  ascent: number
  descent: number
}

interface Point {
  x: number
  y: number
  onCurve: boolean
}

/** The font's bytes. Glyph 0 is empty, glyph 1 the character. Throws for an outline with cubic curves. */
export function oneGlyphFont(glyph: OneGlyph): Buffer {
  const contours = contoursOf(glyph.path)
  const points = contours.flat()
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const box = points.length === 0 ? [0, 0, 0, 0] : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  const outline = outlineOf(contours, points, box)
  return sfnt({
    cmap: bytes(
      ...[u16(0), u16(1), u16(3), u16(10), u32(12)],
      ...[u16(12), u16(0), u32(28), u32(0), u32(1), u32(glyph.codePoint), u32(glyph.codePoint), u32(1)],
    ),
    glyf: outline,
    head: bytes(
      ...[u32(0x10000), u32(0x10000), u32(glyph.codePoint), u32(0x5f0f3cf5), u16(0), u16(glyph.unitsPerEm)],
      ...[u32(0), u32(0), u32(0), u32(0), ...box.map(u16), u16(0), u16(8), u16(2), u16(1), u16(0)],
    ),
    hhea: bytes(
      ...[
        u32(0x10000),
        u16(glyph.ascent),
        u16(glyph.descent),
        u16(0),
        u16(glyph.advance),
        u16(0),
        u16(0),
        u16(box[2]!),
      ],
      ...[u16(1), ...Array.from({ length: 7 }, () => u16(0)), u16(2)],
    ),
    hmtx: bytes(u16(glyph.advance), u16(0), u16(glyph.advance), u16(box[0]!)),
    loca: bytes(u32(0), u32(0), u32(outline.length)),
    maxp: bytes(
      ...[u32(0x10000), u16(2), u16(points.length), u16(contours.length), u16(0), u16(0), u16(2)],
      ...Array.from({ length: 8 }, () => u16(0)),
    ),
    name: nameTable(glyph.name),
    post: bytes(u32(0x30000), ...Array.from({ length: 7 }, () => u32(0))),
  })
}

function contoursOf(path: Path): Point[][] {
  const contours: Point[][] = []
  const add = (x: number, y: number, onCurve: boolean) =>
    contours.at(-1)!.push({ x: Math.round(x), y: Math.round(y), onCurve })
  for (const { command, args } of path.commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args
    if (command === 'moveTo') contours.push([])
    if (command === 'moveTo' || command === 'lineTo') add(a, b, true)
    else if (command === 'quadraticCurveTo') {
      add(a, b, false)
      add(c, d, true)
    } else if (command === 'bezierCurveTo') throw new Error('an outline with cubic curves is no TrueType outline')
  }
  return contours.map(closed).filter((contour) => contour.length > 0)
}

/** A contour goes back to its first point by itself. */
function closed(contour: Point[]): Point[] {
  const [first, last] = [contour[0], contour.at(-1)]
  return contour.length > 1 && last!.onCurve && first!.x === last!.x && first!.y === last!.y
    ? contour.slice(0, -1)
    : contour
}

function outlineOf(contours: readonly Point[][], points: readonly Point[], box: readonly number[]): Buffer {
  let end = -1
  const ends = contours.map((contour) => (end += contour.length))
  const steps = (axis: 'x' | 'y') => points.map((point, at) => u16(point[axis] - (points[at - 1]?.[axis] ?? 0)))
  const outline = bytes(
    ...[u16(contours.length), ...box.map(u16), ...ends.map(u16), u16(0)],
    Buffer.from(points.map((point) => (point.onCurve ? 1 : 0))),
    ...[...steps('x'), ...steps('y')],
  )
  return padded(outline)
}

function nameTable(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16()
  const postScriptName = 6
  return bytes(
    ...[u16(0), u16(1), u16(18), u16(3), u16(1), u16(0x409), u16(postScriptName), u16(text.length), u16(0)],
    text,
  )
}

/** Tables one after the other behind their directory, each on a multiple of four; nobody here reads check sums. */
function sfnt(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables).sort()
  const power = 2 ** Math.floor(Math.log2(names.length))
  const directory: Buffer[] = []
  let offset = 12 + 16 * names.length
  for (const name of names) {
    const { length } = tables[name]!
    directory.push(Buffer.from(name.padEnd(4)), u32(0), u32(offset), u32(length))
    offset += length + padding(length)
  }
  const head = [
    u32(0x10000),
    u16(names.length),
    u16(power * 16),
    u16(Math.log2(power)),
    u16((names.length - power) * 16),
  ]
  return bytes(...head, ...directory, ...names.map((name) => padded(tables[name]!)))
}

const padding = (length: number): number => (4 - (length % 4)) % 4
const padded = (part: Buffer): Buffer => bytes(part, Buffer.alloc(padding(part.length)))
const bytes = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts)

/** Two bytes, signed or not. */
function u16(value: number): Buffer {
  return Buffer.from([(value >> 8) & 0xff, value & 0xff])
}

function u32(value: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(value)
  return four
}
