/**
 * 投诉咨询: what somebody asks, complains of, proposes or reports. Its states are the desks that it lies at, so that the table of
 * states says who may answer. The same table serves somebody we know and a caller we do not.
 */
import { channelTitles } from '../filings/desk-messages.ts'
import type { Actor, Machine } from '../machine.ts'

export const complaintSubjects = {
  enquiry: '咨询',
  institution: '投诉医药机构',
  agency: '投诉经办服务',
  staff: '投诉工作人员',
  other: '其他投诉',
  suggestion: '意见建议',
  'tip-off': '举报违规使用医保基金',
} as const
export type ComplaintSubject = keyof typeof complaintSubjects
export const complaintSubjectNames = Object.keys(complaintSubjects) as ComplaintSubject[]

/** Where one can lie, and who sits there. */
export const complaintDesks = {
  service: { title: '咨询投诉窗口', role: 'accepting' },
  review: { title: '业务科室', role: 'reviewing' },
  inspection: { title: '稽核', role: 'inspecting' },
  management: { title: '负责人', role: 'approving' },
} as const satisfies Record<string, { title: string; role: Actor }>
export type ComplaintDesk = keyof typeof complaintDesks
export const complaintDeskNames = Object.keys(complaintDesks) as ComplaintDesk[]

/** Where each subject goes while the agency of a pool has not said otherwise. A setting, no law. */
export const usualDesks: Readonly<Record<ComplaintSubject, ComplaintDesk>> = {
  enquiry: 'service',
  institution: 'review',
  agency: 'management',
  staff: 'management',
  other: 'service',
  suggestion: 'service',
  'tip-off': 'inspection',
}

export const complaintStates = {
  received: { title: '已收到，等分办' },
  service: { title: '窗口办理中' },
  review: { title: '业务科室办理中' },
  inspection: { title: '稽核办理中' },
  management: { title: '负责人办理中' },
  answered: { title: '已答复' },
  withdrawn: { title: '已撤回', done: true },
} as const satisfies Record<string, { title: string; done?: boolean }>
export type ComplaintState = keyof typeof complaintStates

export const complaintActions = {
  send: '提交',
  'to-service': '分给咨询投诉窗口',
  'to-review': '分给业务科室',
  'to-inspection': '移交稽核',
  'to-management': '分给负责人',
  return: '退回重新分办',
  answer: '答复',
  rate: '评价',
  withdraw: '撤回',
} as const
export type ComplaintAction = keyof typeof complaintActions

const filers = ['citizen', 'accepting'] as const

/** What can be done at a desk: by whoever sits there, and by whoever filed. */
const at = (role: Actor) =>
  ({
    return: { to: 'received', by: [role] },
    answer: { to: 'answered', by: [role] },
    withdraw: { to: 'withdrawn', by: filers },
  }) as const satisfies Machine<ComplaintState, ComplaintAction>[ComplaintState]

const dividing = ['accepting', 'system'] as const

/** The table. A state or action that is not here is not allowed. */
export const complaintMachine: Machine<ComplaintState, ComplaintAction> = {
  none: { send: { to: 'received', by: filers } },
  received: {
    'to-service': { to: 'service', by: dividing },
    'to-review': { to: 'review', by: dividing },
    'to-inspection': { to: 'inspection', by: dividing },
    'to-management': { to: 'management', by: dividing },
    withdraw: { to: 'withdrawn', by: filers },
  },
  service: at('accepting'),
  review: at('reviewing'),
  inspection: at('inspecting'),
  management: at('approving'),
  answered: { rate: { to: 'answered', by: ['citizen'] } },
  withdrawn: {},
}

/** The step that brings one to a desk. */
export const stepToDesk = (desk: ComplaintDesk): ComplaintAction => `to-${desk}`

/** 满意, 基本满意, 不满意. */
export const complaintRatingNames = ['satisfied', 'fair', 'dissatisfied'] as const
export type ComplaintRating = (typeof complaintRatingNames)[number]

/** Channels in words, the telephone among them. */
export const complaintChannelTitles: Readonly<Record<string, string>> = { ...channelTitles, telephone: '电话' }

/** Both sorts of tasks, of people we know and of callers we do not, as the lists of the desk are asked for them. */
export const complaintKinds = 'complaint,caller-complaint'
