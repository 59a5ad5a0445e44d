/** Writes down beside the manifest which sources each script was made of, so that a test can say what is not in it. */
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import type { Side } from './first-loads.ts'

const sourcesFile = (name: string): string => `.vite/${name}-sources.json`

export function writeSources(): Plugin {
  return {
    name: 'yidi:sources',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const sources = chunks.map((chunk) => [
        chunk.fileName,
        Object.entries(chunk.modules)
          .filter(([, module]) => module.renderedLength > 0)
          .map(([id]) => relative(import.meta.dirname, id)),
      ])
      const { name } = chunks.find((chunk) => chunk.isEntry)!
      this.emitFile({ type: 'asset', fileName: sourcesFile(name), source: JSON.stringify(Object.fromEntries(sources)) })
    },
  }
}

/** The sources of each script of a side, from apps/web: `src/desk.tsx`, `../../node_modules/antd/…`. */
export function readSources(folder: string, { name }: Side): Record<string, string[]> {
  return JSON.parse(readFileSync(join(folder, sourcesFile(name)), 'utf8')) as Record<string, string[]>
}
