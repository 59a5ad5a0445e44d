/** The page of everything that can be wrong with what people hand in: the situation, what is said, and where it is shown. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { errorFields } from '@yidi/contracts'
import { gatewayFaults } from '@yidi/contracts/interface'
import type { ErrorEntry } from '@yidi/contracts'
import { literalCalls } from './literal-calls.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The situations that a filing must stand, and the codes that answer them. */
const situations: readonly (readonly [string, ...string[]])[] = [
  ['日期填反了', 'dates-backwards'],
  ['住的时间不够长', 'below-minimum-stay'],
  ['备案地就是参保地，本来不用备案', 'destination-at-home', 'not-needed'],
  ['和已有的备案重叠', 'overlap', 'already-applied'],
  ['太早变更备案地', 'changed-too-early'],
  ['出院以后才补办', 'after-discharge', 'after-discharge-open'],
  ['过了补办的天数', 'supplementary-too-late', 'supplementary-days-open'],
  ['选了不能选的机构', 'institution-not-choosable', 'institution-elsewhere'],
  ['没有转诊资格的医院开的转诊', 'referral-level', 'referral-elsewhere', 'not-by-hospital'],
  ['冒充的材料文件', 'material-type-differs', 'material-type-not-taken', 'material-broken'],
  ['猜别人的备案编号', 'filing-not-found'],
  ['过期的凭据', 'token-over', 'token-used', 'token-elsewhere', 'token-of-other-person'],
  ['同一件事交了两次', 'idempotency-key-reused', 'idempotency-key-missing'],
]

interface CheckRow {
  weight: string
  code: string
  text: string
  remedy: string
}

/** Where the check of an application for a filing, and that of a claim, report what they find. */
const REPORTED = {
  filing: ['packages/rules/src/filing/{check-*,filing-types}.ts', 'apps/server/src/filing/*/*.ts'],
  claim: ['packages/rules/src/claims/{account,check,check-*}.ts', 'apps/server/src/claims/*/*.ts'],
} as const

/** Everything that a check reports, read from where it is reported. */
export function checkRows(of: keyof typeof REPORTED): CheckRow[] {
  const files = REPORTED[of].flatMap(sources)
  const rows = new Map<string, CheckRow>()
  for (const file of files.filter((one) => !one.endsWith('.test.ts'))) {
    for (const call of literalCalls(readFileSync(root + file, 'utf8'))) {
      const there = rows.get(call.code)
      rows.set(
        call.code,
        there === undefined || there.text.includes(call.text)
          ? (there ?? call)
          : { ...there, text: `${there.text}；${call.text}` },
      )
    }
  }
  return [...rows.values()].sort((one, other) => (one.code < other.code ? -1 : 1))
}

const sources = (pattern: string): string[] => globSync(pattern, { cwd: root }).sort()

/** What is said of a claim is shown by a test or a case of claims, also where filings have the same code. */
export const OF_CLAIMS = /claim/

/** The first test or case that names the code, of those whose path fits; undefined where none does. */
export function shownBy(code: string, among = /./): string | undefined {
  const named = new RegExp(`(?<![\\w-])${code}(?![\\w-])`)
  return shownIn().find(([path, text]) => among.test(path) && named.test(text))?.[0]
}

let read: [string, string][] | undefined

