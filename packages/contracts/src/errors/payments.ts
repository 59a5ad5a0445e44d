import type { ErrorEntry } from './entry.ts'

/** 付款: drawing, confirming and marking a batch, and the answer of the bank. */
export const paymentErrors = {
  'payment-order-not-waiting': {
    status: 409,
    title: '这件现在不等付款',
    detail: '“{subject}”现在不在等待付款的办件里。',
    remedy: '可能已经付过、退回重审或者撤回了，请刷新“付款”后再选。',
  },
  'payment-order-taken': {
    status: 409,
    title: '已经在别的批次里',
    detail: '“{subject}”已经在付款批次 {batch} 里，不能再列一次。',
    remedy: '请刷新“付款”；要改放到新的批次，先从原来的批次移出。',
  },
  'payment-other-pool': {
    status: 403,
    title: '不是您所在统筹区的付款',
    detail: '这是统筹区 {pool} 的付款。',
    remedy: '请由该统筹区的财务办理。',
  },
  'payment-batch-not-found': {
    status: 404,
    title: '没有这个付款批次',
    detail: '没有编号为“{batch}”的付款批次。',
    remedy: '请回到“付款”刷新后再选。',
  },
  'payment-own-batch': {
    status: 403,
    title: '不能复核自己开的批次',
    detail: '批次 {batch} 是您自己开的，开批次的人不能复核。',
    remedy: '请由另一位财务人员核对后复核。',
  },
  'payment-batch-confirmed': {
    status: 409,
    title: '批次已经复核',
    detail: '批次 {batch} 已由 {by} 复核，不能再“{action}”。',
    remedy: '复核过的批次交银行付款；不要付的，等银行结果记为退回。',
  },
  'payment-batch-not-confirmed': {
    status: 409,
    title: '批次还没有复核',
    detail: '批次 {batch} 还没有复核，不能“{action}”。',
    remedy: '请另一位财务人员先复核。',
  },
  'payment-batch-over': {
    status: 409,
    title: '批次已经结束',
    detail: '批次 {batch} {state}，不能再“{action}”。',
    remedy: '请刷新页面；要再付款的，重新开一个批次。',
  },
  'payment-batch-busy': {
    status: 409,
    title: '这一批还没有处理完',
    detail: '批次 {batch} 还有 {count} 笔正在处理。',
    remedy: '请过几秒刷新页面再按。',
  },
  'payment-item-not-found': {
    status: 404,
    title: '批次里没有这一笔',
    detail: '批次 {batch} 里没有第 {number} 笔。',
    remedy: '请刷新页面后再选。',
  },
  'payment-item-settled': {
    status: 409,
    title: '这一笔已经有结果',
    detail: '批次 {batch} 第 {number} 笔{state}，不能再改。',
    remedy: '请刷新页面；记错了的，联系审批人员撤销这件的结果。',
  },
  'payment-under-way': {
    status: 409,
    title: '这件正在另一批里付款',
    detail: '“{subject}”正在批次 {batch} 里付款，还没有结果，批次 {from} 的退回现在不能记。',
    remedy: '请先记批次 {batch} 的银行结果，再记这一笔退回。',
  },
  'payment-day-not-valid': {
    status: 422,
    title: '银行的日期不对',
    detail: '银行的日期是 {day}，要在 {from} 到 {today} 之间。',
    remedy: '不早于复核那天，退回的不早于付款那天，也不晚于今天；请照银行回单上的写。',
  },
  'payment-return-words-missing': {
    status: 422,
    title: '没有写明退回原因',
    detail: '选了“其他原因”，要写明银行怎么说。',
    remedy: '请照银行回单写，例如“账户冻结”。',
  },
  'payment-answer-not-readable': {
    status: 422,
    title: '看不懂银行的结果文件',
    detail: '第 {row} 行：{reason}。',
    remedy: '请在付款文件后面加“结果”和“退回原因”两列，原来的列和最后一行合计不要动。',
  },
  'payment-answer-of-another-batch': {
    status: 422,
    title: '这是另一个批次的结果',
    detail: '文件最后一行的校验和是批次 {other} 的，不是批次 {batch} 的。',
    remedy: '请打开批次 {other} 再传这个文件。',
  },
  'payment-answer-sum-wrong': {
    status: 422,
    title: '结果文件的校验和不对',
    detail: '文件里的付款信息和批次 {batch} 的付款文件不一样（校验和应为 {ours}，实为 {theirs}）。',
    remedy: '文件被改过或不完整，什么也没有记；请向银行要原样的结果文件。',
  },
  'payment-answer-amount': {
    status: 422,
    title: '结果文件的金额和我们的不一样',
    detail: '第 {number} 笔我们付 {ours} 元，文件里是 {theirs} 元。',
    remedy: '什么也没有记。请和银行核对这一笔实际付了多少。',
  },
} as const satisfies Record<string, ErrorEntry>
