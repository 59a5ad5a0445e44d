/** What people are told of their registers. */
import { registerKinds } from '@yidi/contracts'
import type { RegisterKind } from '@yidi/contracts'
import { closed } from '../../platform/records/index.ts'
import type { NoticeKind } from '../../platform/records/index.ts'

interface RegisterNoticeData {
  register: RegisterKind
  title?: string
  reason?: string
}

const registerText = (data: RegisterNoticeData): string => data.title ?? registerKinds[data.register]

export const registerNotices = {
  'register-applied': {
    tone: 'waiting',
    words: (data) => ({
      title: '登记已提交，等经办机构办理',
      text: `${registerText(data)}已经提交。`,
      todo: '办好了会在这里告诉您。',
    }),
  },
  'register-approved': {
    tone: 'good',
    words: (data) => ({
      title: data.register === 'authorisation' ? '亲情账户授权生效了' : '登记办好了',
      text: `${registerText(data)}已经生效。`,
      ...(data.register === 'authorisation' ? { todo: '不是您本人授权的，请马上到“我的”里取消。' } : {}),
    }),
  },
  'register-refused': {
    tone: 'refusal',
    words: (data) => ({
      title: '登记没有通过',
      text: `${registerText(data)}没有通过。${data.reason === undefined ? '' : closed(data.reason)}`,
      todo: '不清楚的，请打参保地经办电话问。',
    }),
  },
  'register-withdrawn': {
    tone: 'plain',
    words: (data) => ({ title: '登记已撤回', text: `${registerText(data)}已经撤回。` }),
  },
  'register-ended': {
    tone: 'plain',
    words: (data) => ({
      title: data.register === 'authorisation' ? '亲情账户授权取消了' : '登记结束了',
      text: `${registerText(data)}已经结束。`,
    }),
  },
} as const satisfies Record<string, NoticeKind<RegisterNoticeData>>
