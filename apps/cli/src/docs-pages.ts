import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  agreementApplicationStatesReference,
  agreementStatesReference,
  errorReference,
  claimStatesReference,
  clearingStatesReference,
  filingStatesReference,
  monthlyStatesReference,
  oversightCaseStatesReference,
  publishedSchemas,
  registerStatesReference,
} from '@yidi/contracts'
import { FIGURE_PLACES, MECHANISMS, policySchemas, rangeText } from '@yidi/rules'
import { accountsReference, exitCodesReference, settingsReference } from '@yidi/server'
import { claimBadInput, filingBadInput } from './bad-input-page.ts'
import type { Commands } from './command.ts'
import { hospitalInterface } from './hospital-page.ts'
import { hospitalTransactions } from './hospital-transactions.ts'
import { oversightMechanisms } from './oversight-page.ts'
import { subcommands } from './policy.ts'

const generated = (from: string): string => `Generated from \`${from}\` by \`npm run -s yidi -- docs\`; do not edit.`
const json = (schema: unknown) => () => `${JSON.stringify(schema, null, 2)}\n`
const schemaFiles = (folder: string, schemas: Readonly<Record<string, unknown>>) =>
  Object.entries(schemas).map(([name, schema]) => [`${folder}/${name}.schema.json`, json(schema)] as const)

/** Reference pages that are written from the code, by their path in the repository. */
export const generatedPages: Readonly<Record<string, (commands: Commands) => string | Promise<string>>> = {
  'docs/reference/README.md': contents,
  'docs/reference/accounts.md': accountsReference,
  'docs/reference/agreement-application-states.md': agreementApplicationStatesReference,
  'docs/reference/agreement-states.md': agreementStatesReference,
  'docs/reference/claim-bad-input.md': () =>
    claimBadInput(generated('packages/rules/src/claims, apps/server/src/claims')),
  'docs/reference/command-line.md': commandLine,
  'docs/reference/errors.md': errorReference,
  'docs/reference/exit-codes.md': exitCodesReference,
  'docs/reference/filing-bad-input.md': () =>
    filingBadInput(generated('packages/rules/src/filing, packages/contracts/src/errors')),
  'docs/reference/claim-states.md': claimStatesReference,
  'docs/reference/monthly-states.md': monthlyStatesReference,
  'docs/reference/clearing-states.md': clearingStatesReference,
  'docs/reference/filing-states.md': filingStatesReference,
  'docs/reference/hospital-interface.md': () =>
    hospitalInterface(
      generated('packages/contracts/src/interface, apps/server/src/care/visits, apps/server/src/gateway'),
    ),
  'docs/reference/hospital-transactions.md': () =>
    hospitalTransactions(
      generated('packages/contracts/src/interface/transaction-list.ts, apps/cli/src/hospital-transactions.ts'),
    ),
  'docs/reference/mechanisms.md': mechanisms,
  'docs/reference/oversight-case-states.md': oversightCaseStatesReference,
  'docs/reference/oversight-mechanisms.md': () =>
    oversightMechanisms(generated('packages/rules/src/oversight/mechanisms')),
  'docs/reference/register-states.md': registerStatesReference,
  'docs/reference/settings.md': settingsReference,
  ...Object.fromEntries(schemaFiles('docs/reference/schema/policy', policySchemas)),
  ...Object.fromEntries(schemaFiles('docs/reference/schema', publishedSchemas)),
}

