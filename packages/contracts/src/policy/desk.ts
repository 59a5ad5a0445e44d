/** 政策 at the desk: the law of a pool on a day as one table, two of them beside each other, and a quote against a draft. */
import { LAW_CHAPTERS } from '@yidi/rules'
import type { LawChapter } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { agencyFigureNames } from '../agency/figures.ts'
import { oneOf } from '../filings/shapes.ts'
import { QuoteResultSchema } from '../quote/result.ts'

const chapter = oneOf(Object.keys(LAW_CHAPTERS) as LawChapter[], '章')
const day = (description: string) => Type.String({ description: `${description}（YYYY-MM-DD）` })
const poolOf = (description: string) => Type.String({ maxLength: 20, description })
const optional = (description: string) => Type.Optional(day(description))

const Line = Type.Object({
  name: Type.String({ description: '在政策文件里的名字' }),
  chapter,
  title: Type.String(),
  value: Type.String({ description: '数值和单位，或一句话；没有公布的是“待定”' }),
  status: oneOf(['stated', 'provisional', 'open'] as const, '有据、暂用、待定'),
  from: day('从哪天起执行'),
  source: Type.Optional(Type.Object({ document: Type.String(), article: Type.String() })),
  note: Type.Optional(Type.String()),
  at: Type.Optional(
    Type.Object({ file: Type.String(), line: Type.Integer() }, { description: '在政策文件夹里的位置' }),
  ),
  written: Type.Optional(
    Type.Object(
      {
        value: Type.String({ description: '文件里的写法' }),
        label: Type.String({ description: '写的是什么：元、百分数……' }),
        ofPerson: Type.Boolean({ description: '文件写的是个人负担的比例' }),
      },
      { description: '草案里可以单独改的数字才有' },
    ),
  ),
})

/** A figure that the agency of the pool has set for the day, or that it has not. */
const AgencyLine = Type.Object({
  name: oneOf(agencyFigureNames, '哪个数值'),
  title: Type.String(),
  value: Type.Optional(Type.String({ description: '数值和单位；没有录入的没有' })),
  unset: Type.String({ description: '没有录入的时候怎么样' }),
  from: optional('从哪天起'),
  document: Type.Optional(Type.String()),
  enteredBy: Type.Optional(Type.String()),
  enteredAt: Type.Optional(Type.String()),
})

const Side = Type.Object({
  pool: Type.String({ description: '统筹区代码' }),
  short: Type.String({ description: '统筹区简称' }),
  on: day('看的是哪一天'),
})

const chapters = Type.Array(Type.Object({ chapter, title: Type.String() }), { description: '各章，依次' })

export const PolicyTableQuery = Type.Object({
  on: optional('哪一天，默认今天'),
})
export type PolicyTableQuery = Static<typeof PolicyTableQuery>

export const PolicyTableMessage = Type.Object(
  {
    ...Side.properties,
    name: Type.String({ description: '统筹区名称' }),
    release: Type.String({ description: '政策发布，结算用的同一份' }),
    folders: Type.Array(Type.String(), { description: '这些规定写在政策文件夹的哪几处，自己的在前' }),
    chapters,
    lines: Type.Array(Line),
    agency: Type.Optional(Type.Array(AgencyLine, { description: '经办数值；别的统筹区的看不到' })),
  },
  { title: 'PolicyTable' },
)
export type PolicyTableMessage = Static<typeof PolicyTableMessage>

export const PolicyCompareQuery = Type.Object({
  pool: poolOf('统筹区'),
  on: optional('哪一天，默认今天'),
  otherPool: Type.Optional(poolOf('另一个统筹区，默认同一个')),
  otherOn: optional('另一天，默认同一天'),
})
export type PolicyCompareQuery = Static<typeof PolicyCompareQuery>

export const PolicyCompareMessage = Type.Object(
  {
    before: Side,
    after: Side,
    chapters,
    pairs: Type.Array(
      Type.Object({
        name: Type.String(),
        chapter,
        title: Type.String(),
        before: Type.Optional(Line),
        after: Type.Optional(Line),
        differs: Type.Optional(oneOf(['value', 'source'] as const, '数值不同、只有出处不同；没有的是相同')),
      }),
    ),
  },
  { title: 'PolicyCompare' },
)
export type PolicyCompareMessage = Static<typeof PolicyCompareMessage>

/** As much as one draft may hold: the whole tree of today is a quarter of it. */
const mostDraftFiles = 40
const mostDraftChanges = 40
const mostCharactersOfAFile = 400_000

export const PolicyDraftForm = Type.Object(
  {
    pool: poolOf('统筹区'),
    case: Type.Unknown({ description: '要算的一笔，格式同 /api/schemas/quote-case.json' }),
    changes: Type.Array(
      Type.Object(
        {
          figure: Type.String({ maxLength: 200, description: '数字在政策文件里的名字' }),
          value: Type.String({ minLength: 1, maxLength: 20, description: '改成多少，写法同文件' }),
          from: Type.String({ maxLength: 20, description: '从哪天起（YYYY-MM-DD）' }),
        },
        { additionalProperties: false },
      ),
      { maxItems: mostDraftChanges },
    ),
    files: Type.Array(
      Type.Object(
        {
          path: Type.String({ maxLength: 200, description: '放在政策文件夹里的哪里' }),
          text: Type.String({ maxLength: mostCharactersOfAFile, description: 'YAML 的内容' }),
        },
        { additionalProperties: false },
      ),
      { maxItems: mostDraftFiles },
    ),
  },
  { title: 'PolicyDraftForm', additionalProperties: false },
)
export type PolicyDraftForm = Static<typeof PolicyDraftForm>

const Place = { file: Type.String(), line: Type.Integer(), column: Type.Integer() }

export const PolicyDraftMessage = Type.Object(
  {
    faults: Type.Array(
      Type.Object({
        ...Place,
        value: Type.String(),
        message: Type.String({ description: '错在哪里' }),
        remedy: Type.String({ description: '怎么办' }),
        more: Type.Integer({ description: '同样的还有几处' }),
      }),
      { description: '和 yidi policy check 说的一样' },
    ),
    reminders: Type.Array(Type.String(), { description: '数字一下变了一半以上的，请核对' }),
    cases: Type.Object({
      count: Type.Integer({ description: '草案里带来的案例' }),
      unlike: Type.Array(Type.String(), { description: '和草案算的不一样的' }),
    }),
    written: Type.Array(Type.Object({ file: Type.String(), line: Type.Integer(), text: Type.String() }), {
      description: '网页上改的数字写成哪几行',
    }),
    differs: Type.Array(
      Type.Object({
        name: Type.String(),
        title: Type.String(),
        before: Type.Optional(Type.String()),
        after: Type.Optional(Type.String()),
        from: optional('草案从哪天起'),
      }),
      { description: '这一笔结算的那一天，草案和现行规定不同的' },
    ),
    law: QuoteResultSchema,
    draft: Type.Optional(QuoteResultSchema),
  },
  { title: 'PolicyDraft', description: '只算不存：草案和这一笔都不留下' },
)
export type PolicyDraftMessage = Static<typeof PolicyDraftMessage>
