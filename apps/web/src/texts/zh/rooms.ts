/** What rooms are called where one goes to them from another page, and what for: without the words of the rooms themselves. */
export const rooms = {
  direct: '能不能直接结算',
  directMore: '行不行、差什么，马上知道',
  guide: '办事指南',
  guideMore: '谁能办、要什么、多久、去哪里，一项项写清',
  policy: '政策依据',
  policyMore: '每个数字出自哪份文件、哪一条',
  contacts: '联系电话',
  contactsMore: '经办窗口、咨询、投诉，点一下就拨',
  account: '我的账户',
  accountMore: '今年花了多少，起付还差多少，个人账户余额',
  messages: '消息',
  messagesMore: '备案、结算有了结果会在这里告诉您',
  family: '亲情账户',
  familyMore: '替家人办理，或让家人替我办',
  privacy: '隐私',
  privacyMore: '存了您什么，谁看过、办过',
}
