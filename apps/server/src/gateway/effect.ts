/** What takes back the effect of each command of a hospital (gateway contract, "Messages"; people/undone.ts). */
import type { Database } from '../platform/storage/index.ts'
import { laterCommand } from '../person/journal/index.ts'
import type { DoneCommand } from '../person/journal/index.ts'
import type { UndoneSince } from '../person/commands/index.ts'

/** 2207, 2304: stands until it is cancelled, by its number or by a reversal. */
export const settlementStands: UndoneSince = (db, { personNo, subjectId }) =>
  db.kysely
    .selectFrom('settlement as s')
    .innerJoin('journal as c', (join) =>
      join
        .onRef('c.person_no', '=', 's.person_no')
        .onRef('c.source', '=', 's.command_source')
        .onRef('c.name', '=', 's.command_name')
        .onRef('c.key', '=', 's.command_key'),
    )
    .select('c.version')
    .where('s.person_no', '=', personNo)
    .where('s.cancels', '=', subjectId)
    .limit(1)
    .executeTakeFirst()

/**
 * 2201, 2401: stands until the registration is cancelled or reversed. Nothing is done about a cancelled visit but to reverse
 * it again, so the last command about it is the one that cancelled it or says the same.
 */
export const visitStands: UndoneSince = (db, { personNo, subjectId }) =>
  db.kysely
    .selectFrom('visit as v')
    .innerJoin('journal as c', (join) =>
      join.onRef('c.person_no', '=', 'v.person_no').onRef('c.subject_id', '=', 'v.visit_id'),
    )
    .select('c.version')
    .where('v.person_no', '=', personNo)
    .where('v.visit_id', '=', subjectId)
    .where('v.status', '=', 'cancelled')
    .orderBy('c.version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Of what is said of a visit (2203, 2402 …): stands until one of these transactions says otherwise, or the visit no longer stands. */
export const untilSaidBy =
  (...infnos: readonly string[]): UndoneSince =>
  async (db, done) =>
    (await laterCommand(db, done, infnos)) ?? visitStands(db, done)

/** 2204, 2301: stands while each line that the reply names is there. */
export function linesStand(
  db: Database,
  { personNo, subjectId, version }: DoneCommand,
  lines: readonly { feedetl_sn: string }[],
): ReturnType<UndoneSince> {
  const serials = lines.map((line) => line.feedetl_sn)
  return db.kysely
    .selectFrom('fee_line')
    .select('voided_version as version')
    .where('person_no', '=', personNo)
    .where('visit_id', '=', subjectId)
    .where('serial', 'in', serials)
    .where('voided_version', '>', version)
    .orderBy('voided_version')
    .limit(1)
    .$narrowType<{ version: number }>()
    .executeTakeFirst()
}

/** 2205, 2302: stands until a line that it voided is uploaded again. */
export const voidStands: UndoneSince = (db, { personNo, subjectId, version }) =>
  db.kysely
    .selectFrom('fee_line as gone')
    .innerJoin('fee_line as again', (join) =>
      join
        .onRef('again.person_no', '=', 'gone.person_no')
        .onRef('again.visit_id', '=', 'gone.visit_id')
        .onRef('again.serial', '=', 'gone.serial')
        .onRef('again.version', '>', 'gone.voided_version'),
    )
    .select('again.version')
    .where('gone.person_no', '=', personNo)
    .where('gone.visit_id', '=', subjectId)
    .where('gone.voided_version', '=', version)
    .where('again.voided_at', 'is', null)
    .orderBy('again.version')
    .limit(1)
    .executeTakeFirst()

/** Who or what made a version of a person, as refusals name it: the message of a hospital, or somebody at our own pages. */
export async function undoerWords(db: Database, personNo: string, version: number): Promise<string> {
  const command = await db.kysely
    .selectFrom('journal')
    .select(['name', 'key'])
    .where('person_no', '=', personNo)
    .where('version', '=', version)
    .executeTakeFirst()
  return command !== undefined && command.name !== null && /^\d+[A-Z]?$/.test(command.name)
    ? `${command.name}（报文ID ${command.key}）`
    : '参保人或经办机构'
}
