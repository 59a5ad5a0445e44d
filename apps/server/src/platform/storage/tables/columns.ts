/** Kinds of columns as Kysely reads, inserts and updates them. */
import type { ColumnType } from 'kysely'

/** Written as JSON text, because the driver takes a JavaScript array for a PostgreSQL array. */
export type Json<T> = ColumnType<T, string, string>
export type Moment = ColumnType<Date, Date | string, Date | string>
export type OptionalMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>