function contents(): string {
  const schemas = Object.keys(generatedPages).filter((path) => path.endsWith('.json'))
  return `# Reference

${generated('apps/cli/src/docs-pages.ts')} A test holds every page to the code.

- [Accounts of the books](accounts.md): every account, what stands on it; every fund, its account and its field of the interface
- [Command line](command-line.md): every command, its options and exit statuses
- [Errors](errors.md): every code, what it says and what to do
- [Bad input around filings](filing-bad-input.md) and [around claims](claim-bad-input.md): what can be wrong with what people hand in, what is said, what shows it
- [Hospital interface](hospital-interface.md): addresses, emergency, code tables, every refusal of the gateway
- [Hospital transactions](hospital-transactions.md): every number of the interface, open or not, since when, which test plays it, what to do instead
- [States of a filing](filing-states.md), [of a claim](claim-states.md), [of an application for a month](monthly-states.md), [of a clearing between regions](clearing-states.md), [of a case of oversight](oversight-case-states.md), [of a register](register-states.md), [of an agreement](agreement-states.md) and [of an application for one](agreement-application-states.md): who may do what in which state
- [Mechanisms](mechanisms.md): the words of the policy language, each with an example to copy
- [Mechanisms of oversight](oversight-mechanisms.md): what its rules are made of, with their settings, each with a rule to copy
- [Exit codes](exit-codes.md) of the server: what each end means to whatever starts it again
- [Settings](settings.md): every variable of the environment that the program reads

## Schemas

JSON Schema 2020-12. An editor with a YAML language server completes a policy file whose first line names its schema:
\`# yaml-language-server: $schema=../../../docs/reference/schema/policy/benefits.schema.json\`.

${schemas
  .map((path) => path.replace('docs/reference/', ''))
  .map((path) => `- [${path}](${path})`)
  .join('\n')}
`
}

async function commandLine(commands: Commands): Promise<string> {
  const sections: string[] = []
  for (const [name, load] of Object.entries(commands)) {
    const { command } = await load()
    if (name !== 'policy') {
      sections.push(section(command.usage, command.summary))
      continue
    }
    for (const loadPart of Object.values(subcommands)) {
      const part = (await loadPart()).command
      sections.push(section(part.usage, part.summary))
    }
  }
  return `# Command line

${generated('apps/cli/src')}

\`npm run -s yidi -- COMMAND …\`. Answers go to standard output, everything else to standard error. Exit status 0: done; 1: done,
and something was found wrong (or the program itself failed); 2: it could not begin, because a word, a file or the policy
folder is not right.

${sections.join('\n')}`
}

const section = (usage: string, summary: string): string => `## \`${usage}\`\n\n${summary}\n`

function mechanisms(): string {
  const folder = fileURLToPath(new URL('../../../packages/rules/src/mechanisms/', import.meta.url))
  const sources = globSync('*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => [file, readFileSync(`${folder}${file}`, 'utf8')] as const)
  const sections = MECHANISMS.map(({ NAME, TERM, EXAMPLE }) => {
    const [file, source] = sources.find(([, text]) => text.includes(`export const TERM = '${TERM}'`))!
    return `## \`${NAME}\` · ${TERM}

${leadingComment(source)}

\`\`\`yaml
${EXAMPLE.trim()}
\`\`\`

[Source](../../packages/rules/src/mechanisms/${file}) · [test](../../packages/rules/src/mechanisms/${file.replace('.ts', '.test.ts')})
`
  })
  return `# Mechanisms of the policy language

${generated('packages/rules/src/mechanisms')}

A pool is put together from these, in the order of a calculation. The word is what stands in YAML. How they make up a whole
pool: [Add a pool](../recipes/add-a-pool.md).

## Figures

What a figure counts at each place, and from where to where; anything else is refused. \`open\` may stand at every place.

| Place | Chinese | Unit | Range |
|---|---|---|---|
${Object.entries(FIGURE_PLACES).flatMap(placeRows).join('\n')}

${sections.join('\n')}`
}

function placeRows([place, { title, takes }]: [string, (typeof FIGURE_PLACES)[keyof typeof FIGURE_PLACES]]): string[] {
  return takes.map((one) => `| \`${place}\` | ${title} | \`${one.unit}\` ${one.label} | ${rangeText(one)} |`)
}

/** What the file says about itself: the text of its first comment, in paragraphs as written. */
function leadingComment(source: string): string {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? ''
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    .trim()
}
