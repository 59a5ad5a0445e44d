/** The search part of an address as plain text: a place's code stays text and is never read as a number. */
import type { Language } from '../texts/index.ts'

export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search))

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined)
  return pairs.length === 0
    ? ''
    : `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()}`
}

/** Where the pages of a language lie: those in Chinese at the root, others below the name of the language. */
export const baseOf = (language: Language): string => (language === 'zh' ? '/' : `/${language}`)

/** The address of a page, as the router knows it, among the pages of a language. */
export const inLanguage = (language: Language, page: string): string =>
  language === 'zh' ? page : baseOf(language) + page
