/** The rows of each record together, each record's in the order of its steps; the records in the order of their first rows. */
export function rowsByRecord<Row extends { action_no: number }>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
): Row[][] {
  return [
    ...Map.groupBy(
      rows.toSorted((one, other) => one.action_no - other.action_no),
      idOf,
    ).values(),
  ]
}
