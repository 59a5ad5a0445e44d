/** 裁定: what an agency decides where the law of its pool is open; never an amount, always the rule that amounts are computed by. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay } from '../filings/messages.ts'
import { Nullable } from '../filings/shapes.ts'

const words = (most: number, description: string) => Type.String({ maxLength: most, description })

/** A ruling as it is entered. */
export const RulingForm = Type.Object(
  {
    name: words(100, '裁定的名称，结果里这样叫它'),
    target: words(200, '裁定哪一处待定的规定'),
    yaml: words(5000, '裁定的内容，写法同政策文件里的这一处'),
    from: words(20, '从哪天起结束的就医按它算'),
    to: Type.Optional(words(20, '到哪天为止；没有定的不写')),
    document: words(300, '依据的文件：名称和文号'),
    reason: words(1000, '为什么这样裁定，参保人看得到'),
  },
  { title: 'RulingForm', additionalProperties: false },
)
export type RulingForm = Static<typeof RulingForm>

/** The end of a ruling: visits that end later are not for it. */
export const RulingEnd = Type.Object(
  { name: words(100, '哪一个裁定'), to: FilingDay },
  { title: 'RulingEnd', additionalProperties: false },
)
export type RulingEnd = Static<typeof RulingEnd>

export const RulingsMessage = Type.Object(
  {
    targets: Type.Array(Type.Object({ target: Type.String(), title: Type.String({ description: '待定的是什么' }) }), {
      description: '本统筹区今天待定的规定',
    }),
    rulings: Type.Array(
      Type.Object({
        pool: Type.String(),
        poolName: Type.String(),
        name: Type.String(),
        target: Type.String(),
        title: Type.String({ description: '裁定的是什么' }),
        yaml: Type.String(),
        from: Type.String(),
        to: Nullable(Type.String()),
        document: Type.String(),
        reason: Type.String(),
        enteredBy: Type.String(),
        enteredAt: Type.String(),
        endedBy: Nullable(Type.String()),
      }),
      { description: '录入过的裁定，新的在前' },
    ),
    mayEnter: Type.Boolean({ description: '您可以录入' }),
  },
  { title: 'Rulings' },
)
export type RulingsMessage = Static<typeof RulingsMessage>
