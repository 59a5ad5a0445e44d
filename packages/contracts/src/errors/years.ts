import type { ErrorEntry } from './entry.ts'

/** Years towards retiring with benefits, retirement, and leaving for another pool. */
export const yearErrors = {
  'year-months-not-valid': {
    status: 422,
    title: '月份不对',
    detail: '“{from}”到“{to}”不是可以计入年限的时段。',
    remedy: '开始月份不能晚于结束月份，也不能早于 {earliest}；结束月份不能晚于 {latest}。',
  },
  'year-proof-missing': {
    status: 422,
    title: '没有写凭什么算年限',
    detail: '“{kind}” {from} 到 {to} 没有写证明材料。',
    remedy: '请写材料的名称和编号，例如：职工档案 1998年招工审批表；没有材料的不能计入年限。',
  },
  'year-service-too-late': {
    status: 422,
    title: '连续工龄超过了能算的日子',
    detail: '连续工龄只算到 {until}，填的是到 {to}。',
    remedy: '结束月份请填 {last} 或更早；以后的月份要有缴费记录才算。',
  },
  'year-service-open': {
    status: 409,
    title: '没有文件写明连续工龄算到哪天',
    detail: '{poolName}的政策依据没有写明连续工龄怎么算年限。',
    remedy: '有认定文件的，请按“认定的视同缴费”录入。',
  },
  'year-place-not-valid': {
    status: 422,
    title: '地区不对',
    detail: '地区“{place}”不是另一个统筹区。',
    remedy: '请填本统筹区以外的六位地区代码，例如 310000；在本地缴的不填地区。',
  },
  'year-period-known': {
    status: 409,
    title: '已经录入过',
    detail: '“{kind}” {from} 到 {to} 已经录入过。',
    remedy: '不用再录；录错了的请先撤回再录。',
  },
  'year-period-not-found': {
    status: 404,
    title: '没有这段年限',
    detail: '编号为 {no} 的年限时段不在，或者已经改过。',
    remedy: '请刷新页面，按现在的记录再办。',
  },
  'year-period-decided': {
    status: 409,
    title: '已经认定过',
    detail: '这段年限的结果是“{state}”。',
    remedy: '要改的，请撤回这段，重新录入再认定。',
  },
  'year-decision-reason-missing': {
    status: 422,
    title: '没有写理由',
    detail: '认定或不予认定都要写理由，现在是空的。',
    remedy: '请写看了什么材料、为什么这样定。',
  },
  'year-own-entry': {
    status: 403,
    title: '自己录入的不能自己认定',
    detail: '这段年限是账号 {account} 录入的。',
    remedy: '请另一位同事认定。',
  },
  'retirement-month-not-valid': {
    status: 422,
    title: '退休月份不对',
    detail: '退休月份“{month}”不在 {earliest} 到 {latest} 之间。',
    remedy: '请填 {earliest} 到 {latest} 之间的月份，例如 {earliest}。',
  },
  'retirement-held': {
    status: 409,
    title: '已经退休',
    detail: '这个人从 {month} 起已经按退休人员参保。',
    remedy: '不用再办；类别登记错了的，请在人员页面办参保变更。',
  },
  'retirement-not-active': {
    status: 409,
    title: '不是在职职工',
    detail: '这个人 {month} 在本统筹区参加的不是在职职工医保。',
    remedy: '请先核对参保登记；停保了的，先重新参保。',
  },
  'retirement-base-missing': {
    status: 422,
    title: '没有可以用的缴费基数',
    detail: '这个人在这里没有申报过的月份，定不了补缴的基数。',
    remedy: '请填本人上年月平均工资，由程序按上下限定基数。',
  },
  'retirement-wage-not-valid': {
    status: 422,
    title: '工资不对',
    detail: '本人上年月平均工资填的是“{wage}”。',
    remedy: '请填大于 0、最多两位小数的金额，例如 8432.83。',
  },
  'retirement-quote-not-found': {
    status: 404,
    title: '没有这次测算',
    detail: '没有编号为 {quoteNo} 的测算。',
    remedy: '请重新测算。',
  },
  'retirement-quote-over': {
    status: 409,
    title: '测算过期了',
    detail: '编号为 {quoteNo} 的测算是 {day} 的，只在当天有效；后来又有变动的也不能再用。',
    remedy: '请重新测算，按新的金额办。',
  },
  'retirement-years-missing': {
    status: 409,
    title: '年限没有满',
    detail: '离退休享受待遇还差 {months} 个月，一次补足要 {total} 元。不补的，从退休起没有医保待遇。',
    remedy: '请先补缴再登记；确定不补的，请勾选“年限没有满，仍然退休”。',
  },
  'retirement-nothing-missing': {
    status: 422,
    title: '不用补缴',
    detail: '按编号 {quoteNo} 的测算，年限已经满了，却填了补缴 {amount} 元。',
    remedy: '请去掉补缴；钱已经收了的，请退给本人。',
  },
  'retirement-payment-differs': {
    status: 422,
    title: '补缴的金额不对',
    detail: '测算要补 {total} 元，填的是“{amount}”元。',
    remedy: '请核对银行流水；要补的是 {total} 元，不能少也不能多。',
  },
  'retirement-payment-day-not-valid': {
    status: 422,
    title: '补缴的日期不对',
    detail: '补缴的日期是 {day}，测算是 {on} 的。',
    remedy: '测算只在当天有效：{on} 没有到账的，请按到账那天重新测算。',
  },
  'retirement-reference-missing': {
    status: 422,
    title: '没有填银行流水号',
    detail: '补缴 {amount} 元没有填银行流水号。',
    remedy: '请照银行回单填写。',
  },
  'transfer-not-found': {
    status: 404,
    title: '没有这份转移凭证',
    detail: '没有编号为“{transferId}”的转移接续凭证。',
    remedy: '请核对编号。',
  },
  'transfer-taken-back': {
    status: 409,
    title: '这份转移凭证已经作废',
    detail: '编号为“{transferId}”的转移接续凭证已经作废。',
    remedy: '要转移的请重新办。',
  },
} as const satisfies Record<string, ErrorEntry>
