import type { ErrorEntry } from './entry.ts'
import { errorRegistry } from './registry.ts'

/** docs/reference/errors.md as text: every code with its status, words and way out, in alphabetical order. */
export function errorReference(): string {
  const entries = Object.entries(errorRegistry as Record<string, ErrorEntry>).sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = [
    '# Errors',
    '',
    'Generated from `packages/contracts/src/errors` by `npm run -s yidi -- docs`; do not edit.',
    '',
    'Every failed request of our own API gets a problem document (RFC 9457, `application/problem+json`) with `code`,',
    '`title`, `detail`, `remedy` and, where fields are at fault, `errors` (path and message). `{name}` stands for a value.',
    '',
    '| code | status | title | detail | what to do | basis |',
    '|---|---|---|---|---|---|',
    ...entries.map(
      ([code, entry]) =>
        `| \`${code}\` | ${String(entry.status)} | ${entry.title} | ${entry.detail} | ${entry.remedy} | ${
          entry.basis === undefined ? '' : `${entry.basis.document} ${entry.basis.article}`
        } |`,
    ),
    '',
  ]
  return lines.join('\n')
}
