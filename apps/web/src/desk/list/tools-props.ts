/** What stands over a list is given. */
import type { Choice, ListDeclaration, ListPage } from './declaration.ts'
import type { Looks } from './looks.ts'

/** The choice in the address, and how it is changed. */
export interface Choosing {
  choice: Choice
  choose: (change: Choice) => void
}

export interface ToolsProps<Line, Page extends ListPage<Line>> extends Choosing {
  list: ListDeclaration<Line, Page>
  find: string
  looks: Looks
  setLooks: (change: Partial<Looks>) => void
}

/** What opens over a list. */
export type Panel = 'filter' | 'looks' | 'file'
