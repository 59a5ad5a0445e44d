import type { ErrorEntry } from './entry.ts'

/** 单位缴费: declarations of a month, bills, payments by bank reference, the tax office's files. */
export const employerContributionErrors = {
  'declaration-made-already': {
    status: 409,
    title: '这个月已经申报过',
    detail: '单位 {employer} {month} 已经申报，编号 {declaration}。一个月只申报一次。',
    remedy: '请打开这张账单；申报错了又没有缴费的，先撤回再申报。',
  },
  'declaration-changed': {
    status: 409,
    title: '申报表变了',
    detail:
      '您确认的是单位 {employer} 元、个人 {employee} 元，现在算出来是单位 {employerNow} 元、个人 {employeeNow} 元。',
    remedy: '职工或者工资刚刚变过，请刷新，核对以后再确认。',
  },
  'declaration-empty': {
    status: 409,
    title: '没有可以申报的职工',
    detail: '单位 {employer} {month} 没有参加职工医保的在职职工。',
    remedy: '有职工的，请先办增员；没有的，这个月不用申报。',
  },
  'declaration-not-ready': {
    status: 409,
    title: '还有职工不能申报',
    detail: '有 {count} 名职工要先处理，第一名：{name}，{why}',
    remedy: '请在职工名册里改好，再回来确认。',
  },
  'declaration-month-not-valid': {
    status: 422,
    title: '申报的月份不对',
    detail: '月份“{month}”不能申报，最晚是 {latest}。',
    remedy: '请填 {latest} 或以前的月份，例如 {latest}。',
  },
  'declaration-not-found': {
    status: 404,
    title: '没有这张账单',
    detail: '没有编号为“{declaration}”的申报。',
    remedy: '请核对编号，或者回到列表刷新后再选。',
  },
  'declaration-paid': {
    status: 409,
    title: '已经有缴费，不能撤回',
    detail: '申报 {declaration} 已经收到 {paid} 元。',
    remedy: '要撤回的，先登记缴费退回。',
  },
  'declaration-over': {
    status: 409,
    title: '申报已经撤回',
    detail: '申报 {declaration} 已经由 {by} 撤回。',
    remedy: '请打开这个月新的申报。',
  },
  'late-fee-day-not-valid': {
    status: 422,
    title: '滞纳金算到的日期不对',
    detail: '滞纳金要算到“{day}”。滞纳金按实际欠缴的天数收，只能算到今天（{today}）。',
    remedy: '请填今天或以前的日期，例如 {today}。',
  },
  'contribution-payment-employer': {
    status: 409,
    title: '是别的单位的缴费',
    detail: '缴费 {reference} 写的是单位 {employer}，申报 {declaration} 是单位 {other} 的。',
    remedy: '请向税务部门核对这一笔是哪家单位缴的，什么也没有记。',
  },
  'contribution-payment-unknown-employer': {
    status: 404,
    title: '没有这家单位',
    detail: '缴费 {reference} 的单位“{employer}”没有在本统筹区登记。',
    remedy: '请向税务部门核对单位代码；没有登记的，先登记用人单位。',
  },
  'contribution-payment-month': {
    status: 409,
    title: '费款所属期对不上',
    detail: '缴费 {reference} 写的是 {month}，申报 {declaration} 是 {other} 的。',
    remedy: '请向税务部门核对这一笔缴的是哪个月。',
  },
  'contribution-payment-known': {
    status: 409,
    title: '这一笔已经记过',
    detail: '银行流水号 {reference} 已经在 {day} 记为单位 {employer} 的缴费。',
    remedy: '一个流水号只记一次；确实是另一笔的，请核对流水号。',
  },
  'contribution-payment-amount': {
    status: 422,
    title: '缴费金额不对',
    detail: '缴费 {reference} 的{what}写的是“{amount}”。',
    remedy: '本金要大于 0，滞纳金不小于 0，都是最多两位小数的金额，例如 1200.00。',
  },
  'contribution-payment-day': {
    status: 422,
    title: '缴款日期不对',
    detail:
      '缴费 {reference} 的缴款日是“{day}”，要在 {earliest} 到今天（{today}）之间；还没有到的日期不能收费，也不能算滞纳金。',
    remedy: '请照银行回单上的日期写，例如 {today}。',
  },
  'contribution-payment-not-found': {
    status: 404,
    title: '没有这一笔缴费',
    detail: '没有流水号为“{reference}”的缴费。',
    remedy: '请核对银行流水号。',
  },
  'contribution-payment-returned': {
    status: 409,
    title: '这一笔已经退回',
    detail: '缴费 {reference} 已经在 {day} 登记退回。',
    remedy: '不用再登记。重新缴来的，流水号是新的。',
  },
  'contribution-payment-return-day': {
    status: 422,
    title: '退回的日期不对',
    detail: '退回日是“{day}”，要在缴款日 {from} 到今天（{today}）之间。',
    remedy: '请照银行回单上的日期写，例如 {today}。',
  },
  'tax-file-not-readable': {
    status: 422,
    title: '看不懂税务的缴费文件',
    detail: '第 {row} 行：{reason}。',
    remedy: '请要税务部门原样的 CSV：表头、每一笔、最后一行合计和校验和。',
  },
  'tax-file-sum-wrong': {
    status: 422,
    title: '缴费文件的校验和不对',
    detail: '按文件各行算出来是 {ours}，最后一行写的是 {theirs}。',
    remedy: '文件被改过或不完整，什么也没有记；请向税务部门要原样的文件。',
  },
  'tax-file-total-wrong': {
    status: 422,
    title: '缴费文件的合计不对',
    detail: '{what}各行加起来是 {ours}，合计行写的是 {theirs}。',
    remedy: '什么也没有记；请向税务部门要原样的文件。',
  },
  'tax-file-known': {
    status: 409,
    title: '这个文件已经导入过',
    detail: '校验和 {sum} 的文件已经由 {by} 导入。',
    remedy: '不用再导入；新的缴费在新的文件里。',
  },
  'member-unknown': {
    status: 404,
    title: '没有这个人',
    detail: '参保人里没有这个人，或者姓名与身份证号对不上。',
    remedy: '请核对姓名和身份证号；没有参过保的，请到参保地经办机构办参保登记。',
  },
  'member-birthday': {
    status: 422,
    title: '出生日期和身份证号对不上',
    detail: '出生日期填的是“{birthDay}”，身份证号里是 {ofNumber}。',
    remedy: '请照身份证改；身份证号里的出生日期错了的，请到参保地经办机构更正。',
  },
} as const satisfies Record<string, ErrorEntry>
