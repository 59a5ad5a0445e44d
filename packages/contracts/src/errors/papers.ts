import type { ErrorEntry } from './entry.ts'

/** Receipts and their verification. */
export const paperErrors = {
  'receipt-code-not-valid': {
    status: 404,
    title: '不是本平台出具的备案凭证',
    detail: '这个二维码里的核验码不对，或者已经认不出来。',
    remedy: '请让对方在“我的备案”里重新打开备案凭证，再扫一次；仍不对的，请打参保地区号加 12393 核实。',
  },
  'letter-not-signed': {
    status: 404,
    title: '没有网上签的承诺书',
    detail: '编号为“{filingId}”的备案，没有在网上签过承诺书。',
    remedy: '在窗口签的承诺书，原件留在经办窗口；要看请到窗口，或打参保地区号加 12393。',
  },
  'filing-without-last-day': {
    status: 409,
    title: '没有要记的最后一天',
    detail: '编号为“{filingId}”的备案，没有写到哪天结束，或者现在不在有效期里。',
    remedy: '长期备案不用记到期日；别的备案，办好了再来加到日历。',
  },
  'too-many-checks': {
    status: 429,
    title: '查得太快了',
    detail: '一分钟内从同一处查了 {most} 次以上。',
    remedy: '请过一分钟再扫。',
  },
} as const satisfies Record<string, ErrorEntry>
