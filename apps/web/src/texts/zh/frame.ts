/** What lies round every page of the phone. */
export const frame = {
  ended: '授权已经结束，现在办的是您自己的事。',
  actingFor: (name: string) => `正在替 ${name} 办理`,
  backToMe: '换回自己',
  toLogIn: '去登录',
  otherLanguage: 'English',
  /** Said in a language other than that of the law. */
  quoted: '',
  bell: (count: number) => (count === 0 ? '消息' : `消息，${String(count)}条没读`),
}
