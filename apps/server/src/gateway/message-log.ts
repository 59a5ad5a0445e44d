import { refuse } from '@yidi/contracts/interface'
import type { Database } from '../platform/storage/index.ts'
import type { Message } from './message.ts'
import type { ReplyContent } from './reply.ts'
import { visitIn } from './visit-in.ts'

const uniqueViolation = '23505'

/** Where the sealed reply and the person's number of a message lie, for their cipher. */
const replyPlace = (message: MessageName) => `message.reply:${placeOf(message)}`
const personPlace = (message: MessageName) => `message.person:${placeOf(message)}`
const placeOf = ({ institution, infno, msgid }: MessageName) => `${institution}:${infno}:${msgid}`

type MessageName = Pick<Message, 'institution' | 'infno' | 'msgid'>

/**
 * Claims the message id of a command for its input in the institution's log, before anything is computed: the same id
 * with another input is refused, even when it concerns another person, where `single` says that an id stands for one input. What a command did lies with the person; the
 * log only knows that it came. The person's number is sealed: what a hospital sends there may be an ID number. A message
 * that was noted before its claim (unsigned, say, and sent again as it should be) is claimed like a new one.
 */
export async function claimMessage(
  db: Database,
  message: Message,
  claim: { personNo: string; single: boolean; receivedAt: Date },
): Promise<void> {
  const { institution, infno, msgid } = message
  try {
    await db.logPool.query({
      name: 'claim-message',
      text: `insert into message (institution, infno, msgid, input_hash, person_cipher, single, received_at, visit_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (institution, infno, msgid, input_hash) do update
               set person_cipher = excluded.person_cipher, single = excluded.single, outcome = null, reply = null,
                   times = message.times + 1`,
      values: [
        institution,
        infno,
        msgid,
        Buffer.from(message.inputHash, 'hex'),
        db.ciphers.seal(claim.personNo, personPlace(message)),
        claim.single,
        claim.receivedAt,
        visitIn(message),
      ],
    })
  } catch (error) {
    if ((error as { code?: string }).code !== uniqueViolation) throw error
    // The other unique index: this id is claimed by another input, unless it was this very message, sent twice at the same
    // moment: its twin is then seen by that index first, and is there by now. A refusal that was only noted claims nothing.
    const { rowCount } = await db.logPool.query(
      'select from message where institution = $1 and infno = $2 and msgid = $3 and input_hash = $4 and single',
      [institution, infno, msgid, Buffer.from(message.inputHash, 'hex')],
    )
    if (rowCount === 0) refuse('repeat-changed', { msgid, infno })
  }
}

/**
 * The commands that an institution has sent under a message id, whether they took effect or not, and for whom; without
 * reversals, which undo and cannot be undone. Only a claim names a person, therefore every command is found.
 */
export async function personsMessages(
  db: Database,
  institution: string,
  msgid: string,
): Promise<{ infno: string; personNo: string }[]> {
  const rows = await db.kysely
    .selectFrom('message')
    .select(['infno', 'person_cipher', 'person_no'])
    .where('institution', '=', institution)
    .where('infno', '<>', '2601')
    .where('msgid', '=', msgid)
    .where((where) => where.or([where('person_cipher', 'is not', null), where('person_no', 'is not', null)]))
    .execute()
  return rows.map(({ infno, person_cipher: cipher, person_no: plain }) => ({
    infno,
    personNo: cipher === null ? plain! : db.ciphers.open(cipher, personPlace({ institution, infno, msgid })),
  }))
}

/** The text of a refusal that the log keeps. */
export function openRefusal(
  { ciphers }: Pick<Database, 'ciphers'>,
  message: MessageName & { reply: Buffer | null },
): string {
  return message.reply === null ? '' : ciphers.open(message.reply, replyPlace(message))
}

/** Notes in the institution's log what was refused, and that a query was answered; the texts are sealed. */
export async function noteMessage(
  db: Database,
  entry: { message: Message; content: ReplyContent; receivedAt: Date },
): Promise<void> {
  const { message, content, receivedAt } = entry
  const refused = content.infcode !== 0
  const reply = refused ? db.ciphers.seal(content.error, replyPlace(message)) : null
  await db.logPool.query({
    name: 'note-message',
    // A command was counted by its claim already.
    text: `insert into message (institution, infno, msgid, input_hash, received_at, outcome, reply, visit_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (institution, infno, msgid, input_hash)
           do update set outcome = excluded.outcome, reply = excluded.reply,
                         times = message.times + (message.person_cipher is null)::int`,
    values: [
      message.institution,
      message.infno,
      message.msgid,
      Buffer.from(message.inputHash, 'hex'),
      receivedAt,
      refused ? 'refused' : 'done',
      reply,
      visitIn(message),
    ],
  })
}

const rowsAtOnce = 500

/**
 * Seals the person's numbers that earlier versions kept in the log as they were, and gives how many; runs at every start
 * and finds nothing the second time. Safe beside running servers.
 */
export async function sealMessagePersons({ pool, ciphers }: Pick<Database, 'pool' | 'ciphers'>): Promise<number> {
  let sealed = 0
  for (;;) {
    const { rows } = await pool.query<MessageName & { input_hash: Buffer; person_no: string }>(
      `select institution, infno, msgid, input_hash, person_no from message where person_no is not null
        limit ${String(rowsAtOnce)}`,
    )
    if (rows.length === 0) return sealed
    for (const row of rows) {
      await pool.query(
        `update message set person_cipher = $1, person_no = null
          where institution = $2 and infno = $3 and msgid = $4 and input_hash = $5`,
        [ciphers.seal(row.person_no, personPlace(row)), row.institution, row.infno, row.msgid, row.input_hash],
      )
    }
    sealed += rows.length
  }
}
