import type { Commands } from './command.ts'

/** Every command, loaded only when it is called. A new one is a file beside this one and a line here. */
export const commands: Commands = {
  quote: () => import('./quote.ts'),
  explain: () => import('./explain.ts'),
  contributions: () => import('./contributions.ts'),
  policy: () => import('./policy.ts'),
  evaluate: () => import('./evaluate.ts'),
  oversight: () => import('./oversight.ts'),
  hospital: () => import('./hospital.ts'),
  admin: () => import('./admin.ts'),
  ledger: () => import('./ledger.ts'),
  institutions: () => import('./institutions.ts'),
  institution: () => import('./institution.ts'),
  figure: () => import('./figure.ts'),
  account: () => import('./account.ts'),
  catalogue: () => import('./catalogue.ts'),
  db: () => import('./db.ts'),
  schema: () => import('./schema.ts'),
  docs: () => import('./docs.ts'),
}
