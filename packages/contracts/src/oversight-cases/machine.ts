/** 稽核案件: what is looked into, heard, proposed by one and decided by another, and undone as exactly as it was done. */
import type { Machine } from '../machine.ts'

export const oversightCaseStates = {
  opened: { title: '已立案', done: false },
  looking: { title: '核查中', done: false },
  hearing: { title: '等陈述申辩', done: false },
  answered: { title: '已陈述申辩', done: false },
  proposed: { title: '待审定', done: false },
  decided: { title: '已作出处理决定', done: true },
  'lift-proposed': { title: '待审定撤销', done: false },
  lifted: { title: '处理已撤销', done: true },
  closed: { title: '结案，不予处理', done: true },
} as const satisfies Record<string, { title: string; done: boolean }>
export type OversightCaseState = keyof typeof oversightCaseStates

export const oversightCaseActions = {
  open: '立案',
  look: '开始核查',
  ask: '告知并听取陈述申辩',
  answer: '陈述申辩',
  note: '记下补充说明',
  interim: '核查期间先行暂停',
  'lift-interim': '解除先行暂停',
  propose: '提出处理意见',
  return: '退回核查',
  decide: '审定，作出处理决定',
  close: '审定，结案不予处理',
  'propose-lift': '提出撤销处理',
  keep: '维持处理决定',
  lift: '审定，撤销处理',
  reopen: '重新核查',
} as const
export type OversightCaseAction = keyof typeof oversightCaseActions

/** Cases about the agency's own staff are the audit's alone; which of the two it is, the room asks of the case's subject. */
const looking = ['inspecting', 'audit'] as const
const answering = ['citizen', 'institution', 'employer'] as const

const stay = <State extends OversightCaseState>(to: State) => ({
  note: { to, by: looking },
  interim: { to, by: looking },
  'lift-interim': { to, by: looking },
})
const propose = { to: 'proposed', by: looking } as const
const ask = { to: 'hearing', by: looking } as const

/**
 * The table. An interim measure (浙人社发〔2016〕113号 article 42: while a case is looked into) is a step of its own in whatever state the
 * case is. Whoever proposes never decides the same case, neither a consequence nor that there is none.
 */
export const oversightCaseMachine: Machine<OversightCaseState, OversightCaseAction> = {
  none: { open: { to: 'opened', by: looking } },
  opened: { look: { to: 'looking', by: looking }, ...stay('opened') },
  looking: { ask, propose, ...stay('looking') },
  hearing: { answer: { to: 'answered', by: answering }, propose, ...stay('hearing') },
  answered: { ask, propose, ...stay('answered') },
  proposed: {
    decide: { to: 'decided', by: looking },
    close: { to: 'closed', by: looking },
    return: { to: 'looking', by: looking },
    ...stay('proposed'),
  },
  decided: { 'propose-lift': { to: 'lift-proposed', by: looking } },
  'lift-proposed': { lift: { to: 'lifted', by: looking }, keep: { to: 'decided', by: looking } },
  lifted: { reopen: { to: 'looking', by: looking } },
  closed: { reopen: { to: 'looking', by: looking } },
}

/** Whom a case is about. */
export const oversightSubjects = {
  person: '参保人',
  institution: '医药机构',
  doctor: '医保医师',
  employer: '用人单位',
  staff: '经办人员',
  item: '药品或项目',
} as const
export type OversightSubject = keyof typeof oversightSubjects

/** What a decision may bring: whom it can meet, and whether it may stand while a case is still looked into. */
export const caseConsequences = {
  'person-suspended': { title: '暂停直接结算', of: ['person'], interim: true },
  'person-by-claim': { title: '改为先垫付、后报销', of: ['person'], interim: true },
  interview: { title: '约谈', of: ['institution', 'doctor', 'employer', 'staff'], interim: false },
  'agreement-rectified': { title: '责令限期整改', of: ['institution'], interim: false },
  'agreement-suspended': { title: '暂停定点协议', of: ['institution'], interim: true },
  'agreement-ended': { title: '解除定点协议', of: ['institution'], interim: false },
  recovery: { title: '追回', of: ['person', 'institution', 'doctor', 'employer', 'item'], interim: false },
  points: { title: '医保医师记分', of: ['doctor'], interim: false },
  referral: {
    title: '移送有权机关',
    of: ['person', 'institution', 'doctor', 'employer', 'staff', 'item'],
    interim: false,
  },
  none: {
    title: '不予处理',
    of: ['person', 'institution', 'doctor', 'employer', 'staff', 'item'],
    interim: false,
  },
} as const satisfies Record<string, { title: string; of: readonly OversightSubject[]; interim: boolean }>
export type CaseConsequenceKind = keyof typeof caseConsequences
