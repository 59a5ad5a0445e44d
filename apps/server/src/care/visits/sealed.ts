/** What of a visit lies sealed: who treats and whom to call, and the diagnoses. Fields that were not said are left out. */
import type { Database } from '../../platform/storage/index.ts'

type Ciphers = Database['ciphers']

/** What a registration says beside the facts that decide something. */
export interface VisitPrivate {
  /** Whom to call. */
  name?: string
  telephone?: string
  departmentName?: string
  doctorNo?: string
  doctorName?: string
  bed?: string
  medicalRecordNo?: string
}

export interface DiagnosisPrivate {
  code: string
  name: string
  department?: string | undefined
  doctorNo?: string | undefined
  doctorName?: string | undefined
  /** `yyyy-MM-dd HH:mm:ss`. */
  at?: string | undefined
  /** How the patient was at admission. */
  condition?: string | undefined
}

const visitPlace = (personNo: string, visitId: string) => `visit.private:${personNo}:${visitId}`
const diagnosisPlace = (personNo: string, visitId: string) => `diagnosis.diagnosis:${personNo}:${visitId}`

/** JSON without what is empty. */
const said = (content: object) =>
  JSON.stringify(Object.fromEntries(Object.entries(content).filter(([, value]) => value !== '')))

/** Seals what a registration says of who treats and whom to call. */
export function sealVisit(ciphers: Ciphers, personNo: string, visitId: string, content: VisitPrivate): Buffer {
  return ciphers.seal(said(content), visitPlace(personNo, visitId))
}

/** What a registration said; nothing of a visit that was registered without. */
export function openVisit(ciphers: Ciphers, personNo: string, visitId: string, cipher: Buffer | null): VisitPrivate {
  return cipher === null ? {} : (JSON.parse(ciphers.open(cipher, visitPlace(personNo, visitId))) as VisitPrivate)
}

/** Seals a diagnosis. */
export function sealDiagnosis(
  ciphers: Ciphers,
  personNo: string,
  visitId: string,
  { code, name, ...more }: DiagnosisPrivate,
): Buffer {
  return ciphers.seal(
    JSON.stringify({ code, name, ...(JSON.parse(said(more)) as object) }),
    diagnosisPlace(personNo, visitId),
  )
}

/** A diagnosis; one of before has code and name alone. */
export function openDiagnosis(ciphers: Ciphers, personNo: string, visitId: string, cipher: Buffer): DiagnosisPrivate {
  return JSON.parse(ciphers.open(cipher, diagnosisPlace(personNo, visitId))) as DiagnosisPrivate
}
