import { lookUpCommand } from '../../../storage/index.ts'
import type { CommitAnswer } from '../../../storage/index.ts'
import type { Part, Reading } from '../part.ts'

/** What is known of a command: it took effect, was used for something else, or was withdrawn. */
export type KnownCommand = Exclude<CommitAnswer, { outcome: 'done' | 'conflict' }>

/** What is known of the very command that is being run; undefined when it is new. */
export const known = {
  key: 'known',
  columns: [
    `exists (select from command c
              where c.person_no = :person and c.source = :source and c.name = :name and c.key = :key)`,
  ],
  /** A command that is known is looked up by itself: that is a repeat, and rare. */
  read: async ([isKnown]: [boolean], { db, query: { personNo, command } }: Reading) =>
    isKnown && command !== undefined ? lookUpCommand(db.pool, personNo, command) : undefined,
} as const satisfies Part<'known', KnownCommand | undefined>
