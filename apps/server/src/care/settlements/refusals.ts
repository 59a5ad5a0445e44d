import type { GatewayFaultName } from '@yidi/contracts/interface'
import { basisText } from '@yidi/rules'
import type { QuoteResult, Reason, Release } from '@yidi/rules'

/** Why a visit cannot be settled directly: the fault of the interface and what its text is filled with. */
export interface NoSettlement {
  fault: GatewayFaultName
  values: Record<string, string | number>
}

const faultOfReason: Readonly<Record<string, GatewayFaultName>> = {
  'not-filed': 'not-filed',
  'not-designated': 'not-designated',
  'not-networked': 'not-networked',
  'no-account': 'no-account',
}

const wayOut: Readonly<Record<string, string>> = {
  'not-filed': '请在出院前补办异地就医备案（当场生效），再重新结算',
  'not-designated': '请到定点医药机构就医',
  'not-networked': '请先自费，再回参保地报销',
  'no-account': '请自费购药',
}

/** What the engine's own answer means for a direct settlement; undefined when it settles. */
export function noSettlementOf(release: Release, result: QuoteResult): NoSettlement | undefined {
  switch (result.outcome) {
    case 'settled':
      return undefined
    case 'refused': {
      const reason = result.reasons?.[0]
      const code = reason?.code ?? ''
      return {
        fault: faultOfReason[code] ?? 'refused-by-policy',
        values: {
          reason: textOf(release, reason),
          hint: reason?.hint ?? wayOut[code] ?? '请向参保地医保经办机构咨询（区号+12393）',
        },
      }
    }
    case 'undetermined':
      return { fault: 'figure-open', values: { reason: textOf(release, result.reasons[0]) } }
    case 'invalid':
      return { fault: 'case-invalid', values: { reason: result.errors.map((error) => error.message).join('、') } }
  }
}

function textOf({ documents }: Release, reason: Reason | undefined): string {
  if (reason === undefined) return '不符合直接结算条件'
  return reason.basis ? `${reason.text}（${basisText(documents, reason.basis)}）` : reason.text
}
