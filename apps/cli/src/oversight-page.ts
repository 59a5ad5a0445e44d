import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OVERSIGHT_MECHANISMS, SETTING_UNITS } from '@yidi/rules/oversight'
import type { Mechanism } from '@yidi/rules/oversight'

const FOLDER = 'packages/rules/src/oversight/mechanisms'

/** The page of the mechanisms of oversight: what each looks for, its settings and a rule to copy. */
export function oversightMechanisms(generated: string): string {
  const folder = fileURLToPath(new URL(`../../../${FOLDER}/`, import.meta.url))
  const sources = globSync('*.ts', { cwd: folder }).map(
    (file) => [file, readFileSync(`${folder}${file}`, 'utf8')] as const,
  )
  const sections = OVERSIGHT_MECHANISMS.map((one) => sectionOf(one, sources))
  return `# Mechanisms of oversight

${generated}

What the rules of oversight (\`oversight.yaml\`, national over province over pool) are made of. A flag is a reason to look, no verdict.
Every default below is a setting of the agency and never law. \`npm run -s yidi -- oversight rules\` lists the rules of a pool,
\`npm run -s yidi -- oversight try --people 1000 --seed 1\` tries them over a generated year.

${sections.join('\n')}`
}

function sectionOf(one: Mechanism, sources: readonly (readonly [string, string])[]): string {
  const { name, term, scope, settings, words, example } = one
  const [file, source] = sources.find(([, text]) => text.includes(`name: '${name}',`))!
  const said = Object.entries(settings).map(
    ([key, { title, unit, least, most }]) =>
      `| \`${key}\` | ${title} | ${String(least)}–${String(most)} ${SETTING_UNITS[unit].label} |`,
  )
  const table = said.length === 0 ? '' : `\n| Setting | 名称 | Range |\n|---|---|---|\n${said.join('\n')}\n`
  const lists = words.length === 0 ? '' : `\nLists of words: ${words.map((word) => `\`${word}\``).join(', ')}.\n`
  return `## \`${name}\` · ${term}

Looks at: ${scope}. ${leadingSentence(source)}
${table}${lists}
\`\`\`yaml
${example.trim()}
\`\`\`

[Source](../../${FOLDER}/${file})
`
}

/** The comment that a file begins with, as one paragraph. */
function leadingSentence(source: string): string {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? ''
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join(' ')
    .trim()
}
