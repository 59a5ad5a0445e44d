/** Slips about who pays: a layer that names no fund, or none that there is. */
import { layerOf } from './slips-of-figures.ts'
import { inBenefits } from './slip.ts'
import type { Slip } from './slip.ts'

const withLayer = (what: string, called: string, says: RegExp, remedy: RegExp, line: RegExp): Slip =>
  inBenefits(what, /^resident:/m, layerOf('20000', '300000', called), says, remedy, { line })

/** Layers of which nobody can say which fund pays them. */
export const PAYERS: readonly Slip[] = [
  withLayer(
    'a layer that names no fund and is called after none',
    '    - name: second\n      title: 二次报销',
    /层“second”没有写由哪个基金支付/,
    /补上一行“fund: …”，可用的有：.*assistance（医疗救助）/,
    /- name: second/,
  ),
  withLayer(
    'a layer called after two funds',
    '    - name: critical-illness\n      title: 医疗救助',
    /层“critical-illness”没有写由哪个基金支付/,
    /补上一行“fund: …”/,
    /- name: critical-illness/,
  ),
  withLayer(
    'a fund misspelt',
    '    - name: second\n      title: 二次救助\n      fund: assistence',
    /fund不能是“assistence”/,
    /是不是想写 assistance？/,
    /fund: assistence/,
  ),
  withLayer(
    "the pool's own fund under a layer",
    '    - name: second\n      title: 二次报销\n      fund: pool',
    /fund不能是“pool”/,
    /可用的有：large-amount/,
    /fund: pool/,
  ),
  withLayer(
    'the key misspelt',
    '    - name: second\n      title: 二次报销\n      found: assistance',
    /不认识的键“found”/,
    /是不是想写 fund？/,
    /found: assistance/,
  ),
]
