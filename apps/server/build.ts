/**
 * Puts the server into one file, apps/server/dist/<stamp>/main.mjs: its own sources, the packages of this workspace and the two
 * libraries that come in hundreds of small files. A start then reads some hundred files in place of three thousand (ADR 0049).
 * Made at the first start and after a change of the sources, as the pages are. As a script: `node apps/server/build.ts`.
 */
import { existsSync, globSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'rolldown'
import { builtFile } from './built.js'

const root = import.meta.dirname
const source = join(root, 'src')
const outputs = join(root, 'dist')

/** Of npm's packages these go into the file; all others are read from node_modules as before. */
const packed = /^(@yidi\/(rules|contracts|policy-folder)|typebox|kysely)($|\/)/

/** Rooms that read a folder to see what they are made of: what `import(new URL(…))` asks for there is packed as well. */
const scanned: Readonly<Record<string, string>> = {
  'gateway/registry.ts': 'gateway/transactions/*.ts',
  'kinds.ts': '*/*/kind.ts',
}

/** The built server's file; it is built first where it is missing or the sources have changed since. */
export async function buildServer(): Promise<string> {
  const file = builtFile()
  if (existsSync(file)) return file
  const folder = dirname(file)
  const aside = `${folder}.${String(process.pid)}`
  mkdirSync(aside, { recursive: true })
  try {
    await pack(join(aside, basename(file)))
    renameSync(aside, folder)
  } catch (error) {
    // Another start was quicker; what it made is made of the same sources.
    if (!existsSync(file)) throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  for (const name of readdirSync(outputs))
    if (!name.includes('.') && join(outputs, name) !== folder)
      rmSync(join(outputs, name), { recursive: true, force: true })
  return file
}

async function pack(file: string): Promise<void> {
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    input: join(source, 'main.ts'),
    platform: 'node',
    external: (id) => /^[^./\0]/.test(id) && !id.startsWith(filesOf('')) && !packed.test(id),
    plugins: [inPlace, withFolders],
    logLevel: 'silent',
  })
  await bundle.write({
    file,
    format: 'esm',
    sourcemap: true,
    codeSplitting: false,
  })
  await bundle.close()
}

/** Where a file lies is what it was written to know: its migrations, fonts and child processes lie beside its source. */
const inPlace: Plugin = {
  name: 'in place',
  transform(code, id) {
    if (!id.startsWith('/') || id.includes('node_modules') || !code.includes('import.meta.')) return null
    return code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(join(id, '..')))
  },
}

const filesOf = (room: string): string => `yidi-files:${room}`

/** A folder that is read at the start is read at the build instead. */
const withFolders: Plugin = {
  name: 'with folders',
  resolveId: (id) => (id.startsWith(filesOf('')) ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith(`\0${filesOf('')}`)) return null
    const files = globSync(scanned[id.slice(1 + filesOf('').length)]!, { cwd: source })
      .filter((name) => !/(^|\/)index\.ts$|\.test\.ts$/.test(name))
      .map((name) => join(source, name))
    const imports = files.map((file, index) => `import * as file${String(index)} from ${JSON.stringify(file)}`)
    const table = files.map((file, index) => `[${JSON.stringify(pathToFileURL(file).href)}, file${String(index)}]`)
    return `${imports.join('\n')}\nconst files = new Map([${table.join(', ')}])\nexport const packedFile = (url) => files.get(url) ?? import(url)`
  },
  transform(code, id) {
    const room = Object.keys(scanned).find((name) => id === join(source, name))
    if (room === undefined) return null
    const changed = code.replace(/\bimport\((new URL\([^)]*\)\.href)\)/, 'packedFile($1)')
    if (changed === code)
      throw new Error(`${room} no longer imports what it finds: mend the table in apps/server/build.ts`)
    return `import { packedFile } from '${filesOf(room)}'\n${changed}`
  },
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildServer()
