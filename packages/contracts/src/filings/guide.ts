import { INSURANCES } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'

/** The guides: what a pool says to the people who want to file. */

function oneOf<const T extends string>(values: readonly T[], description: string): Type.TEnum<T[]> {
  return Type.Enum([...values], { description })
}

const BasisOf = Type.Object({ document: Type.String(), article: Type.String() })
const Sourced = { source: BasisOf }
const Columns = Type.Array(Type.Object({ title: Type.String(), text: Type.String() }), {
  description: '各栏，例如一步的办理时限、办理人员、审批标准、办理结果',
})

/** The guide of a pool: whom to ask, where and when, what to bring. */
export const GuideMessage = Type.Object(
  {
    pool: Type.String(),
    title: Type.String(),
    authority: Type.String(),
    offices: Type.Array(
      Type.Object({
        name: Type.String(),
        where: Type.String(),
        hours: Type.Array(
          Type.Object({
            season: oneOf(['summer', 'winter', 'all-year'] as const, '季节'),
            days: Type.String(),
            periods: Type.Array(Type.String()),
          }),
        ),
        ...Sourced,
      }),
    ),
    open: Type.Array(Type.Object({ what: Type.String(), ...Sourced })),
    lines: Type.Array(
      Type.Object({
        kind: oneOf(['enquiry', 'complaint', 'progress', 'operation'] as const, '用途'),
        title: Type.String(),
        contact: Type.String(),
        ...Sourced,
      }),
    ),
    steps: Type.Array(Type.Object({ title: Type.String(), text: Type.String(), columns: Columns, ...Sourced })),
    facts: Type.Array(
      Type.Object({ section: Type.String(), title: Type.String(), text: Type.String(), columns: Columns, ...Sourced }),
    ),
    faq: Type.Array(Type.Object({ question: Type.String(), answer: Type.String(), ...Sourced })),
    claims: Type.Array(
      Type.Object({
        situation: Type.String(),
        insurance: Type.Optional(oneOf(INSURANCES, '只管这个险种；不写的两个险种都管')),
        materials: Type.Array(Type.String()),
        ...Sourced,
      }),
    ),
    types: Type.Array(Type.Object({ type: Type.String(), title: Type.String() }), { description: '可以办的备案类型' }),
    channels: Type.Object({ ours: Type.Array(Type.String()), others: Type.Array(Type.String()) }),
  },
  { title: 'Guide' },
)
export type GuideMessage = Static<typeof GuideMessage>

/** The service guide: every section of a guide by law, in its order, with what is open said to be open. */
export const ServiceGuideMessage = Type.Object(
  {
    pool: Type.String(),
    reference: Type.Boolean({ description: '参保地没有接入，只是全国一般做法，供参考' }),
    title: Type.String(),
    authority: Type.String(),
    formTitle: Type.String({ description: '备案表的名称' }),
    on: Type.String({ description: '哪一天的规定' }),
    ask: Type.String({ description: '没有公开的内容向谁问' }),
    sections: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        items: Type.Array(
          Type.Object({
            label: Type.Optional(Type.String()),
            text: Type.String(),
            status: Type.Optional(oneOf(['provisional', 'open'] as const, '待核实、没有公开')),
            columns: Type.Optional(Columns),
            source: Type.Optional(BasisOf),
            articles: Type.Optional(Type.Array(Type.String(), { description: '这份文件用到的各条' })),
            textKind: Type.Optional(Type.String({ description: '不是法规也不是经办指南的：哪一类文字、哪一年' })),
            contact: Type.Optional(
              Type.Object({ kind: oneOf(['telephone', 'page'] as const, '电话、网址'), to: Type.String() }),
            ),
          }),
        ),
      }),
    ),
  },
  { title: 'ServiceGuide' },
)
export type ServiceGuideMessage = Static<typeof ServiceGuideMessage>
