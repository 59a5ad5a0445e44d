import type { UnderWayMessage } from '@yidi/contracts'
import { dayText } from '../days.ts'

const named = (suffix: string) => (name: string) => `${name}${suffix}`

/** The three answers of 首页, and what is under way wherever it is listed. */
export const answers = {
  covered: '要去的地方能不能报',
  holds: '备案有效',
  notYet: '备案还没开始',
  holdsFrom: (day: string) => `从${dayText(day)}起有效，`,
  until: (day: string | null) => (day === null ? '没有截止日期。' : `到${dayText(day)}为止。`),
  oneVisit: '只管一次就医，用过就没有了。',
  direct: '到那里联网的定点医院住院，可以直接结算。',
  notDirect: '现在到那里住院还不能直接结算',
  directOpen: '住院能不能直接结算，参保地还没有写明',
  others: (count: number) => `还有 ${String(count)} 处的备案有效`,
  atHome: (place: string) => `在${place}看病不用备案`,
  inProvince: {
    no: (province: string) => `在${province}其他地方看病也不用备案。出了省，先看要不要备案。`,
    yes: (province: string) => `去${province}其他地方看病要先备案。出了省，先看要不要备案。`,
    afterwards: (province: string) => `去${province}其他地方看病要备案，急诊可以先看病后补办。`,
    open: () => '去别处看病，先看要不要备案。',
  },
  underWay: '正在办的',
  nothingUnderWay: '没有正在办的事。',
  more: (count: number) => `还有 ${String(count)} 件正在办`,
  lastBill: '上一笔账',
  own: '您自己付',
  noBill: '还没有结算过的账。在医院结算以后，这里看得到怎么算的。',
  unsettled: (count: number) => `${String(count)} 次就医还没有结算`,
  unsettledMore: (hospital: string) => `${hospital}已经把费用传上来了。自己付清的，可以申请报销。`,
  notGiven: {
    file: (name: string) => `${name}没有授权您看备案和正在办的事。`,
    settlements: (name: string) => `${name}没有授权您看结算。`,
  },
  kinds: {
    filing: named('的备案'),
    claim: named('的报销'),
    'designated-disease': named(''),
    'medicine-abroad': named(''),
    authorisation: named(''),
    share: named('给您的家庭共济'),
    'draft-filing': () => '没填完的备案',
    'draft-claim': () => '没填完的报销申请',
    'draft-disease': () => '没填完的规定病种登记',
    'draft-abroad': () => '没填完的出国带药备案',
  } satisfies Record<UnderWayMessage['kind'], (name: string) => string>,
  goOn: '接着填',
  ends: (day: string) => `${dayText(day)}到期，现在可以续`,
  decideBy: (day: string) => `最晚${dayText(day)}办完`,
  stages: { yours: '等您办', ending: '快到期', theirs: '办理中', paying: '等付款', begun: '没填完' } satisfies Record<
    UnderWayMessage['stage'],
    string
  >,
}
