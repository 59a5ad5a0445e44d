import { Type } from 'typebox'

/** Fields that cases of every calculation have: what a well-formed amount or day looks like. */

export const money = (description: string) =>
  Type.String({
    pattern: '^0*(?:(?:\\d{1,7}|[1-8]\\d{7})(?:\\.\\d{1,2})?|90000000(?:\\.0{1,2})?)$',
    maxLength: 16,
    description: `${description}（元，文字，最多两位小数，不超过 90,000,000.00）`,
    examples: ['12345.60'],
  })

export const day = (description: string) =>
  Type.String({
    pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$',
    description,
    examples: ['2026-03-01'],
  })

export const month = (description: string) =>
  Type.String({ pattern: '^\\d{4}-(?:0[1-9]|1[0-2])$', description, examples: ['2026-03'] })

export const poolCode = Type.String({
  pattern: '^\\d{6}$',
  description: '参保统筹区代码，例如 330100',
  examples: ['330100'],
})
