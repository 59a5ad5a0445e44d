/** What the hospital writes into a referral, what is missing in it, and the command that it becomes. */
import { useQueryClient } from '@tanstack/react-query'
import type { FilingMessage } from '@yidi/contracts'
import { useState } from 'react'
import { fileReferral, referralsQuery, type Patient } from '../../api/referrals.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

const words = t.referrals

export interface Written {
  receivingName: string
  receivingCode: string
  destination: string
  diagnosisName: string
  diagnosisCode: string
  reason: string
  on: string
  from: string
  mobile: string
}

type Faults = Partial<Record<keyof Written | 'signed', string>>

function faultsOf(written: Written, signed: boolean): Faults {
  const found: Faults = {}
  if (written.receivingName.trim() === '') found.receivingName = words.receivingFault
  if (written.destination === '') found.destination = words.destinationFault
  if (written.diagnosisName.trim() === '') found.diagnosisName = words.diagnosisFault
  if (written.reason.trim() === '') found.reason = words.reasonFault
  if (!signed) found.signed = words.signedFault
  return found
}

export function useReferral(patient: Patient, onFiled: (filing: FilingMessage) => void) {
  const queries = useQueryClient()
  const [signed, setSigned] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const [written, setWritten] = useState<Written>({
    receivingName: '',
    receivingCode: '',
    destination: '',
    diagnosisName: '',
    diagnosisCode: '',
    reason: '',
    on: today(),
    from: today(),
    mobile: patient.phone ?? '',
  })
  const write = (change: Partial<Written>) => setWritten((before) => ({ ...before, ...change }))
  const filing = useCommand(fileReferral, async (made) => {
    await queries.invalidateQueries({ queryKey: referralsQuery.queryKey })
    onFiled(made)
  })
  const send = () => {
    const found = faultsOf(written, signed)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const { receivingCode, diagnosisCode, mobile, ...rest } = written
    filing.mutate({
      ...rest,
      personNo: patient.personNo,
      commitmentSigned: true,
      ...(receivingCode === '' ? {} : { receivingCode }),
      ...(diagnosisCode.trim() === '' ? {} : { diagnosisCode: diagnosisCode.trim() }),
      ...(mobile.trim() === '' ? {} : { mobile: mobile.trim() }),
    })
  }
  return { written, write, signed, setSigned, faults, error: filing.error, busy: filing.isPending, send }
}

export type Referral = ReturnType<typeof useReferral>
