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
  'second-factor-needed': {
    status: 401,
    title: '还要动态口令',
    detail: '这个账号启用了动态口令，登录时要一并输入。',
    remedy: '请打开手机上的验证器，输入现在显示的 6 位数字；手机不在身边的，输入一个恢复码。',
  },
  'second-factor-wrong': {
    status: 401,
    title: '动态口令不对',
    detail: '动态口令不对、已经过时，或者刚刚用过。',
    remedy: '请等验证器换出下一个口令再输入，并核对手机的时间。',
  },
  'second-factor-must-be-set': {
    status: 403,
    title: '请先启用动态口令',
    detail: '本平台要求工作人员登录时用动态口令，您的账号还没有启用。',
    remedy: '请到“我的账号”里启用，再办别的事。',
  },
  'second-factor-already-set': {
    status: 409,
    title: '动态口令已经启用',
    detail: '您的账号已经启用了动态口令。',
    remedy: '换手机的，先停用再重新启用；手机丢了的，请管理员重置。',
  },
  'second-factor-not-begun': {
    status: 409,
    title: '还没有生成二维码',
    detail: '还没有为您的账号生成二维码，或者它已经用掉了。',
    remedy: '请重新生成二维码，用验证器扫一扫，再输入口令。',
  },
  'second-factor-required': {
    status: 409,
    title: '不能停用动态口令',
    detail: '本平台要求工作人员必须用动态口令。',
    remedy: '换手机的，请管理员重置，再重新启用。',
  },
  'staff-not-found': {
    status: 404,
    title: '没有这个账号',
    detail: '没有这个工作人员账号。',
    remedy: '请回到列表里重新打开。',
  },
  'staff-name-taken': {
    status: 409,
    title: '账号名用过了',
    detail: '已经有名为“{name}”的账号，停用的也算。',
    remedy: '请换一个名字，例如加上统筹区代码或序号。',
  },
  'staff-not-valid': {
    status: 422,
    title: '账号资料有几处要改',
    detail: '有 {count} 处要改：{first}',
    remedy: '请按 errors 里列出的位置逐项改正后再提交。',
  },
  'staff-last-admin': {
    status: 409,
    title: '这是最后一个管理员',
    detail: '“{name}”是最后一个能用的管理员，这样改了就没有人能管账号了。',
    remedy: '请先给另一个账号管理员角色。',
  },
  'staff-self': {
    status: 409,
    title: '不能对自己这样办',
    detail: '不能停用自己的账号，也不能去掉自己的管理员角色。',
    remedy: '请由另一位管理员来办。',
  },
} as const satisfies Record<string, ErrorEntry>
