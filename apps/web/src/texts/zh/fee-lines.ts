import type { CutReason } from '@yidi/contracts'

/** The lines of a bill, one by one. */
export const feeLines = {
  title: '费用明细',
  why: '登录后可以看您的结算账单。',
  linesCount: (count: number) =>
    `一共 ${String(count)} 条。自理：乙类里先由个人承担的部分；自费：医保目录外和超过限价的部分。`,
  kinds: { medicine: '药品', service: '诊疗项目', material: '医用耗材', other: '目录不认识的' },
  classes: { A: '甲类', B: '乙类', C: '丙类' },
  cuts: {
    'unknown-code': '就医地目录没有这个编码，全部自费',
    'class-c': '丙类，目录外，全部自费',
    'not-approved': '医院没有同意医保支付，全部自费',
    'over-supply': '带药超过规定的天数，超过部分自费',
    'over-ceiling': '超过医保限价的部分',
    'own-share': '乙类，先自己承担的部分',
  } satisfies Record<CutReason, string>,
  ofKind: (kind: string, count: number) => `${kind}（${String(count)} 条）`,
  each: (quantity: string, price: string) => `${quantity} × ${price} 元`,
  inScope: (yuan: string) => `范围内 ${yuan}`,
  ownShare: (yuan: string) => `自理 ${yuan}`,
  outside: (yuan: string) => `自费 ${yuan}`,
  refund: '退费',
  moreLines: (left: number) => `再看 ${String(Math.min(left, 100))} 条，还有 ${String(left)} 条`,
  noLines: '这笔结算没有留下费用明细。',
}
