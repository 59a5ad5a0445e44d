import type { ErrorEntry } from './entry.ts'

/** Logging in, roles, repeated commands. */
export const accessErrors = {
  'not-signed-in': {
    status: 401,
    title: '还没有登录',
    detail: '这里要先登录才能看。',
    remedy: '请登录后再试。',
  },
  'not-permitted': {
    status: 403,
    title: '您不能办这件事',
    detail: '您的身份（{role}）不能办这件事。',
    remedy: '请换用有权限的账号，或联系管理员。',
  },
  'log-in-failed': {
    status: 401,
    title: '没有登录成功',
    detail: '证件号码（或工作人员账号）与密码对不上。',
    remedy: '请核对后重新输入。连续输错会暂停登录一段时间。',
  },
  'log-in-paused': {
    status: 429,
    title: '登录暂停',
    detail: '连续输错次数过多，暂停登录。',
    remedy: '请过 {minutes} 分钟再试。',
  },
  'identity-provider-missing': {
    status: 404,
    title: '没有接入统一身份认证',
    detail: '本站没有接入统一身份认证。',
    remedy: '请用身份证号和密码登录。',
  },
  'identity-provider-away': {
    status: 503,
    title: '统一身份认证连不上',
    detail: '“{title}”现在连不上。',
    remedy: '请过一会儿再试，或者用身份证号和密码登录。',
  },
  'identity-provider-refused': {
    status: 403,
    title: '没有登录成功',
    detail: '“{title}”没有确认您的身份。',
    remedy: '请从登录页重新开始。',
  },
  'identity-log-in-over': {
    status: 403,
    title: '登录超时了',
    detail: '这次登录已经过了时间，或者不是从本站开始的。',
    remedy: '请从登录页重新开始。',
  },
  'identity-person-unknown': {
    status: 403,
    title: '没有您的参保信息',
    detail: '“{title}”确认了您的身份，但是这里没有您的参保信息。',
    remedy: '请先在参保地登记，或者拨打参保地区号加 12393 咨询。',
  },
  'cross-site-request': {
    status: 403,
    title: '请求不是从本站页面发出的',
    detail: '请求来自“{origin}”，不是本站。',
    remedy: '请回到本站页面重新操作。',
  },
  'idempotency-key-missing': {
    status: 400,
    title: '缺少请求编号',
    detail: '这类请求要带请求头 Idempotency-Key，重发时系统才认得出是同一件事。',
    remedy: '请生成一个不重复的编号（例如 UUID）放进请求头 Idempotency-Key。',
  },
  'idempotency-key-not-valid': {
    status: 400,
    title: '请求编号写法不对',
    detail: '请求编号要 8 到 100 个字符，只用字母、数字、横线和下划线。',
    remedy: '请换一个编号，例如 UUID。',
  },
  'idempotency-key-reused': {
    status: 409,
    title: '请求编号用过了',
    detail: '这个请求编号已经用在另一份内容上。',
    remedy: '内容改过就请换一个新的编号；要重发原来的请求，请保持内容不变。',
  },
  'idempotency-in-progress': {
    status: 409,
    title: '同一件事正在办理',
    detail: '同一编号的请求还在办理中。',
    remedy: '请稍等片刻再用同一编号重发，会得到办理结果。',
  },
} as const satisfies Record<string, ErrorEntry>
