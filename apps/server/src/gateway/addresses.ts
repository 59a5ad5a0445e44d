/**
 * Where messages come in. Clients have an address in their configuration that they cannot change: one for all transactions,
 * or one for each behind a base (interface document, section 2.1). What is sent there is answered as the interface wants
 * it, whatever it is. A message that arrives anywhere else is answered too, for `infno` in the body says what it is.
 */

/** The bases that clients are known to have. */
const bases = [
  '/fsi/api',
  '/uif-hsaf-med-api',
  '/ebus',
  '/mbs/fmi/fsi/api',
  '/hss-call-service-interface',
  '/mss/web/api/fsi',
] as const

/** Each base, and everything behind it. */
export const knownAddresses: readonly string[] = bases.flatMap((base) => [base, `${base}/*`])

/** Any address. */
export const anyAddress = '/*'
