import {
  CATEGORIES,
  FILING_TYPES,
  FILING_TYPE_NAMES,
  INSTITUTION_LEVELS,
  INSURANCES,
  ROUTES,
  VISIT_KINDS,
  isLongTerm,
} from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { day, money, poolCode } from '../case-fields.ts'

/**
 * The shape of one case to quote. It says what a well-formed case looks like, for editors, forms and the API
 * description; whether a case makes sense (days in order, parts within the bill, a category of its pool) is for the
 * engine to say, and the engine alone decides about a case at every door.
 */

const place = (description: string) =>
  Type.String({
    pattern: '^(?:1[1-9]|[2-9]\\d)\\d{4}$',
    description: `${description}（六位行政区划代码；县区代码等于它所在的市）`,
    examples: ['310100'],
  })

const InsuranceSchema = Type.Enum([...INSURANCES], { description: '险种：职工、城乡居民' })

const CategorySchema = Type.Enum([...CATEGORIES], {
  description: '人员类别：在职、退休、建国前老工人、居民',
})

const VisitKindSchema = Type.Enum([...VISIT_KINDS], {
  description: '就医类别：普通门诊、住院、规定病种门诊、药店购药',
})

const InstitutionLevelSchema = Type.Enum([...INSTITUTION_LEVELS], {
  description: '机构等级：三级、二级、一级、基层（社区）、其他、零售药店',
})

const titlesOf = (types: readonly FilingType[]): string => types.map((type) => FILING_TYPES[type].title).join('、')

const FilingTypeSchema = Type.Enum([...FILING_TYPE_NAMES], {
  description: `备案类型：长期的有${titlesOf(FILING_TYPE_NAMES.filter(isLongTerm))}；其他有${titlesOf(FILING_TYPE_NAMES.filter((type) => !isLongTerm(type)))}`,
})

const RouteSchema = Type.Enum([...ROUTES], { description: '直接结算、零星报销' })

export const QuoteCaseSchema = Type.Object(
  {
    id: Type.Optional(Type.String({ description: '编号，原样带回' })),
    pool: poolCode,
    insurance: InsuranceSchema,
    person: Type.Object({
      category: CategorySchema,
      residentTier: Type.Optional(Type.Enum([1, 2], { description: '居民缴费档次，默认 1；职工不看这一项' })),
      contracted: Type.Optional(Type.Boolean({ description: '签约家庭医生，默认否；不分签约的统筹区不看这一项' })),
      marks: Type.Optional(Type.Array(Type.String(), { description: '扩展项：人员标记；统筹区没有声明过的一律无效' })),
      age: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 150,
          description: '扩展项：就医最后一天的周岁；只有按年龄定待遇的统筹区需要，别处不看',
        }),
      ),
      assistance: Type.Optional(
        Type.String({ description: '扩展项：救助对象，按统筹区自己的叫法；只有按此定待遇的统筹区看这一项' }),
      ),
    }),
    visit: Type.Object({
      kind: VisitKindSchema,
      place: place('就医地'),
      from: day('入院或就诊日期'),
      to: day('出院日期；门诊和购药与 from 同一天'),
      emergency: Type.Optional(Type.Boolean({ description: '急诊登记，默认否' })),
      continued: Type.Optional(
        Type.Boolean({ description: '扩展项：前一部分已经中途结算的住院，不再计一次住院，默认否' }),
      ),
      institution: Type.Object({
        level: InstitutionLevelSchema,
        designated: Type.Optional(Type.Boolean({ description: '定点，默认是' })),
        networked: Type.Optional(Type.Boolean({ description: '跨地区联网，默认是' })),
        settlementLevel: Type.Optional(
          Type.Enum([...INSTITUTION_LEVELS], { description: '扩展项：医保结算等级，与医院等级不同时填写' }),
        ),
      }),
    }),
    filing: Type.Optional(
      Type.Union(
        [
          Type.Null(),
          Type.Object({
            type: FilingTypeSchema,
            destination: place('备案地，省级代码覆盖全省'),
            from: day('备案开始日期'),
            to: Type.Optional(Type.Union([day('备案结束日期'), Type.Null()], { description: '空为长期' })),
          }),
        ],
        { description: '就医时有效的备案，没有就空着' },
      ),
    ),
    route: RouteSchema,
    fees: Type.Object({
      total: money('总费用'),
      outOfScope: Type.Optional(money('自费')),
      overCeiling: Type.Optional(money('超限价')),
      ownShare: Type.Optional(money('乙类先行自付')),
      specialDrugs: Type.Optional(money('自费中的大病特殊药品')),
    }),
    yearToDate: Type.Optional(
      Type.Object(
        {
          inpatientEligible: Type.Optional(money('住院和规定病种累计')),
          inpatientDeductible: Type.Optional(money('已承担的住院起付标准')),
          outpatientDeductible: Type.Optional(money('已承担的门诊起付标准')),
          criticalCompliant: Type.Optional(money('大病合规费用累计')),
          criticalPaid: Type.Optional(money('大病已支付')),
          inpatientStays: Type.Optional(
            Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: '今年已结算的住院次数' }),
          ),
          counters: Type.Optional(
            Type.Record(Type.String(), money('一项累计'), {
              description:
                '扩展项：统筹区自己的累计（限额、保障层、分段），名称照上一次结果里 yearToDate.counters 给出的',
            }),
          ),
        },
        { description: '本次之前、结算年度内的累计' },
      ),
    ),
    accounts: Type.Optional(
      Type.Object({
        currentYear: Type.Optional(money('个人账户当年资金')),
        pastYear: Type.Optional(money('个人账户历年资金')),
      }),
    ),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '一笔待算的费用',
    description: '算一算、命令行和结算共用的输入',
  },
)

export type QuoteCaseMessage = Static<typeof QuoteCaseSchema>
