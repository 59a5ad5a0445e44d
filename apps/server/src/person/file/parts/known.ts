import { lookUpCommand, type KnownCommand } from '../../journal/index.ts'
import type { Part, Reading } from '../part.ts'

/** What is known of the very command that is being run; undefined when it is new. */
export const known = {
  key: 'known',
  unguarded: true,
  columns: [
    `exists (select from journal j
              where j.person_no = :person and j.source = :source and j.name = :name and j.key = :key)
     or exists (select from journal w
                 where w.person_no = :person and w.source = :source and w.withdrew_name = :name and w.withdrew_key = :key)`,
  ],
  /** A command that is known is looked up by itself: that is a repeat, and rare. */
  read: async ([isKnown]: [boolean], { db, query: { personNo, command } }: Reading) =>
    isKnown && command !== undefined ? lookUpCommand(db.pool, personNo, command) : undefined,
} as const satisfies Part<'known', KnownCommand | undefined>
