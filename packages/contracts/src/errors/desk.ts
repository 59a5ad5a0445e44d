import type { ErrorEntry } from './entry.ts'

/** The agency's desk: tasks and who has them. */
export const deskErrors = {
  'desk-task-not-found': {
    status: 404,
    title: '没有这件待办',
    detail: '没有编号为“{number}”的待办。',
    remedy: '请回到“待办”刷新后再选。',
  },
  'desk-task-closed': {
    status: 409,
    title: '这件事已经办结',
    detail: '“{number}”已经办结或撤回，不用再分派。',
    remedy: '请回到“待办”刷新后再选。',
  },
  'desk-colleague-unknown': {
    status: 422,
    title: '没有这位同事',
    detail: '统筹区 {pool} 的经办人员里没有“{name}”。',
    remedy: '请从列表里选一位受理或审核人员。',
  },
} as const satisfies Record<string, ErrorEntry>
