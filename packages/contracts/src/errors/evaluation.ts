import type { ErrorEntry } from './entry.ts'

/** Saved drafts of the law, and evaluations at the desk. */
export const evaluationErrors = {
  'saved-draft-title-missing': {
    status: 422,
    title: '草案没有名称',
    detail: '没有写草案叫什么，以后分不出来。',
    remedy: '请写一个名称再保存。',
  },
  'saved-draft-not-accepted': {
    status: 422,
    title: '草案有错，没有保存',
    detail: '草案有 {count} 处错误：{first}',
    remedy: '请按 errors 里列出的文件、行和值逐项改正，再保存。',
  },
  'saved-draft-same': {
    status: 422,
    title: '草案和现行规定一样',
    detail: '草案里没有一个文件和现行规定不同，没有可以保存的。',
    remedy: '请改一个数字，或交一个不同的政策文件。',
  },
  'saved-draft-not-found': {
    status: 404,
    title: '没有这个草案',
    detail: '没有编号为“{number}”的政策草案，或者不归您的统筹区。',
    remedy: '请回到“政策草案”刷新后再选。',
  },
  'saved-draft-dropped': {
    status: 409,
    title: '草案已经作废',
    detail: '草案“{title}”（{number}）已经作废，只能查看。',
    remedy: '请选一个没有作废的草案，或另存一个新的。',
  },
  'evaluation-other-pool': {
    status: 422,
    title: '不是您的统筹区',
    detail: '您的账号归统筹区“{own}”，不能办统筹区“{pool}”的。',
    remedy: '请选自己的统筹区；几个统筹区一起评估，请系统管理员办。',
  },
  'evaluation-pools-missing': {
    status: 422,
    title: '没有选统筹区',
    detail: '没有选要评估哪些统筹区。',
    remedy: '请至少选一个统筹区。',
  },
  'evaluation-people-not-valid': {
    status: 422,
    title: '人数不对',
    detail: '人数填的是“{value}”。',
    remedy: '请填 1 到 {most} 的整数；更多的人请用命令行 yidi evaluate。',
  },
  'evaluation-seed-not-valid': {
    status: 422,
    title: '种子不对',
    detail: '种子填的是“{value}”。',
    remedy: '请填 0 到 9007199254740991 的整数；同样的种子生成同样的人。',
  },
  'evaluation-year-not-valid': {
    status: 422,
    title: '年份不对',
    detail: '年份填的是“{value}”。',
    remedy: '请填四位的年份，例如 2025。',
  },
  'evaluation-year-without-law': {
    status: 422,
    title: '这一年没有规定',
    detail: '{year} 年没有录入的规定：{since}。',
    remedy: '请换一个年份，或去掉这个统筹区。',
  },
  'evaluation-year-without-data': {
    status: 422,
    title: '这一年没有结算',
    detail: '数据库里没有 {year} 年的结算（统筹区 {pools}）。',
    remedy: '请换一个年份，或改用按种子生成的人群。',
  },
  'evaluation-same': {
    status: 422,
    title: '两边是同一个政策',
    detail: '评估的两边都是“{title}”，没有可以比较的。',
    remedy: '请把一边换成草案，或者改几个数字。',
  },
  'evaluation-changes-one-pool': {
    status: 422,
    title: '改数字只能评估一个统筹区',
    detail: '在网页上改的数字是一个统筹区的，选了 {count} 个统筹区。',
    remedy: '请只选一个统筹区，或者先保存成草案。',
  },
  'evaluation-draft-faulty': {
    status: 422,
    title: '草案有错，不能评估',
    detail: '“{title}”有 {count} 处错误：{first}',
    remedy: '请按 errors 里列出的文件、行和值改正；保存过的草案请按现行规定重新改过，另存一个。',
  },
  'evaluation-not-comparable': {
    status: 422,
    title: '两边不能比较',
    detail: '不能比较：{why}',
    remedy: '请在草案里补上少了的规定，再评估。',
  },
  'evaluation-not-checked': {
    status: 422,
    title: '草案没有查完',
    detail: '草案没有查完：{reason}。',
    remedy: '请过一会儿再试；草案很大的请用命令行 yidi evaluate。',
  },
  'evaluation-not-found': {
    status: 404,
    title: '没有这次评估',
    detail: '没有编号为“{number}”的政策评估，或者不归您的统筹区。',
    remedy: '请回到“政策评估”刷新后再选。',
  },
  'evaluation-not-done': {
    status: 409,
    title: '评估还没有结果',
    detail: '评估“{number}”{state}，没有结果可以下载。',
    remedy: '请等它算完，或者重新开始一次。',
  },
  'evaluation-ended': {
    status: 409,
    title: '评估已经结束',
    detail: '评估“{number}”{state}，不用再停止。',
    remedy: '请刷新后看它的结果。',
  },
} as const satisfies Record<string, ErrorEntry>
