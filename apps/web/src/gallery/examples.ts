/** Every part's examples, found by the name of the file: `parts/sheet/sheet.example.tsx` shows the part `sheet`. */
import type { ReactNode } from 'react'

/** What an example file gives: the part's name in Chinese, and each of its states that looks different. */
export interface PartExamples {
  title: string
  examples: Readonly<Record<string, () => ReactNode>>
  /** The examples that lie over the whole page, as a sheet that is open: each is seen alone. */
  covering?: readonly string[]
}

const files = import.meta.glob<PartExamples>('../**/*.example.tsx', { eager: true, import: 'default' })

/** The parts by their file names, in the order of their paths. */
export const parts: ReadonlyMap<string, PartExamples> = new Map(
  Object.entries(files).map(([path, part]) => [/([^/]+)\.example\.tsx$/.exec(path)![1]!, part]),
)