function shownIn(): [string, string][] {
  read ??= [
    ...sources('policy/pools/*/cases-{filing,claims}/*.yaml'),
    ...sources('tests/made-up-pools/policy/pools/*/cases-filing/*.yaml'),
    ...sources('apps/server/src/**/*.test.ts'),
    ...sources('tests/**/*.test.ts'),
    ...sources('packages/*/src/**/*.test.ts'),
  ].map((path) => [path, readFileSync(root + path, 'utf8')])
  return read
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const shown = (code: string, among?: RegExp): string => {
  const path = shownBy(code, among)
  return path === undefined ? '–' : `[${path.split('/').at(-1)!}](../../${path})`
}

/** The rows of a table of what a check reports with a weight. */
function checkLines(checks: readonly CheckRow[], weight: string, among?: RegExp): string {
  return checks
    .filter((row) => row.weight === weight)
    .map((row) => `| \`${row.code}\` | ${cell(row.text)} | ${cell(row.remedy)} | ${shown(row.code, among)} |`)
    .join('\n')
}

/** docs/reference/claim-bad-input.md */
export function claimBadInput(generated: string): string {
  const checks = checkRows('claim')
  return `# Bad input around claims

${generated}

What the check of a claim says before it is sent and again at the desk, all at once, each with the field it belongs to. A place
in the texts that is filled in when it happens stands as \`…\`. The last column leads to a test or a case that shows it; a test holds
that there is one.

## A claim that must be put right

| 代码 | 说什么 | 怎么办 | 哪里演示 |
|---|---|---|---|
${checkLines(checks, 'blocks', OF_CLAIMS)}

## A claim that goes to a clerk

No error: the claim is taken, and a person decides.

| 代码 | 说什么 | 怎么办 | 哪里演示 |
|---|---|---|---|
${checkLines(checks, 'review', OF_CLAIMS)}
`
}

/** docs/reference/filing-bad-input.md */
export function filingBadInput(generated: string): string {
  const checks = checkRows('filing')
  const known = new Set([
    ...checks.map((row) => row.code),
    ...Object.values(errorFields).flatMap((field) => Object.keys(field)),
    ...Object.keys(gatewayFaults),
  ])
  const answers = situations.map(([situation, ...codes]) => {
    const unknown = codes.filter((code) => !known.has(code))
    if (unknown.length > 0) throw new Error(`no such code: ${unknown.join(', ')}`)
    return `| ${situation} | ${codes.map((code) => `\`${code}\``).join('、')} | ${shown(codes[0]!)} |`
  })
  const fields = Object.entries(errorFields).map(([title, entries]) => {
    const lines = Object.entries(entries as Record<string, ErrorEntry>).map(
      ([code, { status, title: says, detail, remedy }]) =>
        `| ${cell(says)} | \`${code}\` | ${String(status)} | ${cell(detail)} | ${cell(remedy)} | ${shown(code)} |`,
    )
    return `## ${title}\n\n| 情况 | 代码 | 状态 | 说什么 | 怎么办 | 哪里演示 |\n|---|---|---|---|---|---|\n${lines.join('\n')}`
  })
  const tokens = Object.entries(gatewayFaults)
    .filter(([name]) => name.startsWith('token-'))
    .map(
      ([name, { code, text, remedy }]) =>
        `| \`${name}\` | ${code} | ${cell(text)} | ${cell(remedy)} | ${shownBy(name) === undefined ? shown(code) : shown(name)} |`,
    )
  return `# Bad input around filings

${generated}

Every clear error that filing, registers, uploads and logging in can answer. Nothing is written where one is answered. A
place in the texts that is filled in when it happens stands as \`…\` or in braces. The last column leads to a test or a case
that shows it; a test holds that there is one.

## What is tried most

| 情况 | 代码 | 哪里演示 |
|---|---|---|
${answers.join('\n')}

## An application that must be put right

All at once in one answer, \`filing-not-complete\` (422), each with the field it belongs to.

| 代码 | 说什么 | 怎么办 | 哪里演示 |
|---|---|---|---|
${checkLines(checks, 'blocks')}

## An application that goes to a clerk

No error: the application is taken, and a person decides.

| 代码 | 说什么 | 怎么办 | 哪里演示 |
|---|---|---|---|
${checkLines(checks, 'review')}

${fields.join('\n\n')}

## The code on the phone, at a hospital

Answered over the hospital interface, with these codes at the head of \`err_msg\`.

| 名称 | 代码 | 说什么 | 怎么办 | 哪里演示 |
|---|---|---|---|---|
${tokens.join('\n')}
`
}
