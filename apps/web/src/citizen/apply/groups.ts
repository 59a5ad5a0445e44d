/** A list of records in the order in which one looks for them: what waits, what holds or came to something, what is over. */

type GroupName = 'waiting' | 'holds' | 'over'

/** Groups that have something in them; within a group the order stays. */
export function groupsOf<Kept extends { tone: string }>(
  records: readonly Kept[],
): { name: GroupName; records: Kept[] }[] {
  const order: readonly GroupName[] = ['waiting', 'holds', 'over']
  return order
    .map((name) => ({ name, records: records.filter((record) => groupOf(record) === name) }))
    .filter((group) => group.records.length > 0)
}

function groupOf({ tone }: { tone: string }): GroupName {
  if (tone === 'waiting') return 'waiting'
  return tone === 'good' ? 'holds' : 'over'
}
