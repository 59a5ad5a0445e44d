/** The schemas of what stands above the pools: documents.yaml, a file of documents/, and calendar.yaml. */
import { DAY, FLAG, STATUS, object } from './schema-parts.ts'
import type { Schema } from './schema-parts.ts'

const RECORD: Schema = object(
  {
    id: { type: 'string' },
    short: { type: 'string' },
    number: { type: 'string' },
    title: { type: 'string' },
    issuer: { type: 'string' },
    dated: { type: 'string' },
    from: DAY,
    fromStatus: STATUS,
    kind: { type: 'string', description: '规范性文件、服务指南、公开汇编等；只有规范性文件算法律依据' },
    level: { enum: ['national', 'province', 'city'] },
    weak: FLAG,
    trust: { type: 'string', description: '不是正式文件的，它是哪一类文字、能信到什么程度；weak 的必写' },
    url: { type: 'string' },
    articles: {
      type: 'array',
      items: object({ article: { type: 'string' }, says: { type: 'string' } }, ['article', 'says']),
    },
  },
  ['id', 'title'],
)

/** One document, as it stands in the list or in a file of its own. */
export const DOCUMENT: Schema = {
  ...RECORD,
  if: { properties: { weak: { enum: ['yes', true] } }, required: ['weak'] },
  then: { required: ['trust'] },
}

export const DOCUMENTS: Schema = object({ documents: { type: 'array', items: DOCUMENT } }, ['documents'])

export const CALENDAR: Schema = object(
  {
    years: {
      type: 'object',
      patternProperties: {
        '^(19|20|21)\\d\\d$': object(
          {
            source: { type: 'string', description: '从哪里抄来的' },
            holidays: {
              type: 'array',
              items: object({ name: { type: 'string' }, from: DAY, to: DAY }, ['name', 'from', 'to'], '一次放假'),
            },
            makeUpDays: { type: 'array', items: DAY, description: '调休上班的周末' },
          },
          ['source', 'holidays', 'makeUpDays'],
        ),
      },
      additionalProperties: false,
    },
  },
  ['years'],
)
