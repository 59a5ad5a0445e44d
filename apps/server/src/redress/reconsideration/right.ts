/** Whom one asks, and until when: as a document of the pool says it, and where none does, that none does. Nothing is made up. */
import type { ReconsideredKind, ReconsiderationMessage } from '@yidi/contracts'
import type { Release } from '@yidi/rules'

/** The right of a pool's people. Its documents speak of refused filings (台州备案指南 二十); of anything else none does. */
export function rightOf(
  { filing, documents }: Release,
  pool: string,
  kind: ReconsideredKind,
): ReconsiderationMessage['right'] {
  const guide = filing.guides.get(pool)
  const remedy = kind === 'filing' ? guide?.remedies.find((one) => one.kind === 'reconsideration') : undefined
  const known = (value: string | undefined) => (value === undefined || value === 'open' ? null : value)
  const [office, period] = [known(remedy?.office), known(remedy?.period)]
  const line = guide?.lines.find((one) => one.kind === 'enquiry')?.contact ?? '参保地区号加 12393'
  const says =
    remedy === undefined
      ? '没有文件写明向哪个机关申请、多久以内申请'
      : `${documents.get(remedy.source.document)?.short ?? remedy.source.document}写明可以依法申请行政复议，` +
        `${office === null ? '文件没有写受理机关' : `受理机关是${office}`}，${period === null ? '文件没有写期限' : `期限是${period}`}`
  const ask = office === null || period === null ? `请打 ${line} 问清。` : ''
  return { office, period, basis: remedy === undefined ? null : remedy.source, text: `${says}。${ask}` }
}
