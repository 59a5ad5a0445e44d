/** 目录 (1301–1306, 1312): the catalogue of a place in the words of the interface. */
import { refuse, unscaled } from '@yidi/contracts/interface'
import { cityOf, formatYuan, parseDay } from '@yidi/rules'
import { keepMade, tabularText } from '../care/files/index.ts'
import { findInstitution } from '../care/institutions/index.ts'
import { itemsSince } from '../care/catalogue/index.ts'
import type { CatalogueList, ListedItem } from '../care/catalogue/index.ts'
import type { Call } from './call.ts'
import { fileKey } from './files.ts'
import { shanghaiDigits, shanghaiMoment } from './reply.ts'
import type { ReplyContent } from './reply.ts'

/** `list_type` of a list. */
export const listTypes = {
  medicine: '101',
  herb: '102',
  preparation: '103',
  ethnic: '104',
  service: '201',
  material: '301',
} as const satisfies Record<CatalogueList, string>

/** The place whose catalogue is meant: one that is asked for, or that of the institution; a county stands for its city. */
export async function cataloguePlace(call: Call, asked = ''): Promise<string> {
  const { services, message } = call
  const { institution } = message
  const today = services.clock.today()
  if (asked !== '') return cityOf(services.release.places, asked, parseDay(today))?.code ?? asked
  return ((await findInstitution(services.db, institution, today)) ?? refuse('institution-unknown', { institution }))
    .place
}

/** A version is the moment at which a release of the catalogue was loaded, to the millisecond (17 digits). */
export const versionOf = ({ loadedAt }: ListedItem): string => shanghaiDigits(loadedAt)

/** The moment of the version that a client has. Nothing and nought mean: none yet. Versions of other platforms hold 14 digits. */
function versionSince(ver: string): Date | null {
  if (/^0*$/.test(ver)) return null
  const digits = /\d{17}|\d{14}/.exec(ver)?.[0].padEnd(17, '0') ?? ''
  const iso = digits.replace(/^(.{4})(..)(..)(..)(..)(..)(...)$/, '$1-$2-$3T$4:$5:$6.$7+08:00')
  const moment = new Date(iso)
  return Number.isNaN(moment.getTime()) ? refuse('version-unknown', { ver: ver.slice(0, 30) }) : moment
}

/** Whether a row is good still: it is not over today. */
export const isGood = (item: ListedItem, today: string): boolean => item.to === null || item.to >= today

export const recordId = ({ place, code, from }: ListedItem): string => `${place}-${code}-${from}`.slice(-40)

/** What is paid and what is not, in a sentence. */
export function shareWords({ class: own, ownSharePpm, ceilingFen }: ListedItem): string | null {
  const words = [
    own === 'B' ? `先行自付${String(unscaled(ownSharePpm, 4))}%` : own === 'C' ? '全自费' : '',
    ceilingFen === null ? '' : `限价${formatYuan(ceilingFen)}元`,
  ].filter((word) => word !== '')
  return words.length === 0 ? null : words.join('，')
}

/** What a column of a list can hold of ours. */
const cells = {
  code: (item) => item.code,
  name: (item) => item.name,
  initials: (item) => item.initials,
  from: (item) => item.from,
  to: (item) => item.to,
  good: (item, today) => (isGood(item, today) ? '1' : '0'),
  recordId,
  loaded: (item) => shanghaiMoment(item.loadedAt),
  version: versionOf,
  release: (item) => item.release,
  class: (item) => ({ A: '甲', B: '乙', C: '丙' })[item.class],
  memo: shareWords,
} as const satisfies Record<string, (item: ListedItem, today: string) => string | null>

/** The columns of a list (their places are fixed, interface document): how many there are, and where ours stand, from 1. */
export interface ListColumns {
  count: number
  places: Readonly<Partial<Record<keyof typeof cells, readonly number[]>>>
}

/** A list as a text: what we do not know of a column is null. */
function listText(items: readonly ListedItem[], { count, places }: ListColumns, today: string): string {
  const columns = Array.from({ length: count }, (_, index) =>
    (Object.keys(cells) as (keyof typeof cells)[]).find((name) => places[name]?.includes(index + 1)),
  )
  return tabularText(items.map((item) => columns.map((name) => (name === undefined ? null : cells[name](item, today)))))
}

/** 1301 and its like: keeps what was loaded of a list since the client's version as a file for 9102. */
export async function answerList(
  call: Call,
  { infno, list, columns, ver }: { infno: string; list: CatalogueList; columns: ListColumns; ver: string },
): Promise<ReplyContent> {
  const { message, services, receivedAt } = call
  const place = await cataloguePlace(call)
  const items = await itemsSince(services.db, place, list, versionSince(ver))
  const file = await keepMade(services.db, receivedAt, {
    institution: message.institution,
    key: fileKey(message),
    name: `${infno}_${place}_${shanghaiDigits(receivedAt)}`,
    text: listText(items, columns, services.clock.today()),
  })
  return call.answer({
    file_qury_no: file.number,
    filename: file.name,
    dld_end_time: shanghaiMoment(file.goodUntil).slice(0, 10),
    data_cnt: items.length,
  })
}
