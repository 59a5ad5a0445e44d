import type { ErrorEntry } from './entry.ts'

/** Asking for the law itself, and for quotes. */
export const policyErrors = {
  'pool-not-found': {
    status: 404,
    title: '没有这个参保地',
    detail: '没有代码为“{pool}”的统筹区。',
    remedy: '请从 /api/policy/pools 列出的统筹区里选。',
  },
  'pool-left-out': {
    status: 503,
    title: '这个参保地暂时不能办理',
    detail: '“{pool}”的政策文件有错，正在改正：{reason}',
    remedy: '请稍后再试，或者拨打参保地区号加 12393 咨询；经办机构请运行 yidi policy check 改正。',
  },
  'day-not-valid': {
    status: 400,
    title: '日期写法不对',
    detail: '“{day}”不是一个日期。',
    remedy: '请写成 2026-03-01 这样的日期。',
  },
  'schema-not-found': {
    status: 404,
    title: '没有这份格式说明',
    detail: '没有名为“{name}”的格式说明。',
    remedy: '现有：{names}。',
  },
  'too-many-cases': {
    status: 413,
    title: '一次算得太多',
    detail: '一次最多算 {limit} 笔，收到 {count} 笔。',
    remedy: '请分几次发送；大批量请用命令行 yidi quote。',
  },
  'quote-body-not-valid': {
    status: 400,
    title: '试算请求的内容不对',
    detail: '试算请求要么是一笔（一个对象），要么是许多笔（一个数组），收到的是{kind}。',
    remedy: '请参照 /api/schemas/quote-case.json 的格式。',
  },
  'contribution-body-not-valid': {
    status: 400,
    title: '缴费试算请求的内容不对',
    detail: '缴费试算一次算一件，请求应当是一个对象，收到的是{kind}。',
    remedy: '请参照 /api/schemas/contribution-case.json 的格式；成批的请用命令行 yidi contributions。',
  },
  'document-not-found': {
    status: 404,
    title: '没有这份文件',
    detail: '没有登记编号为“{document}”的文件。',
    remedy: '请在“政策依据”里从列表选。',
  },
  'draft-empty': {
    status: 422,
    title: '草案里什么也没有',
    detail: '没有改一个数字，也没有交一个文件。',
    remedy: '请至少改一个数字，或交一个政策文件。',
  },
  'draft-not-valid': {
    status: 422,
    title: '草案不能这样写',
    detail: '有 {count} 处要改：{first}。',
    remedy: '请按 errors 里列出的位置逐项改正；整张表待定的，请改政策文件再交上来。',
  },
  'draft-not-checked': {
    status: 422,
    title: '草案没有查完',
    detail: '草案没有查完：{reason}。',
    remedy: '请去掉大段重复的内容再试；整个政策文件夹请用命令行 yidi policy check。',
  },
} as const satisfies Record<string, ErrorEntry>
