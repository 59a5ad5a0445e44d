/** A kind whose commands break off as a server that is killed does: before the record has done it, or after, before that is noted. */
import type { PayableKind, RecordKind } from '../../apps/server/src/platform/records/index.ts'
import { grantKind } from './grant.ts'

type Step = 'take' | 'letGo' | 'paid' | 'returned' | 'bounced'
export type When = 'before' | 'after'

/** The kind, and the faults that it still has to make: the next call of a step breaks off so. */
export function faultyKind(): { kind: RecordKind; faults: [Step, When][] } {
  const faults: [Step, When][] = []
  const pays = grantKind.pays!
  const breaking = <Name extends Step>(name: Name): PayableKind[Name] =>
    (async (context: never, step: never) => {
      const next = faults[0]?.[0] === name ? faults.shift()! : undefined
      if (next?.[1] === 'before') throw new Error('killed before')
      const done = await (pays[name] as (context: never, step: never) => Promise<unknown>)(context, step)
      if (next?.[1] === 'after') throw new Error('killed after')
      return done
    }) as PayableKind[Name]
  const faulty: PayableKind = {
    ...pays,
    take: breaking('take'),
    letGo: breaking('letGo'),
    paid: breaking('paid'),
    returned: breaking('returned'),
    bounced: breaking('bounced'),
  }
  return { kind: { ...grantKind, pays: faulty }, faults }
}
