/** A scripted day of a hospital, a clinic and a pharmacy, in every way of signing: the same replies, the same money, books that agree. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { ledgerAgrees } from '../hospital/checks.ts'
import { openPlatform } from '../hospital/hospital.ts'
import { CheckingHospital } from './checking-hospital.ts'
import type { Paid } from './checking-hospital.ts'
import { clinicPaid, workClinicDay } from './clinic-day.ts'
import { hospitalPaid, workHospitalDay } from './hospital-day.ts'
import { pharmacyPaid, workPharmacyDay } from './pharmacy-day.ts'
import { signingCounter, waysOfSigning } from './ways-of-signing.ts'

interface Day {
  institution: readonly [code: string, place: string]
  work(institution: CheckingHospital): Promise<void>
  paid: readonly Paid[]
}

const days: Readonly<Record<string, Day>> = {
  hospital: { institution: ['H31010000001', '310100'], work: workHospitalDay, paid: hospitalPaid },
  clinic: { institution: ['H31010000004', '310100'], work: workClinicDay, paid: clinicPaid },
  pharmacy: { institution: ['P33010000001', '330100'], work: workPharmacyDay, paid: pharmacyPaid },
}

for (const way of waysOfSigning)
  test(`${way}: a day of a hospital, a clinic and a pharmacy`, async (t) => {
    // The demonstration takes unsigned calls too; where they are refused, every message of the day has to be signed well.
    const platform = await openPlatform(undefined, undefined, way === 'unsigned' ? {} : { YIDI_DEMO: '0' })
    t.after(() => platform.app.close())
    for (const [name, { institution, work, paid }] of Object.entries(days))
      await t.test(name, async () => {
        const [code, place] = institution
        const one = new CheckingHospital(await signingCounter(platform, code, way), code, place)
        await work(one)
        assert.deepEqual(one.paid, paid)
      })
    await ledgerAgrees(platform.db)
  })
