/**
 * The flags of the cross-region standard 2.1 (interface document, section 4): inside `exp_content`, itself a JSON text,
 * or as plain fields of the node beside it, as some provinces send them.
 */
import { codeTables } from './codes.ts'
import type { GatewayFaultName } from './faults.ts'
import { parseKeepingDigits } from './json.ts'
import { byName, isEmpty, nameTable } from './names.ts'
import { readCode, shown } from './values.ts'

/** Flag → its field name where it is sent beside `exp_content`, and its Chinese label. */
const flagFields = {
  MDTRT_GRP_TYPE: { field: 'mdtrt_grp_type', label: '就诊人群类型' },
  TRUM_FLAG: { field: 'trum_flag', label: '外伤标志' },
  REL_TTP_FLAG: { field: 'rel_ttp_flag', label: '涉及第三方标志' },
  IPT_TYPE: { field: 'ipt_type', label: '住院类型' },
  OTP_ER_REFL_FLAG: { field: 'otp_er_refl_flag', label: '门诊急诊转诊标志' },
} as const

type FlagName = keyof typeof flagFields
export type Flags = Partial<Record<FlagName, string>>

/** The plain fields that a node with `exp_content` may carry beside it. */
export const plainFlagNames: readonly string[] = Object.values(flagFields).map(({ field }) => field)

const flagNames = nameTable(Object.keys(flagFields))
/** JSON of .NET and Java writes flags that are yes or no as true and false. */
const yesOrNo = new Set<FlagName>(['TRUM_FLAG', 'REL_TTP_FLAG'])

interface ReadFlags {
  value: Flags
  problems: { fault: GatewayFaultName; message: string }[]
}

/** The object that `exp_content` holds; undefined when it is something else. */
function contentOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (isEmpty(value)) return {}
  let content = value
  if (typeof content === 'string')
    try {
      content = parseKeepingDigits(content)
    } catch {
      return undefined
    }
  if (content === null) return {}
  return typeof content === 'object' && !Array.isArray(content) ? (content as Record<string, unknown>) : undefined
}

/**
 * Reads the flags of a node: what `exp_content` says and what the plain fields say. A flag outside its table, one said in
 * two ways, and an injury that does not say whether a third party is involved are problems; a flag never means its
 * default because it could not be read.
 */
export function readFlags(expContent: unknown, node: Readonly<Record<string, unknown>>): ReadFlags {
  const result: ReadFlags = { value: {}, problems: [] }
  const content = contentOf(expContent)
  if (content === undefined) {
    const message = `字段扩展（exp_content）“${shown(expContent)}”不是JSON对象，应如{"IPT_TYPE":"2"}`
    return { value: {}, problems: [{ fault: 'fields-unreadable', message }] }
  }
  const { values, twice } = byName(content, flagNames)
  for (const name of Object.keys(flagFields) as FlagName[]) {
    const sent = [values[name], node[flagFields[name].field]].filter((value) => !isEmpty(value))
    const read = sent.map((value) => readFlag(name, value))
    const problem = read.find((one) => one.problem !== undefined)?.problem
    if (problem !== undefined) result.problems.push(problem)
    else if (twice.includes(name) || new Set(read.map((one) => one.value)).size > 1)
      result.problems.push({ fault: 'said-twice', message: `${flagFields[name].label}（${name}）` })
    else if (read[0] !== undefined) result.value[name] = read[0].value
  }
  if (result.problems.length === 0 && result.value.TRUM_FLAG === '1' && result.value.REL_TTP_FLAG === undefined)
    result.problems.push({ fault: 'third-party-unsaid', message: '' })
  return result
}

function readFlag(name: FlagName, value: unknown) {
  const code = typeof value === 'boolean' && yesOrNo.has(name) ? (value ? '1' : '0') : value
  return readCode(codeTables[name], `${flagFields[name].label}（${name}）`, code)
}
