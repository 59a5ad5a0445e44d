import type { ErrorEntry } from './entry.ts'

/** Claims: handing in, deciding, paying, recovering. */
export const claimErrors = {
  'claim-not-complete': {
    status: 422,
    title: '报销申请还不能提交',
    detail: '有 {count} 处要改：{first}。',
    remedy: '请按 errors 里列出的位置逐项改正后再提交。',
  },
  'claim-not-found': {
    status: 404,
    title: '没有这件报销',
    detail: '没有编号为“{claimId}”的报销申请，或者它不是您的。',
    remedy: '请在“我要报销”里查看自己的申请。',
  },
  'claim-action-not-allowed': {
    status: 409,
    title: '现在不能这样办',
    detail: '这件报销现在是“{state}”，不能“{action}”。',
    remedy: '请刷新页面看最新的状态。{allowed}',
  },
  'claim-other-person-needed': {
    status: 403,
    title: '要由另一个人来办',
    detail: '这件报销由 {who}{step}，不能再由同一个账号{action}。',
    remedy: '请交给另一位有这个权限的同事。',
  },
  'claim-own-family': {
    status: 403,
    title: '不能办自己和家人的报销',
    detail: '账号 {who} 登记的人{kin}，不能由这个账号{action}。',
    remedy: '请交给另一位有这个权限的同事。',
  },
  'claim-line-unknown': {
    status: 422,
    title: '清单里没有这一项',
    detail: '这件报销的清单没有第 {line} 项，或者同一项写了两次。',
    remedy: '请刷新页面，按现在的清单审核。',
  },
  'claim-code-unknown': {
    status: 422,
    title: '目录里没有这个编码',
    detail: '第 {line} 项改成的编码“{code}”，参保地的目录在 {day} 没有。',
    remedy: '请从目录里选一项，或者不改编码、按自费处理。',
  },
  'claim-cut-too-much': {
    status: 422,
    title: '扣减的金额不对',
    detail: '第 {line} 项金额 {amount} 元，扣减写的是“{cut}”。',
    remedy: '请填大于零、不超过这一项金额的数，例如 12.50；全部扣减的不用填金额。',
  },
  'claim-undetermined': {
    status: 409,
    title: '按现有规定算不出',
    detail: '参保地的规定没有写明，算不出：{reason}。',
    remedy: '请先由有权限的人把裁定连同文件和理由录入，再选用它审核。',
  },
  'claim-ruling-unknown': {
    status: 422,
    title: '没有这个裁定',
    detail: '在 {day}，本统筹区没有叫“{name}”的裁定可以用。',
    remedy: '请从列出的裁定里选；还没有录入的，请有权限的人先录入。',
  },
  'claim-not-payable': {
    status: 409,
    title: '按规定不能报销',
    detail: '这件报销不能付：{reason}。',
    remedy: '请改为提出不予报销，写明理由和依据；查明的情况不同的，先改情形再审核。',
  },
  'claim-amounts-changed': {
    status: 409,
    title: '金额和您看到的不一样了',
    detail: '您看到的是基金支付 {seenFund} 元、自己负担 {seenCash} 元，现在是基金支付 {fund} 元、自己负担 {cash} 元。',
    remedy: '可能又有别的结算改变了今年的累计。请刷新页面，看过新的金额再核定。',
  },
  'claim-refusal-proposed': {
    status: 409,
    title: '审核意见是不予报销',
    detail: '审核人提出的是不予报销，不能按报销核定。',
    remedy: '同意的请选“不予报销”，不同意的退回重审。',
  },
  'claim-refusal-not-proposed': {
    status: 409,
    title: '审核意见不是不予报销',
    detail: '审核人提出的是按规定报销，不能直接不予报销。',
    remedy: '不同意的请退回重审，写明理由。',
  },
  'appeal-not-found': {
    status: 404,
    title: '没有这件申诉',
    detail: '没有编号为“{appealId}”的申诉。',
    remedy: '请回到“待办”里重新打开。',
  },
  'appeal-action-not-allowed': {
    status: 409,
    title: '现在不能这样办',
    detail: '这件申诉现在是“{state}”，不能“{action}”。',
    remedy: '请刷新页面看最新的状态。{allowed}',
  },
  'appeal-nothing-decided': {
    status: 409,
    title: '还没有结果可以申诉',
    detail: '这件报销现在是“{state}”，没有结果。',
    remedy: '有了结果以后不服的，再申诉。',
  },
  'appeal-made-already': {
    status: 409,
    title: '这个结果已经申诉过',
    detail: '{day}已经对这个结果申诉，现在是“{state}”。',
    remedy: '同一个结果申诉一次；重新审核有了新的结果，可以再申诉。',
  },
  'appeal-too-late': {
    status: 409,
    title: '过了申诉期限',
    detail: '结果是{decided}作出的，按经办机构的规定（{document}），{limit}以内申诉，到{until}为止。',
    remedy: '有疑问的请到参保地经办机构咨询。',
  },
  'claim-later-settlement': {
    status: 409,
    title: '后面还有结算',
    detail: '这件报销之后又有结算 {later} 用了同一年的累计，先撤销后面的才能撤销这一件。',
    remedy: '请先处理后面的那一次，或在新的报销里更正。',
  },
  'claim-paid-already': {
    status: 409,
    title: '已经付过款，不能撤回',
    detail: '这件报销已经付过 {paid} 元，结果重新审核期间不能撤回。',
    remedy: '请等重新审核的结果；不要这笔钱的，请向经办机构说明。',
  },
  'claim-recovery-begun': {
    status: 409,
    title: '第三人已经还过款',
    detail: '已从第三人追回 {received} 元，这件报销的结果不能再撤销。',
    remedy: '请先和财务核对追回的款项。',
  },
  'claim-recovery-too-much': {
    status: 422,
    title: '追回的金额不对',
    detail: '还应追偿 {left} 元，填的是“{amount}”元。',
    remedy: '请填大于零、不超过还应追偿的数。',
  },
  'claim-repayment-differs': {
    status: 422,
    title: '退回的金额不对',
    detail: '应退回 {owed} 元，填的是“{amount}”元。',
    remedy: '请一次退清；金额有疑问的先核对。',
  },
} as const satisfies Record<string, ErrorEntry>
