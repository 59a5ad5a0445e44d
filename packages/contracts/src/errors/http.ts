import type { ErrorEntry } from './entry.ts'

/** What can be wrong with any request, before a module sees it. */
export const httpErrors = {
  'body-not-json': {
    status: 400,
    title: '请求内容不是 JSON',
    detail: '请求内容读不懂：{reason}。',
    remedy: '请检查括号、引号和逗号，用 UTF-8 编码重新发送。',
  },
  'body-empty': {
    status: 400,
    title: '请求没有内容',
    detail: '这个地址需要一份 JSON 内容，收到的是空的。',
    remedy: '请在请求体里放入 JSON 内容。',
  },
  'body-too-large': {
    status: 413,
    title: '请求内容太大',
    detail: '请求内容超过 {limit}。',
    remedy: '请分几次发送。',
  },
  'media-type-not-supported': {
    status: 415,
    title: '内容类型不对',
    detail: '收到的内容类型是“{mediaType}”，这里只接受 application/json。',
    remedy: '请把请求头 Content-Type 设为 application/json。',
  },
  'too-many-requests': {
    status: 429,
    title: '访问太密',
    detail: '您所在的网络地址在一分钟里访问太多次，本次没有处理。',
    remedy: '请等 {seconds} 秒再试。多人共用一个地址的，请分开一些时间。',
  },
  'metrics-closed': {
    status: 403,
    title: '运行指标没有开放',
    detail: '本平台没有设采集运行指标的口令，/metrics 不对任何人开放。',
    remedy: '请运维人员设置 YIDI_METRICS_TOKEN 后重新启动，采集时在请求头 Authorization 里带 Bearer 和这个口令。',
  },
  'metrics-not-permitted': {
    status: 401,
    title: '采集运行指标的口令不对',
    detail: '请求头 Authorization 里没有口令，或者与 YIDI_METRICS_TOKEN 不一致。',
    remedy: '请在采集方配置 Bearer 口令，与本平台的 YIDI_METRICS_TOKEN 一致。',
  },
  'request-not-valid': {
    status: 400,
    title: '请求里有填错的地方',
    detail: '有 {count} 处不对：{first}。',
    remedy: '请按 errors 里列出的位置逐项改正后再发。',
  },
  'text-not-storable': {
    status: 400,
    title: '有不能保存的字符',
    detail: '“{path}”里有不能保存的字符（{character}）。',
    remedy: '请删去这个字符后再发；它通常是从别的文件里复制来的，或者是一个字被截掉了一半。',
  },
  'request-not-readable': {
    status: 400,
    title: '请求读不懂',
    detail: '请求不符合 HTTP 的写法：{reason}。',
    remedy: '请检查地址、请求头和内容长度。',
  },
  'route-not-found': {
    status: 404,
    title: '没有这个地址',
    detail: '没有 {path} 这个地址。',
    remedy: '请对照 /api/openapi.json 里的接口清单检查地址。',
  },
  'method-not-allowed': {
    status: 405,
    title: '这个地址不接受这种请求方式',
    detail: '{path} 不接受 {method}，只接受 {allowed}。',
    remedy: '请换用允许的请求方式。',
  },
  'request-too-slow': {
    status: 408,
    title: '请求没有按时发完',
    detail: '等了太久，请求还没有发完。',
    remedy: '请检查网络后重新发送。',
  },
  'internal-error': {
    status: 500,
    title: '系统出错了',
    detail: '系统内部出错，不知道这次请求办成了没有。编号 {requestId}。',
    remedy: '请稍后再试，命令用同一个请求编号重发，不会办两次；还是不行，请把编号告诉管理员。',
  },
  'database-not-reachable': {
    status: 503,
    title: '数据库暂时连不上',
    detail: '数据库暂时连不上，不知道这次请求办成了没有；办成了就是整件办成，不会留下半截记录。',
    remedy: '请稍后再试；命令请用同一个请求编号重发：已经办成的，会得到原来的结果，不会再办一次。',
  },
  'database-busy': {
    status: 503,
    title: '系统太忙',
    detail: '数据库没能在时限内办完，这次请求已经撤回，没有留下半截记录。',
    remedy: '请稍后再试；命令请用同一个请求编号重发。',
  },
  'database-not-answering': {
    status: 503,
    title: '数据库没有应答',
    detail: '数据库没有应答：{reason}。',
    remedy: '请管理员检查数据库是否在运行、是否太忙；恢复之后不必重新启动本系统。',
  },
  'database-restarting': {
    status: 503,
    title: '数据库正在重新启动',
    detail: '数据库进程意外结束，正在重新启动。已确认的数据不受影响。',
    remedy: '请稍后再试；一直没有恢复时，请管理员查看本系统的输出和 postgres.log。',
  },
  'disk-full': {
    status: 503,
    title: '磁盘已满',
    detail: '磁盘已满：{reason}。没有写完的都已撤回，已确认的数据不受影响。',
    remedy: '请管理员腾出空间；之后命令用同一个请求编号重发。',
  },
  'service-stopping': {
    status: 503,
    title: '系统正在停止',
    detail: '系统正在停止，不再接受新的请求。',
    remedy: '请稍后再试。',
  },
} as const satisfies Record<string, ErrorEntry>
