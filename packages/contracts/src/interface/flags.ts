/**
 * The flags of the cross-region standard 2.1 (interface document, section 4): inside `exp_content`, itself a JSON text,
 * or as plain fields of the node beside it, as some provinces send them.
 */
import { codeTables } from './codes.ts'
import type { GatewayFaultName } from './faults.ts'
import { NestedTooDeep, isObject, parseKeepingDigits } from './json.ts'
import { byName, isEmpty, nameTable, sentUnder } from './names.ts'
import type { Named } from './names.ts'
import { agreed, readCode, readText, shown } from './values.ts'
import type { ReadValue } from './values.ts'

/** Flag → its field name where it is sent beside `exp_content`, and its Chinese label. */
const flagFields = {
  MDTRT_GRP_TYPE: { field: 'mdtrt_grp_type', label: '就诊人群类型' },
  TRUM_FLAG: { field: 'trum_flag', label: '外伤标志' },
  REL_TTP_FLAG: { field: 'rel_ttp_flag', label: '涉及第三方标志' },
  IPT_TYPE: { field: 'ipt_type', label: '住院类型' },
  OTP_ER_REFL_FLAG: { field: 'otp_er_refl_flag', label: '门诊急诊转诊标志' },
} as const

type FlagName = keyof typeof flagFields

/**
 * Beside the flags of the standard: the number of the pre-settlement that a settlement is bound to. It stands in the
 * `exp_content` of the pre-settlement's reply, and who sends it back wants no other result.
 */
const PRE_SETTLED = 'PRE_SETL_NO'
const preSettledLength = 40

export type Flags = Partial<Record<FlagName | typeof PRE_SETTLED, string>>

/** The plain fields that a node with `exp_content` may carry beside it. */
export const plainFlagNames: readonly string[] = Object.values(flagFields).map(({ field }) => field)

const flagNames = nameTable([...Object.keys(flagFields), PRE_SETTLED])
/** JSON of .NET and Java writes flags that are yes or no as true and false. */
const yesOrNo = new Set<FlagName>(['TRUM_FLAG', 'REL_TTP_FLAG'])

interface ReadFlags {
  value: Flags
  problems: { fault: GatewayFaultName; message: string }[]
}

/** The object that `exp_content` holds; a Chinese phrase that says what is wrong with it when it holds none. */
function contentOf(value: unknown): Readonly<Record<string, unknown>> | string {
  if (isEmpty(value)) return {}
  let content = value
  if (typeof content === 'string')
    try {
      content = parseKeepingDigits(content)
    } catch (error) {
      return error instanceof NestedTooDeep ? '嵌套过深' : '不是JSON对象'
    }
  if (content === null) return {}
  return isObject(content) ? content : '不是JSON对象'
}

/**
 * Reads the flags of a node: what `exp_content` says and what the plain fields say, in whatever spelling. A flag outside
 * its table, one said in two ways, and an injury that does not say whether a third party is involved are problems; a flag
 * never means its default because it could not be read.
 */
export function readFlags(name: string, node: Named): ReadFlags {
  const contents: Named[] = []
  for (const sent of sentUnder(node, name)) {
    const content = contentOf(sent)
    if (typeof content === 'string') {
      const message = `字段扩展（${name}）“${shown(sent)}”${content}，应如{"IPT_TYPE":"2"}`
      return { value: {}, problems: [{ fault: 'fields-unreadable', message }] }
    }
    contents.push(byName(content, flagNames))
  }
  const result: ReadFlags = { value: {}, problems: [] }
  for (const flag of Object.keys(flagFields) as FlagName[]) {
    const sent = contents.flatMap((content) => sentUnder(content, flag))
    const plain = sentUnder(node, flagFields[flag].field)
    const read = readFlag(flag, [...sent, ...plain])
    if (read?.problem !== undefined) result.problems.push(read.problem)
    else if (read !== undefined) result.value[flag] = read.value
  }
  const preSettled = agreed(
    `预结算编号（${PRE_SETTLED}）`,
    contents
      .flatMap((content) => sentUnder(content, PRE_SETTLED))
      .map((value) =>
        isEmpty(value) ? { value: '' } : readText(`预结算编号（${PRE_SETTLED}）`, preSettledLength, value),
      ),
  )
  if (preSettled?.problem !== undefined) result.problems.push(preSettled.problem)
  else if (preSettled !== undefined && preSettled.value !== '') result.value[PRE_SETTLED] = preSettled.value
  if (result.problems.length === 0 && result.value.TRUM_FLAG === '1' && result.value.REL_TTP_FLAG === undefined)
    result.problems.push({ fault: 'third-party-unsaid', message: '' })
  return result
}

/** A flag in all the places where it was sent; undefined where it was not. */
function readFlag(flag: FlagName, sent: readonly unknown[]): ReadValue<string> | undefined {
  const title = `${flagFields[flag].label}（${flag}）`
  const coded = (value: unknown) => (typeof value === 'boolean' && yesOrNo.has(flag) ? (value ? '1' : '0') : value)
  return agreed(
    title,
    sent.map((value) => readCode(codeTables[flag], title, coded(value))),
  )
}
