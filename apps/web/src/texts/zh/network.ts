/** The network is cut, and what becomes of what was sent. */
export const network = {
  cut: '网络断了',
  waiting: '网络断了，连上后自动提交，不会重复',
  stop: '不再自动提交',
  sent: '网络连上了，已经替您提交',
  look: '去看看',
  refused: (why: string): string => `刚才的提交没有办成：${why}`,
  goBack: '回去改',
  close: '知道了',
}
