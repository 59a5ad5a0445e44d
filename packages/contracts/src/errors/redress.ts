import type { ErrorEntry } from './entry.ts'

/** 投诉咨询 and 复议: what is asked and answered, and what is looked at again. */
export const redressErrors = {
  'complaint-not-found': {
    status: 404,
    title: '没有这一件',
    detail: '没有编号“{complaint}”的投诉咨询，或者不是您的。',
    remedy: '请回到“投诉咨询”里重新打开。',
  },
  'complaint-step-not-allowed': {
    status: 409,
    title: '这一件现在不能这样办',
    detail: '这一件现在是“{state}”，不能“{action}”。{allowed}',
    remedy: '请刷新页面，看它现在的情况；还有话要说的，请另写一件。',
  },
  'complaint-text-missing': {
    status: 422,
    title: '没有写内容',
    detail: '“{action}”要写内容，现在是空的。',
    remedy: '请写清楚再提交，例如“5 月 6 日的住院，床位费收了两次”。',
  },
  'complaint-settlement-unknown': {
    status: 404,
    title: '没有这一次结算',
    detail: '没有编号“{settlement}”的结算，或者不是您的。',
    remedy: '请从“我的结算”里打开那一次，再点“写给医保局”。',
  },
  'complaint-rating-closed': {
    status: 409,
    title: '不能再评价了',
    detail: '答复是{day}作出的，机构设定{limit}以内可以评价，到{until}为止。',
    remedy: '还有不满意的，请另写一件投诉，说明是哪一件。',
  },
  'complaint-case-opened': {
    status: 409,
    title: '已经立案了',
    detail: '这件举报已经立了案件{case}，一件举报只立一件。',
    remedy: '请打开那件案件看进展；要查另一个对象的，在“稽核案件”里另外立案。',
  },
  'complaint-case-not-tip-off': {
    status: 409,
    title: '不是举报，不能从这里立案',
    detail: '这一件是“{subject}”，只有“{tipOff}”可以从这里立案。',
    remedy: '请答复，或退回重新分办；核查中自己发现的，在“稽核案件”里立案。',
  },
  'complaint-case-names-reporter': {
    status: 422,
    title: '写出了是谁举报的',
    detail: '“{field}”里有举报人的{what}。案件当事人看得到案件，不能写。',
    remedy: '请去掉以后再立案。',
  },
  'complaint-setting-not-valid': {
    status: 422,
    title: '期限不对',
    detail: '多少个工作日答复，填的是“{value}”。',
    remedy: '请填 1 到 250 的整数；没有期限的，不填。',
  },
  'complaint-months-not-valid': {
    status: 422,
    title: '月份不对',
    detail: '从“{from}”到“{to}”不能统计。',
    remedy: '请填先后两个月份，最多三十六个月，例如从 2026-01 到 2026-12。',
  },
  'reconsideration-not-found': {
    status: 404,
    title: '没有这一件复议',
    detail: '没有编号“{reconsideration}”的复议，或者不是您的。',
    remedy: '请从原来的备案、报销或登记里重新打开。',
  },
  'reconsideration-subject-not-found': {
    status: 404,
    title: '没有这一件',
    detail: '没有编号“{record}”的{kind}，或者不是您的。',
    remedy: '请从自己的备案、报销或登记里点“申请复议”。',
  },
  'reconsideration-nothing-refused': {
    status: 409,
    title: '没有可以申请复议的决定',
    detail: '这一件{kind}现在是“{state}”，没有不予办理或扣减的决定。',
    remedy: '不予备案、不予报销、扣减费用或登记没有通过的，才在这里申请；其他问题请写投诉咨询。',
  },
  'reconsideration-made-already': {
    status: 409,
    title: '已经申请过了',
    detail: '对这个决定，{day}已经申请过复议，现在是“{state}”。',
    remedy: '请打开那一件看进展；撤回以后可以再申请。',
  },
  'reconsideration-action-not-allowed': {
    status: 409,
    title: '这一件复议现在不能这样办',
    detail: '这一件复议现在是“{state}”，不能“{action}”。{allowed}',
    remedy: '请刷新页面，看它现在的情况。',
  },
  'reconsideration-own-decision': {
    status: 409,
    title: '要由另一个人办',
    detail: '原来的决定是您（{who}）作出的，复议的受理和结果不能由您记录。',
    remedy: '请交给另一位有审批权限的同事。',
  },
  'reconsideration-words-missing': {
    status: 422,
    title: '没有写清楚',
    detail: '“{action}”要写明{what}，现在是空的。',
    remedy: '请补上再提交。',
  },
} as const satisfies Record<string, ErrorEntry>
