import { findFund } from '@yidi/rules'

export const bill = {
  own: '您自己付',
  estimateOwn: '您大约自己付',
  ownAtDesk: '本人自己付',
  estimateOwnAtDesk: '本人大约自己付',
  ownPart: '自己付',
  fund: '基金支付',
  account: '个人账户',
  total: '账单一共',
  barLabel: (fund: string, account: string, own: string) =>
    `基金支付 ${fund} 元，个人账户 ${account} 元，自己付 ${own} 元`,
  way: '这笔账是怎么算的',
  basis: '依据',
  provisional: '暂定',
  provisionalNote: '带虚线的数字来自较早或较低层级的公开文件，正式标准以医保局答复为准。',
  rulings: (names: readonly string[]) => `有的规定还没有公布，按经办机构的裁定算出：${names.join('、')}。`,
  openLayers: (layers: readonly string[]) =>
    `${layers.map((layer) => findFund(layer)?.title ?? '补充保险').join('、')}的标准还没有公布，这里没有算进去，实际可能付得更少。`,
  inForce: (day: string) => `${day}起执行`,
  figure: '标准',
  words: '这一条说的是',
  wordsMissing: '这一条的摘要还没有收录，请按文件名和条款号查阅原文。',
  document: '文件',
  formula: '算式',
  call: (phone: string) => `拨打 ${phone}`,
  refused: '这次基金不付',
  undetermined: '这一项暂时算不出来',
  undeterminedLead: '政策里还没有写明这个数字，我们不猜。可以打电话问：',
  invalid: '填的内容需要改一改',
  basisOf: (document: string, article: string) => `${document} ${article}，看依据`,
}
