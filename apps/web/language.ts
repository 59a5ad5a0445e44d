/**
 * In which language the pages speak. Every import that leads from outside into `src/texts/zh` is turned to the file of the
 * same name in the folder of the language; what a language has no file for stays Chinese. So no page knows of languages, and
 * each build carries one.
 */
import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'

export type Language = 'zh' | 'en'

const texts = join(import.meta.dirname, 'src', 'texts')

/** Whether a file lies in a folder of the texts. */
const isIn = (file: string, language: Language): boolean => file.startsWith(join(texts, language) + sep)

export function inLanguage(language: Language): Plugin {
  return {
    name: 'yidi:language',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (language === 'zh' || importer === undefined || isIn(importer, 'zh') || isIn(importer, language)) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      if (found === null || !isIn(found.id, 'zh')) return found
      const own = join(texts, language, relative(join(texts, 'zh'), found.id))
      return existsSync(own) ? own : found
    },
  }
}
