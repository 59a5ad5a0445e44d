/**
 * Builds the pages into apps/web/dist. The build is skipped when dist carries the hash of the very sources it would be
 * made from, so that `npm start` costs nothing the second time. As a script: `node apps/web/build.ts`.
 */
import {
  copyFileSync,
  existsSync,
  globSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { documentsFolder, writeDocuments } from './documents.ts'
import { hashWebSources, isWebFresh, stampName, webDist } from './built.ts'
import { manifestFile, sides } from './first-loads.ts'
import { inLanguage } from './language.ts'

const root = import.meta.dirname

/**
 * Builds the pages when they are missing or stale. It builds aside and swaps the folder at the end, so that a server
 * that is serving the old pages, or a second build at the same moment, never sees half of one.
 */
export function buildWeb(): Promise<void> {
  building ??= buildAside().finally(() => (building = undefined))
  return building
}

/** Several who ask in one process wait for one build: they would write into one folder. */
let building: Promise<void> | undefined

async function buildAside(): Promise<void> {
  if (isWebFresh()) return
  const stamp = hashWebSources()
  const aside = join(root, `dist.${process.pid}`)
  const before = `${aside}.before`
  const { build } = await import('vite')
  try {
    for (const side of sides)
      await build({
        configFile: join(root, 'vite.config.ts'),
        logLevel: 'error',
        plugins: [inLanguage(side.language)],
        build: {
          outDir: aside,
          emptyOutDir: false,
          manifest: manifestFile(side),
          rolldownOptions: { input: { [side.name]: side.document } },
        },
      })
    writeDocuments(aside)
    await compressFiles(join(aside, 'assets'))
    await compressFiles(join(aside, documentsFolder))
    keepRecentAssets(aside)
    writeFileSync(join(aside, stampName), stamp)
    for (let tries = 1; ; tries++) {
      // Another build was sooner: made of the same sources, it is as good, and whoever serves it is not to lose it.
      if (isWebFresh()) return
      try {
        // Moved away at once rather than deleted file by file, while another build waits for the same place.
        rmSync(before, { recursive: true, force: true })
        if (existsSync(webDist)) renameSync(webDist, before)
        renameSync(aside, webDist)
        return
      } catch (error) {
        if (tries === 5) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  } finally {
    for (const folder of [aside, before]) rmSync(folder, { recursive: true, force: true })
  }
}

/** Lays beside each script, style and document its brotli and gzip form, as small as they get: made once, served often. */
async function compressFiles(folder: string): Promise<void> {
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  const compressOne = async (file: string): Promise<void> => {
    const content = readFileSync(file)
    writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, best))
    writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }))
  }
  await Promise.all(globSync('*.{js,css,html}', { cwd: folder }).map((name) => compressOne(join(folder, name))))
}

/**
 * Takes along the scripts and styles of earlier builds: a page that somebody has open, or a server that has not been
 * started afresh, still asks for them by their old names.
 */
function keepRecentAssets(aside: string): void {
  const keptDays = 14
  const before = join(webDist, 'assets')
  if (!existsSync(before)) return
  for (const name of readdirSync(before)) {
    const copy = join(aside, 'assets', name)
    if (!existsSync(copy)) takeAlong(join(before, name), copy, Date.now() - keptDays * 86_400_000)
  }
}

/** Copies a file of an earlier build with its days, unless it is older than that; one that a second build took away meanwhile it has taken along. */
function takeAlong(file: string, copy: string, oldestMs: number): void {
  try {
    const { atime, mtime, mtimeMs } = statSync(file)
    if (mtimeMs < oldestMs) return
    copyFileSync(file, copy)
    utimesSync(copy, atime, mtime)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWeb()
