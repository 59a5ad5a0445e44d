/** Puts first-paint.js into the documents themselves: as a file of its own it would be fetched before anything is seen. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const asFile = '<script src="/first-paint.js"></script>'

export function firstPaint(): Plugin {
  return {
    name: 'yidi:first-paint',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => {
        const text = readFileSync(join(import.meta.dirname, 'first-paint.js'), 'utf8')
        return html.replace(asFile, `<script>${text.replace(/^\s*\/\/.*\n/gm, '').trim()}</script>`)
      },
    },
  }
}
