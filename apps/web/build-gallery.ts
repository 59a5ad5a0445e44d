/**
 * Builds the gallery of parts into .cache/gallery, aside from the pages that are served: it is for whoever works on them.
 * Like the pages it is built again only when what it would be made from has changed.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashWebSources } from './built.ts'

const root = import.meta.dirname
const built = join(root, '../../.cache/gallery')
const stamp = join(built, '.sources')

const isFresh = (sources: string): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === sources

/** The folder with the built gallery; made where it is missing or stale. */
export async function buildGallery(): Promise<string> {
  const sources = hashWebSources()
  if (isFresh(sources)) return built
  const aside = `${built}.${process.pid}`
  const [{ build }, { default: config }] = await Promise.all([import('vite'), import('./vite.config.ts')])
  try {
    await build({
      ...config,
      configFile: false,
      logLevel: 'error',
      build: {
        ...config.build,
        outDir: aside,
        emptyOutDir: true,
        rolldownOptions: { input: join(root, 'gallery.html') },
      },
    })
    writeFileSync(join(aside, '.sources'), sources)
    rmSync(built, { recursive: true, force: true })
    renameSync(aside, built)
  } catch (error) {
    // Another test may have put the same gallery there meanwhile.
    if (!isFresh(sources)) throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  return built
}
