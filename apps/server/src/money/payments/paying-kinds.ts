/** The kinds of records that are paid, and what their commands are given. The room knows them by nothing else. */
import type { PayableContext, PayableKind, RecordKind, RecordKinds } from '../../platform/records/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'

type PayingKind = RecordKind & { pays: PayableKind }
type PayingKinds = ReadonlyMap<string, PayingKind>

/** What finishing a batch needs: the background work has no more. */
export type PayingContext = PayableContext & { kinds: PayingKinds }
export type PaymentDeps = RecordsDeps & { kinds: PayingKinds }

/** Those of the kinds that pay, by name. */
export function payingKinds(kinds: RecordKinds): PayingKinds {
  const pays = (kind: RecordKind): kind is PayingKind => kind.pays !== undefined
  return new Map(kinds.filter(pays).map((kind) => [kind.name, kind]))
}
