/** Reads the tables of GLOSSARY.md and says which identifiers no code and no policy knows. */
import { wordsOf } from './unused.ts'

interface Term {
  chinese: string
  identifiers: string[]
}

/** The rows of every table. */
export function readTerms(markdown: string): Term[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('`'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => ({
      chinese: cells[1]!,
      identifiers: [...cells[2]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!),
    }))
}

/** Whole words only: `pool` is not found in `poolside`; a word with a hyphen is one word. */
export function missingIdentifiers(terms: readonly Term[], texts: readonly string[]): string[] {
  const words = wordsOf(texts.join('\n'))
  return terms.flatMap((term) =>
    term.identifiers
      .filter((identifier) => !words.has(identifier))
      .map((identifier) => `${term.chinese}: ${identifier} occurs nowhere in the code`),
  )
}
