/** A form that was begun elsewhere. */
export const begun = {
  title: { server: '您上次填到一半', window: '您在另一个窗口也填了这张表' },
  until: (moment: string): string => `上次填到 ${moment}`,
  goOn: '接着填',
  drop: '不要了',
  takeInstead: '换成那一份',
  stay: '用这里的',
}
