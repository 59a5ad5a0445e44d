import type { ErrorEntry } from './entry.ts'

/** 费用清单: a list of fees as a hospital gives it. What is wrong with a single line stands in the report of the list. */
export const billErrors = {
  'bill-list-heads-missing': {
    status: 422,
    title: '没有找到清单的表头',
    detail: '没有找到有这些列的表头：{wanted}。{found}',
    remedy: '请在文件的第一张表上写好这些列名（先后不限，上面可以有医院的标题），列名也可以是：{names}。',
  },
  'bill-list-has-formulas': {
    status: 422,
    title: '清单里有公式',
    detail: '这些格子里是公式，不是写下的数：{cells}。公式算出的数不能当作医院的收费。',
    remedy: '请交医院原来的清单；自己整理过的，请选中整张表，复制后“选择性粘贴”为“数值”，保存再交。',
  },
  'bill-list-has-merged-cells': {
    status: 422,
    title: '清单里有合并的格子',
    detail: '这些格子是合并的，看不出属于哪一行：{cells}。',
    remedy: '请取消合并，把每一行各自的内容填上，保存再交。',
  },
  'bill-list-other-currency': {
    status: 422,
    title: '不是人民币',
    detail: '清单上的金额是{currency}（{cell}），这里只办人民币的费用。',
    remedy: '境内就医请医院开人民币的清单；在境外就医的费用基金不支付。',
  },
  'bill-list-without-lines': {
    status: 422,
    title: '清单里没有项目',
    detail: '表头下面没有一行收费项目。',
    remedy: '请看看选的是不是这一次的清单，收费项目要在文件的第一张表里。',
  },
  'bill-pool-not-here': {
    status: 409,
    title: '参保地不在这里办理',
    detail: '统筹区 {pool} 的报销不在这里办理，没有它的目录。',
    remedy: '请向参保地经办机构问清怎样报销。',
  },
  'bill-visit-days-wrong': {
    status: 422,
    title: '就医日期不对',
    detail: '就医日期 {from} 到 {to} 不对：最后一天不能早于第一天，也不能晚于今天。',
    remedy: '请照病历或票据改正入院、出院（就诊）日期。',
  },
  'bill-total-differs': {
    status: 422,
    title: '合计对不上',
    detail: '清单上写的合计是 {said} 元，各项加起来是 {lines} 元。',
    remedy: '请看看有没有漏行、多行，或请医院重新打印清单。',
  },
  'bill-line-name-missing': {
    status: 422,
    title: '没有名称',
    detail: '这一行有金额，却没有项目名称。',
    remedy: '请照清单填上项目或药品的名称。',
  },
  'bill-line-number-wrong': {
    status: 422,
    title: '数字读不出',
    detail: '这一格的{column}“{value}”{why}。',
    remedy: '请照清单填数字，例如 12.50；金额到分，数量最多四位小数。',
  },
  'bill-line-day-wrong': {
    status: 422,
    title: '日期读不出',
    detail: '日期“{value}”不是一个日期。',
    remedy: '请写成 2026-03-01。',
  },
  'bill-line-outside-visit': {
    status: 422,
    title: '日期不在这次就医里',
    detail: '这一项的日期是 {day}，这次就医是 {from} 到 {to}。',
    remedy: '请核对就医日期；不是这次就医的费用请另外申请。',
  },
  'bill-line-is-nought': {
    status: 422,
    title: '数量或金额是零',
    detail: '这一项的数量是 {quantity}，金额是 {amount} 元，没有费用可报。',
    remedy: '请删去这一行，或照清单改正。',
  },
  'bill-line-signs-differ': {
    status: 422,
    title: '正负号不对',
    detail: '这一项数量是 {quantity}，单价是 {price} 元，金额是 {amount} 元，正负对不上。',
    remedy: '收费的数量和金额都是正数；退费的都写负数，单价总是正数。',
  },
  'bill-line-refund-alone': {
    status: 422,
    title: '退费找不到原来的收费',
    detail: '这一项退“{name}”{amount} 元，前后没有同一项目、同一单价、够退的收费。',
    remedy: '请把原来的收费也列在清单里，或删去这一行退费并改正收费的数量。',
  },
  'bill-line-does-not-add-up': {
    status: 422,
    title: '数量乘单价不等于金额',
    detail: '数量 {quantity} × 单价 {price} 元应为 {expected} 元，清单上是 {amount} 元。',
    remedy: '请核对这一行的数量、单价和金额。',
  },
  'bill-visit-has-no-lines': {
    status: 404,
    title: '没有这次就医的费用',
    detail: '没有找到机构为就诊“{visit}”上传而没有结算的费用。',
    remedy: '请核对是哪一次就医；机构没有上传的，请照清单填写或上传清单。',
  },
} as const satisfies Record<string, ErrorEntry>
