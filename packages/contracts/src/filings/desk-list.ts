import { Type } from 'typebox'
import type { Static } from 'typebox'

/** The lists of the desk: how they are narrowed, sorted and taken along, and what an account keeps of that. */

/** Orders of the queue, by what the database can sort without opening a name. */
export const deskSorts = {
  due: '最后一天在前的',
  opened: '先提交的',
  newest: '后提交的',
} as const
export type DeskSort = keyof typeof deskSorts

/** The most lines that go into one file. */
export const mostExported = 5_000

/** How many filters an account keeps for one list. */
export const mostSavedFilters = 20

/** By what a text is looked for: a whole ID number, a whole name, or else a part of a number. */
export function findsBy(text: string): 'number' | 'id-number' | 'name' {
  const plain = text.normalize('NFKC').trim()
  if (/^\d{17}[\dXx]$|^\d{15}$/.test(plain)) return 'id-number'
  return /\p{Script=Han}/u.test(plain) ? 'name' : 'number'
}

const narrowed = {
  kind: Type.Optional(
    Type.String({
      maxLength: 40,
      description: '办件的种类：filing 备案、register 登记、check 承诺核查等；几种的用逗号隔开',
    }),
  ),
  status: Type.Optional(
    Type.Enum(['open', 'paused', 'done', 'any'], {
      description: '等经办（默认）、等申请人、已办结、不论办到哪一步',
    }),
  ),
  state: Type.Optional(Type.String({ maxLength: 40 })),
  type: Type.Optional(Type.String({ maxLength: 40 })),
  channel: Type.Optional(Type.String({ maxLength: 40 })),
  assigned: Type.Optional(Type.Enum(['mine', 'none'], { description: '我领办的、没有人领办的' })),
  overdue: Type.Optional(Type.Boolean()),
  waits: Type.Optional(
    Type.Enum(['accepting', 'reviewing', 'approving', 'inspecting', 'finance'], { description: '等哪个角色办的' }),
  ),
  month: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}$', description: '这个月提交的' })),
  closed: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '这一天起办结的' })),
  number: Type.Optional(Type.String({ maxLength: 60, description: '编号的一部分' })),
  sort: Type.Optional(
    Type.Enum(Object.keys(deskSorts) as DeskSort[], { description: '排序：最后一天在前（默认）、先提交、后提交' }),
  ),
}
const page = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 }))
const find = Type.Optional(
  Type.String({ minLength: 1, maxLength: 60, description: '编号的一部分、写全的姓名或身份证号；不写进地址' }),
)

/** What a list of tasks is asked for in an address: nothing personal. */
export const DeskListQuery = Type.Object({ ...narrowed, page })
export type DeskListQuery = Static<typeof DeskListQuery>

/** The same in a body, where a person may be named. */
export const DeskListSearch = Type.Object({ ...narrowed, page, find })
export type DeskListSearch = Static<typeof DeskListSearch>

export const DeskListExport = Type.Object({
  ...narrowed,
  find,
  as: Type.Enum(['csv', 'xlsx'], { description: '文件的格式' }),
})
export type DeskListExport = Static<typeof DeskListExport>

const listName = Type.String({ pattern: '^[a-z-]{1,30}$', description: '哪个列表：queue 待办、filings 备案' })

export const SavedFilterForm = Type.Object({
  list: listName,
  name: Type.String({ minLength: 1, maxLength: 30, description: '起的名字，本账号本列表内不重复' }),
  choice: Type.Record(Type.String({ pattern: '^[a-z]{1,20}$' }), Type.String({ maxLength: 60 }), {
    maxProperties: 12,
    description: '筛选和排序，和地址里的一样；没有姓名和身份证号',
  }),
})
export type SavedFilterForm = Static<typeof SavedFilterForm>

export const SavedFilterRemoval = Type.Object({ list: listName, name: Type.String({ minLength: 1, maxLength: 30 }) })

export const SavedFiltersMessage = Type.Object(
  {
    filters: Type.Array(Type.Object({ name: Type.String(), choice: Type.Record(Type.String(), Type.String()) }), {
      description: '先存的在前',
    }),
  },
  { title: 'SavedFilters' },
)
export type SavedFiltersMessage = Static<typeof SavedFiltersMessage>

/** What the person will be told of a decision that is not taken yet, in the very words. */
export const DecisionLetterMessage = Type.Object(
  {
    notice: Type.Union(
      [Type.Object({ title: Type.String(), text: Type.String(), todo: Type.Optional(Type.String()) }), Type.Null()],
      { description: '申请人消息里的话；这一步不另发消息时为空' },
    ),
    stateTitle: Type.String({ description: '办完后备案的状态' }),
    note: Type.Optional(Type.String({ description: '申请人在备案里看到的全文' })),
    corrections: Type.Array(Type.Object({ text: Type.String(), remedy: Type.String() }), {
      description: '一次告知的全部内容',
    }),
  },
  { title: 'DecisionLetter' },
)
export type DecisionLetterMessage = Static<typeof DecisionLetterMessage>
