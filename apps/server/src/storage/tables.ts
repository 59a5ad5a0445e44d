/** The tables as Kysely sees them; filled in as migrations arrive. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Tables {}
