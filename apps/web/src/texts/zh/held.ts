/** The bar after a decision. */
export const held = {
  bar: '刚办的一件',
  done: (decision: string) => `已办：${decision}`,
  phase: {
    held: '30 秒后送达申请人；在这之前可以撤回，离开或刷新页面就马上送达。',
    late: '页面关掉时还没有送出。要送出还是撤回？',
    sending: '正在送出…',
    sent: '已经送出。',
    failed: '没有送出。',
  },
  here: '这一件已经办了，还没有送达。要改，请在下面点“撤回”。',
  left: (seconds: number) => `${String(seconds)} 秒`,
  takeBack: '撤回',
  send: '现在送出',
  next: '下一件',
  toQueue: '回到列表',
}
