import { registryOf } from '../registry.ts'
import type { Services, Transaction } from '../services.ts'
import { queryPerson } from './1101.ts'
import { registerOutpatient } from './2201.ts'
import { cancelOutpatient } from './2202.ts'
import { reportOutpatient } from './2203.ts'
import { uploadOutpatientLines } from './2204.ts'
import { voidOutpatientLines } from './2205.ts'
import { preSettleOutpatient } from './2206.ts'
import { settleOutpatient } from './2207.ts'
import { undoOutpatient } from './2208.ts'
import { uploadStayLines } from './2301.ts'
import { voidStayLines } from './2302.ts'
import { preSettleStay } from './2303.ts'
import { settleStay } from './2304.ts'
import { undoStay } from './2305.ts'
import { admit } from './2401.ts'
import { discharge } from './2402.ts'
import { changeStay } from './2403.ts'
import { cancelAdmission } from './2404.ts'
import { undoDischarge } from './2405.ts'
import { fileReferral } from './2501.ts'
import { withdrawReferral } from './2502.ts'
import { registerDisease } from './2503.ts'
import { withdrawDisease } from './2504.ts'
import { reverse } from './2601.ts'
import { querySettlement } from './5203.ts'
import { queryDiseases } from './5301.ts'
import { queryReferrals } from './5304.ts'
import { signIn } from './9001.ts'
import { signOut } from './9002.ts'

/** Every transaction that is open: one file each, one line each; a test compares this list with the folder. */
export const transactions: ReadonlyMap<string, Transaction> = registryOf<Services>([
  queryPerson,
  registerOutpatient,
  cancelOutpatient,
  reportOutpatient,
  uploadOutpatientLines,
  voidOutpatientLines,
  preSettleOutpatient,
  settleOutpatient,
  undoOutpatient,
  uploadStayLines,
  voidStayLines,
  preSettleStay,
  settleStay,
  undoStay,
  admit,
  discharge,
  changeStay,
  cancelAdmission,
  undoDischarge,
  fileReferral,
  withdrawReferral,
  registerDisease,
  withdrawDisease,
  reverse,
  querySettlement,
  queryDiseases,
  queryReferrals,
  signIn,
  signOut,
])
