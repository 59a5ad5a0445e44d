/** Over the form of a claim that was sent back: everything that must be put right. */
import { useQuery } from '@tanstack/react-query'
import { claimQuery } from '../../../api/claims.ts'
import * as t from '../../../texts/index.ts'
import { Corrections } from '../../apply/Corrections.tsx'

export function ToCorrect({ of }: { of: string }) {
  const claim = useQuery(claimQuery(of)).data?.claim
  return claim === undefined ? null : <Corrections title={t.apply.corrections} record={claim} />
}
