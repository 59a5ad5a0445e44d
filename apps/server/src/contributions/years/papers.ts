/** The papers of this room: what is missing and what it comes to, and what goes along to another pool. */
import { problem } from '@yidi/contracts'
import type { RetirementQuoteMessage } from '@yidi/contracts'
import { formatYuanGrouped } from '@yidi/rules'
import { findPerson, maskIdNumber } from '../../person/people/index.ts'
import { Paper, dayText, qrOf } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'
import type { YearsContext } from './command.ts'
import { nameOfPlace } from './facts.ts'
import { quoteMessage, readYears } from './message.ts'
import { transferCode } from './transfer.ts'
import type { TransferRow } from './transfer.ts'

/** A PDF and its title. */
type Drawn = [bytes: Buffer, title: string]

/** Whose paper, and in which pool it was made out. */
interface Wanted {
  personNo: string
  pool: string
}

const row = (title: string, text: string): Cell[] => [{ text: title, head: true }, { text }]

/** The two rows that say who it is about. */
async function whose({ database }: YearsContext, personNo: string): Promise<Cell[][]> {
  const person = await findPerson(database, personNo)
  if (person === undefined) throw problem('person-not-found', { what: '人员编号' })
  return [row('参保人', person.name), row('身份证号', maskIdNumber(person.idNumber))]
}

/** Months as years and months: 20 年, 19 年 3 个月. */
function yearsText(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (years === 0) return `${String(rest)} 个月`
  return rest === 0 ? `${String(years)} 年` : `${String(years)} 年 ${String(rest)} 个月`
}

const countText = (months: number): string => `${String(months)} 个月（${yearsText(months)}）`

/** 退休补缴测算单 of a quote. Throws `retirement-quote-not-found`. */
export async function drawnQuote(context: YearsContext, { personNo, pool }: Wanted, quoteNo: number): Promise<Drawn> {
  const { database, release, clock } = context
  const { contributionYears } = await readYears(database, personNo)
  const found = contributionYears.quotes.find(({ quote_no }) => quote_no === quoteNo)
  if (found === undefined) throw problem('retirement-quote-not-found', { quoteNo })
  const quote = quoteMessage(release, pool, found, clock.today())
  const poolName = nameOfPlace(release, pool)
  const title = '退休补缴测算单'
  const paper = new Paper({ title, foot: `${poolName} · 测算编号 ${String(quoteNo)}`, at: clock.now() })
    .title(`${poolName} · 测算日期 ${dayText(quote.on)}`)
    .table([...(await whose(context, personNo)), ...quoteRows(quote)], [1, 2])
    .paragraph(`只在 ${dayText(quote.on)}当天有效，过了这天要重新测算。`)
    .paragraph('这是测算，不是缴费凭证，也不是完税凭证；钱到账并登记以后，从退休的月份起享受待遇，不用再缴费。')
  if (quote.provisional.length > 0)
    paper.paragraph('用到的全省平均工资等数值依据较弱，是暂按已公布的数字算的。', { quiet: true })
  return [await paper.finish(), `${title} ${String(quoteNo)}`]
}

function quoteRows(quote: RetirementQuoteMessage): Cell[][] {
  const yuan = (amount: string): string => `${formatYuanGrouped(Math.round(Number(amount) * 100))} 元`
  return [
    row('从哪个月起退休', quote.from),
    row('要满的年限', countText(quote.neededMonths)),
    row('实际缴费', countText(quote.actualMonths)),
    row('视同缴费', countText(quote.deemedMonths)),
    row('还差', countText(quote.missingMonths)),
    row('缴费基数', `${yuan(quote.base)}，${quote.baseFrom}`),
    row('单位部分', yuan(quote.employer)),
    row('个人部分', yuan(quote.employee)),
    row('一次补足', yuan(quote.total)),
  ]
}

/** 转移接续凭证, with the address under `site` where everybody may verify it. Throws `transfer-not-found`, `transfer-taken-back`. */
export async function drawnTransfer(
  context: YearsContext,
  personNo: string,
  transferId: string,
  site: string,
): Promise<Drawn> {
  const { database, release, clock } = context
  const { contributionYears } = await readYears(database, personNo)
  const transfer = contributionYears.transfers.find(({ transfer_id }) => transfer_id === transferId)
  if (transfer === undefined) throw problem('transfer-not-found', { transferId: transferId.slice(0, 60) })
  if (transfer.taken_back) throw problem('transfer-taken-back', { transferId })
  const address = `${site}/verify/${transferCode(database.ciphers, { personNo, transferId })}`
  const qr = await qrOf(address)
  const poolName = nameOfPlace(release, transfer.pool)
  const title = '职工医保转移接续凭证'
  const bytes = await new Paper({ title, foot: `${poolName} · ${transferId}`, at: clock.now() })
    .title(`${poolName} · 凭证编号 ${transferId}`)
    .table(
      [...(await whose(context, personNo)), ...transferRows(transfer, nameOfPlace(release, transfer.to_place))],
      [1, 2],
    )
    .heading('年限明细')
    .table(
      [
        [
          { text: '从哪个月', head: true },
          { text: '到哪个月', head: true },
          { text: '来源', head: true },
        ],
        ...transfer.periods.map(({ from, to, source }) => [{ text: from }, { text: to }, { text: source }]),
      ],
      [1, 1, 2],
    )
    .paragraph('几处都有的月份在合计里只算一次。')
    .picture(qr, 130, '核验转移接续凭证的二维码')
    .centred('扫码可以核验这份凭证的内容，不显示您的个人信息。')
    .finish()
  return [bytes, `${title} ${transferId}`]
}

const transferRows = (transfer: TransferRow, toName: string): Cell[][] => [
  row('转到', toName),
  row('参保最后一天', dayText(transfer.last_day)),
  row('实际缴费', countText(transfer.actual_months)),
  row('视同缴费', countText(transfer.deemed_months)),
  row('个人账户余额', `${formatYuanGrouped(transfer.account_current_fen + transfer.account_past_fen)} 元`),
  row(
    '其中当年、历年',
    `${formatYuanGrouped(transfer.account_current_fen)} 元、${formatYuanGrouped(transfer.account_past_fen)} 元`,
  ),
  row('开具日期', dayText(transfer.on_day)),
]
