/** A claim that has everything, for tests: one line of 20,000 yuan in a hospital that is not networked. */
import { emptyForm, type Form } from './draft.ts'

export const wholeForm: Form = {
  ...emptyForm,
  situation: 'not-networked',
  institutionCode: 'H31010000003',
  institutionName: '演示上海未联网医院',
  institutionLevel: 'tier2',
  place: '310100',
  kind: 'inpatient',
  from: '2026-03-01',
  to: '2026-03-10',
  invoices: [{ code: '', number: ' 0012345678 ', day: '2026-03-10', total: '20,000', checkCode: '' }],
  lines: [{ day: '', code: '', name: ' 住院费 ', quantity: '1', price: '20000.00', amount: '20000' }],
  mobile: '138 0000 0000',
  bank: '演示银行杭州支行',
  accountNumber: '6222 0000 0000 0000 004',
}
