import { answerTables, codeTables, gatewayFaults } from '@yidi/contracts/interface'
import { isEmergency, knownAddresses, transactions } from '@yidi/server'

/** Which fields of which transactions have a table: `med_type` → 2203, 2206 … */
function usesOf(table: unknown): string {
  const uses = [...transactions.values()].flatMap(({ infno, input }) => {
    const used = Object.values(input).some(({ fields }) =>
      Object.values(fields).some((field) => field.kind === 'code' && field.table === table),
    )
    return used ? [infno] : []
  })
  return uses.length === 0 ? '`exp_content`' : uses.join(' ')
}

function codeRows(): string[] {
  return Object.entries(codeTables).map(([name, table]) => {
    const outside = { decisive: '拒绝（G1018）', descriptive: '保存并提醒' }[table.weight]
    const longer = { none: '', base: '按基本码读', written: '按基本码办理，原样保存' }[table.longer]
    const codes = [...table.codes].map(([code, meaning]) => `${code} ${meaning}`).join('<br>')
    return `| \`${name}\` | ${codes} | ${outside} | ${longer} | ${usesOf(table)} |`
  })
}

function answerRows(): string[] {
  return Object.entries(answerTables).map(
    ([name, { codes }]) =>
      `| \`${name}\` | ${[...codes].map(([code, meaning]) => `${code} ${meaning}`).join('<br>')} |`,
  )
}

/** `IPT_TYPE` and `OTP_ER_REFL_FLAG` as columns, medical types as rows; the answers are the program's. */
function emergencyRows(): string[] {
  const flags = [{}, { IPT_TYPE: '1' }, { IPT_TYPE: '2' }, { IPT_TYPE: '3' }] as const
  const outpatientFlags = ['1', '2', '3'].map((flag) => ({ OTP_ER_REFL_FLAG: flag }))
  const columns = [...flags, ...outpatientFlags]
  const heads = columns.map(
    (column) =>
      Object.entries(column)
        .map(([name, flag]) => `${name} ${String(flag)}`)
        .join('') || '没有标志',
  )
  const rows = ['11', '13', '21', '23', '24'].map((type) => {
    const answers = columns.map((column) => (isEmergency(type, column) ? '急诊' : '–'))
    return `| ${type} ${codeTables.med_type.codes.get(type) ?? ''} | ${answers.join(' | ')} |`
  })
  return [`| \`med_type\` | ${heads.join(' | ')} |`, `|---|${columns.map(() => '---|').join('')}`, ...rows]
}

/** docs/reference/hospital-interface.md */
export function hospitalInterface(generated: string): string {
  const bases = knownAddresses.filter((address) => !address.endsWith('*')).map((address) => `\`${address}\``)
  return [
    '# 定点医药机构接口',
    '',
    generated,
    '',
    '## 地址',
    '',
    `报文以POST发到 ${bases.join('、')} 或其下的任何地址都会得到接口的应答；发到别的地址，只要内容是报文也会应答，`,
    '`/api`、页面和 `/health`、`/metrics` 除外。交易由报文里的 `infno` 决定，与地址无关；签名里写了交易的，两者要一致。',
    '',
    '## 急诊',
    '',
    '标志写在 `exp_content`（或 `expContent`）里，或写成同名的小写字段。急诊视同已备案。',
    '',
    ...emergencyRows(),
    '',
    '## 代码表',
    '',
    '数字和丢了前面的0的写法照读；没有填写的按缺省办理；`true`、`false` 不是代码。更长的地方代码按它开头的基本码办理。',
    '',
    '| 字段 | 代码 | 表外的值 | 更长的代码 | 交易 |',
    '|---|---|---|---|---|',
    ...codeRows(),
    '',
    '只在应答里出现的代码。这里和上面的每一个表都可以用1901查询，`type` 写字段名。',
    '',
    '| 字段 | 代码 |',
    '|---|---|',
    ...answerRows(),
    '',
    '## 拒绝',
    '',
    '| 代码 | 内容 | 处理办法 |',
    '|---|---|---|',
    ...Object.values(gatewayFaults).map(({ code, text, remedy }) => `| ${code} | ${text} | ${remedy} |`),
    '',
  ].join('\n')
}
