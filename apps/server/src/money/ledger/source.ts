/** Where postings come from. A settlement has a number of its own; what else a record moves is named after the record. */

/**
 * The source of what a record moves beside its settlements: `sourceOf('B1', 'payment', 'P7')` is `B1/payment/P7`. Words
 * are the program's own numbers and never hold a `/`.
 */
export function sourceOf(recordId: string, ...words: readonly string[]): string {
  return [recordId, ...words].join('/')
}

/** The record of such a source, as SQL on a column. */
export function recordOfSourceSql(column: string): string {
  return `split_part(${column}, '/', 1)`
}

/** The source of a payment of a record in a batch: `payOut`, and `payBack` where it came back. */
export function paymentSource({ subjectId, batchId }: { subjectId: string; batchId: string }): string {
  return sourceOf(subjectId, 'payment', batchId)
}

/** The same as SQL on columns. */
export function paymentSourceSql(subject: string, batch: string): string {
  return `${subject} || '/payment/' || ${batch}`
}
