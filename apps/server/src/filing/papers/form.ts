/** The paper form of a filing (备案表): filled from the records, blank, or filled as an example. */
import { FILING_TYPES } from '@yidi/rules'
import { Paper } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'

/** What stands in the fields; what is not there stays empty, to be written by hand. */
export interface FormFields {
  name?: string
  sex?: string
  idNumber?: string
  birthDay?: string
  insuredPlace?: string
  insurance?: string
  mobile?: string
  type?: string
  destination?: string
  days?: string
  address?: string
  reason?: string
  agent?: { name?: string; idNumber?: string; relation?: string; mobile?: string }
  referral?: { institution?: string; on?: string }
  /** Chosen institutions; absent where the pool asks for none. */
  institutions?: readonly string[]
  materials?: readonly string[]
  commitment?: string
  /** The signature under it, and the day. */
  signature?: Cell
  signedOn?: string
  decision?: string
}

export interface FormPaper {
  title: string
  under: string
  foot: string
  at: Date
  /** Types to tick on a blank form. */
  types: readonly (keyof typeof FILING_TYPES)[]
  /** Rows for institutions of one's own choice; 0 where the pool asks for none. */
  choices: number
  /** A box for the employer's seal. */
  employerSeal: boolean
  authority: string
  fields: FormFields
}

const head = (text: string): Cell => ({ text, head: true })
const value = (text: string | undefined): Cell => ({ text: text ?? '' })
const wide = (text: string | undefined, room?: number): Cell => ({
  text: text ?? '',
  wide: 3,
  ...(room === undefined ? {} : { room }),
})
const columns = [2, 4, 2, 4]

const promise = '本人承诺所填内容和所交材料真实，愿意承担不实的责任；情况有变化时及时变更或取消备案。'

/** Draws the form. */
export function drawForm(paper: FormPaper): Promise<Buffer> {
  const { fields } = paper
  const written = fields.name !== undefined
  // Two to a line, so that no box is torn from its words.
  const types = paper.types
    .map((type, index) => `（　）${FILING_TYPES[type].title}${index % 2 === 1 ? '\n' : '　　'}`)
    .join('')
    .trimEnd()
  const draw = new Paper({ title: paper.title, foot: paper.foot, at: paper.at }).title(paper.under)
  draw.heading('参保人员').table(
    [
      [head('姓名'), value(fields.name), head('性别'), value(fields.sex)],
      [head('身份证号'), value(fields.idNumber), head('出生日期'), value(fields.birthDay)],
      [head('参保地'), value(fields.insuredPlace), head('险种、类别'), value(fields.insurance)],
      [head('联系手机'), wide(fields.mobile)],
    ],
    columns,
  )
  draw
    .heading('备案事项')
    .table(
      [
        [head('备案类型'), wide(fields.type ?? types)],
        [
          head('前往地'),
          value(fields.destination),
          head('起止日期'),
          value(fields.days ?? '　　　年　　月　　日起\n　　　年　　月　　日止'),
        ],
        [head('那里的住址'), wide(fields.address)],
        [head('原因'), wide(fields.reason)],
        ...(fields.referral || !written
          ? [[head('建议转诊医院'), value(fields.referral?.institution), head('转诊日期'), value(fields.referral?.on)]]
          : []),
        ...(paper.choices === 0
          ? []
          : Array.from({ length: paper.choices }, (_, index) => [
              head(`自选机构${String(index + 1)}`),
              wide(fields.institutions?.[index]),
            ])),
      ],
      columns,
    )
  if (fields.agent || !written) {
    draw.heading('代办人').table(
      [
        [head('姓名'), value(fields.agent?.name), head('与本人关系'), value(fields.agent?.relation)],
        [head('身份证号'), value(fields.agent?.idNumber), head('联系手机'), value(fields.agent?.mobile)],
      ],
      columns,
    )
  }
  const seals: Cell[][] = [
    [head('承诺'), wide(`${promise}${fields.commitment === undefined ? '' : `\n${fields.commitment}`}`)],
    [head('材料'), wide(fields.materials?.join('；'), written ? undefined : 1)],
    [
      head('申请人签名'),
      fields.signature ?? { text: '', room: 2 },
      head('日期'),
      fields.signedOn === undefined ? { text: '', room: 2 } : value(fields.signedOn),
    ],
    ...(paper.employerSeal ? [[head('单位意见'), wide('（盖公章）', 2)]] : []),
    [head('经办机构'), wide(`${fields.decision ?? ''}${written ? '\n' : ''}${paper.authority}（盖章）`, 2)],
  ]
  draw.heading('承诺、材料和决定').table(seals, columns)
  return draw.finish()
}
