/**
 * What the kinds of records that are paid out have in common: the words of the states that the books hold them to. A kind
 * that pays gives its states these names, so that what it says of itself can be compared with what was posted.
 */
export const PAYABLE_STATES = {
  /** Everything that is owed was paid. */
  paid: 'paid',
  /** There was nothing to pay, or what was paid too much came back. */
  closed: 'closed',
  /** The person was paid too much and has to pay back. */
  owing: 'owing',
} as const
