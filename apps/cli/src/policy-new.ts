import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { NO_DAY, parseDay, placeProblem, whyNoPool } from '@yidi/rules'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies, policyFolder } from './policies.ts'
import { today } from './policy-day.ts'

/** The files of a pool of which nothing is known yet: everything open, so that it loads and says so. */
function newPoolFiles(
  code: string,
  name: string,
  from: string,
  document: string,
  article: string,
): Record<string, string> {
  const source = `{document: ${document}, article: ${article}}`
  return {
    'pool.yaml': `# ${name}. Everything is open until a document states it; docs/recipes/add-a-pool.md shows each step.
code: '${code}'
name: ${name}
short: ${name}
telephone: 区号 + 12393
homes: ['${code}']
inForce: {from: ${from}, source: ${source}, status: provisional}
insurances:
  employee: [active, retired]
  resident: [resident]
bases:
  scope: ${source}
  cash: ${source}
  open: ${source}
`,
    'away.yaml': `title: 异地就医结算规则
versions:
  - from: ${from}
    decide: first-that-fits
    rows:
      - name: home
        title: 在参保地就医
        when: {where: home}
        then: {prepay: 0}
        source: ${source}
        status: provisional
      - name: away
        title: 异地就医
        then: {open: yes}
        source: ${source}
`,
    'benefits.yaml': `title: 待遇
employee:
  outpatient: {open: ${name}职工门诊待遇, source: ${source}}
  inpatient: {open: ${name}职工住院待遇, source: ${source}}
  designated-disease: {open: ${name}职工规定病种待遇, source: ${source}}
  pharmacy: {open: ${name}职工药店待遇, source: ${source}}
resident:
  outpatient: {open: ${name}居民门诊待遇, source: ${source}}
  inpatient: {open: ${name}居民住院待遇, source: ${source}}
  designated-disease: {open: ${name}居民规定病种待遇, source: ${source}}
  pharmacy: {open: ${name}居民药店待遇, source: ${source}}
`,
  }
}

/** `yidi policy new CODE --name NAME`: a folder for a pool, everything open, that passes the check. */
export const command: Command = {
  summary: '新建一个统筹区文件夹：全部写成待定，能通过检查，再逐项填写',
  usage:
    'policy new CODE --name NAME [--folder FOLDER] [--from DAY] [--document ID --article ARTICLE] [--policies DIR]',
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        folder: { type: 'string' },
        from: { type: 'string' },
        document: { type: 'string' },
        article: { type: 'string' },
        policies: { type: 'string' },
      },
    })
    const code = positionals[0]
    if (code === undefined) throw new CommandFailure('统筹区代码没有写，请写六位区划代码，例如 330200。')
    if (values.name === undefined || /[:#{}[\]'"]/.test(values.name))
      throw new CommandFailure('请用 --name 写出中文名称，里面不要有标点，例如 --name 宁波市。')
    const from = values.from ?? `${today().slice(0, 4)}-01-01`
    if (parseDay(from) === NO_DAY)
      throw new CommandFailure(`--from“${from}”不是日期，请写成 2026-01-01 这样的年-月-日。`)
    const policies = values.policies ?? policyFolder()
    const release = openPolicies(policies)
    const problem = placeProblem(release.places, code, 'city-only')
    if (problem !== undefined) throw new CommandFailure(`统筹区代码${problem}。`)
    const taken = release.pools.get(code)
    if (release.leftOut.has(code)) throw new CommandFailure(`已有统筹区 ${code}：${whyNoPool(release, code)}。`)
    if (taken) throw new CommandFailure(`已有统筹区 ${code}（${taken.pool.short}）。`)
    const document = values.document ?? 'national-reference'
    const article = values.article ?? [...(release.documents.get(document)?.articles.keys() ?? [])][0]
    if (!release.documents.has(document) || article === undefined)
      throw new CommandFailure(
        `documents.yaml 没有登记文件“${document}”，请先登记，再用 --document 和 --article 写出依据。`,
      )
    const folder = join(policies, 'pools', values.folder ?? code)
    if (existsSync(folder)) throw new CommandFailure(`文件夹已经在了：${folder}`)
    mkdirSync(folder, { recursive: true })
    for (const [file, text] of Object.entries(newPoolFiles(code, values.name, from, document, article)))
      writeFileSync(join(folder, file), text)
    await writeOut(
      `已新建 ${folder}\n接着：照 docs/recipes/add-a-pool.md 填写，再运行 npm run -s yidi -- policy check\n`,
    )
    return 0
  },
}
