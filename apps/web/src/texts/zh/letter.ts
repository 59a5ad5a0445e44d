/** The letter of a decision, before it is sent. */
export const letter = {
  title: '申请人会看到',
  notYet: '填好以后，这里显示申请人会看到的话。',
  silent: '这一步不另发消息。',
  note: (note: string) => `备案的经过里写：${note}`,
}
