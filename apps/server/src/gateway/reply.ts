import { randomInt } from 'node:crypto'
import type { SettlementMessage } from '@yidi/contracts'

/** What a reply says, apart from its own times; a repeat of the message gets exactly this again. */
export interface ReplyContent {
  /** Receiver's message id: place (6), moment (14), sequence (10). */
  refmsgid: string
  infcode: 0 | -1
  /** `err_msg`: empty on success. */
  error: string
  /** `warn_msg`: what goes on but should be known. */
  warning: string
  /** null where the transaction has no output: an empty object breaks clients that read the output as text. */
  output: Record<string, unknown> | null
  /** What a pre-settlement was reckoned to, whole: our own pages show it as the person's bill. It does not go over the wire. */
  bill?: SettlementMessage['result']
  /** Where the reply is a file (9102): then the bytes of the file are the whole answer, without an envelope. */
  file?: ReplyFile
}

interface ReplyFile {
  name: string
  bytes: Buffer
}

const shanghaiOffsetMs = 8 * 3600 * 1000

/** A moment as `yyyy-MM-dd HH:mm:ss` in Asia/Shanghai, which has had no summer time since 1991. */
export function shanghaiMoment(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ')
}

/** A moment as `yyyyMMddHHmmssSSS` in Asia/Shanghai. */
export function shanghaiDigits(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().replace(/\D/g, '')
}

/** A new receiver's message id. */
export function newRefmsgid(place: string, now: Date): string {
  const sequence = String(randomInt(1e10)).padStart(10, '0')
  return place.replace(/\D/g, '').padEnd(6, '0').slice(0, 6) + shanghaiDigits(now).slice(0, 14) + sequence
}

/** What goes before a file: its name in ASCII for old clients, and as it is (RFC 6266). */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

/**
 * The reply as it goes over the wire. `infcode` is a number; `warn_msg` is there only when there is something to say. `sealOutput` writes an
 * output for a client that sends under SM4.
 */
export function replyText(
  content: ReplyContent,
  receivedAt: Date,
  answeredAt: Date,
  extra: Record<string, unknown> = {},
  sealOutput?: (output: object) => string,
): string {
  return JSON.stringify({
    infcode: content.infcode,
    inf_refmsgid: content.refmsgid,
    refmsg_time: shanghaiDigits(receivedAt),
    respond_time: shanghaiDigits(answeredAt),
    err_msg: content.error === '' ? null : content.error,
    ...(content.warning === '' ? {} : { warn_msg: content.warning }),
    ...extra,
    ...(sealOutput === undefined ? {} : { encType: 'SM4' }),
    output: content.output === null || sealOutput === undefined ? content.output : sealOutput(content.output),
  })
}
