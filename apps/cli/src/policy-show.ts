import { parseArgs } from 'node:util'
import {
  averageWagesUntil,
  awayRowsOn,
  basisText,
  claimRulesOn,
  contributionRulesOn,
  figuresOn,
  filingFiguresOn,
} from '@yidi/rules'
import type { Command } from './command.ts'
import { writeOut } from './output.ts'
import { openPolicies } from './policies.ts'
import { dayOf, poolOf, today } from './policy-day.ts'

const MARKS = { stated: '', provisional: '（暂用）', open: '（待定）' } as const

/** `yidi policy show POOL [--on DAY]`: every figure and every rule of filing, of claims and of contributions in force on a day, with its document, article and first day. */
export const command: Command = {
  summary: '列出一个统筹区某一天生效的全部数字、备案规定、报销规定和缴费规定，各附文件、条款、生效日和状态',
  usage: 'policy show POOL [--on DAY] [--json] [--policies DIR]',
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { on: { type: 'string' }, json: { type: 'boolean', default: false }, policies: { type: 'string' } },
    })
    const release = openPolicies(values.policies)
    const compiled = poolOf(release, positionals[0])
    const day = values.on ?? today()
    const figures = figuresOn(compiled, dayOf(day, '--on'))
    const wages = averageWagesUntil(compiled, dayOf(day, '--on'))
    const filing = filingFiguresOn(release, String(compiled.pool.code), dayOf(day, '--on'))
    const claims = claimRulesOn(release, String(compiled.pool.code), dayOf(day, '--on'))
    const contributions = contributionRulesOn(compiled, dayOf(day, '--on'))
    if (values.json) {
      await writeOut(
        `${JSON.stringify({ pool: compiled.pool.code, on: day, release: release.id, figures, averageWages: wages, filing, claims, contributions }, null, 2)}\n`,
      )
      return 0
    }
    await writeOut(
      `${compiled.pool.name}（${compiled.pool.code}），${day} 生效的规定。政策版本 ${release.id.slice(0, 12)}\n`,
    )
    if (compiled.pool.benefitsOpen) await writeOut(`\n待遇待定：${compiled.pool.benefitsOpen.join('；')}\n`)
    if (figures.length > 0) await writeOut('\n数字\n')
    for (const figure of figures)
      await writeOut(
        `  ${figure.title}：${figure.stated ?? figure.value}${MARKS[figure.status]}  ${basisText(release.documents, figure.source)}，${figure.from} 起\n`,
      )
    if (wages.length > 0) await writeOut('\n全省年平均工资，缴费基数用上一年的\n')
    for (const wage of wages)
      await writeOut(
        `  ${wage.from.slice(0, 4)}年：${wage.value}${MARKS[wage.status]}  ${basisText(release.documents, wage.source)}\n`,
      )
    const rows = awayRowsOn(compiled, dayOf(day, '--on'))
    if (rows.length > 0) await writeOut('\n异地就医，自上而下先合者先用\n')
    for (const row of rows) await writeOut(`  ${row.title}  ${basisText(release.documents, row.source)}\n`)
    for (const [heading, rules] of [
      ['备案：类型、期限、材料、不用备案的地方', filing],
      ['报销：情形、材料、期限、第三人', claims],
      ['缴费：基数、比例、待遇享受期、年限、个人账户', contributions],
    ] as const) {
      if (rules.length > 0) await writeOut(`\n${heading}\n`)
      for (const { title, value, status, source, from } of rules)
        await writeOut(
          `  ${title}：${value}${status === 'provisional' ? MARKS.provisional : ''}  ${basisText(release.documents, source)}，${from} 起\n`,
        )
    }
    return 0
  },
}
