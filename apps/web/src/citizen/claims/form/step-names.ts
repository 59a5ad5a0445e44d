/** The pages of the form, one question each, in their order. */
export const stepNames = [
  ...(['situation', 'hospital', 'visit', 'injury', 'prescription', 'invoices', 'lines'] as const),
  ...(['account', 'papers', 'check', 'sign'] as const),
] as const
export type Step = (typeof stepNames)[number]
