export const code = {
  title: '我的码',
  why: '登录后可以出示您的医保码。',
  picture: '医保码二维码，请医院扫描',
  left: (minutes: number, seconds: number) => `还能用 ${String(minutes)} 分 ${String(seconds).padStart(2, '0')} 秒`,
  read: (institution: string) => `${institution}已经扫到您的码。`,
  used: (institution: string) => `${institution}已经用这个码给您登记。要再登记，请换一个新码。`,
  someInstitution: '医院',
  byHand: '扫不出来时，请工作人员输入：',
  renew: '换一个新码',
  hints: [
    '请把屏幕调亮，正对医院的扫码口。',
    '一个码只登记一次就诊，五分钟内有效，到时自动换新。',
    '没带手机，用身份证或社会保障卡也一样。',
  ],
}
