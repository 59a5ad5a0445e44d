/** What the simulation works on: visits and purchases as they were acknowledged, and the doors by which it asks. */
import type { Hospital } from '../hospital/hospital.ts'
import type { SimulatedPerson } from './world.ts'

/** A line that was uploaded; one of negative count gives back some of another. */
export interface Line {
  serial: number
  code: string
  count: number
  price: number
  refundOf: number | undefined
}

/** A settlement of a visit that stands, with the lines that it holds. */
export interface Part {
  settlementId: string
  lines: readonly Line[]
}

export interface Visit {
  person: SimulatedPerson
  hospital: Hospital
  visitId: string
  inpatient: boolean
  /** First day; a stay lasts two more. */
  day: string
  /** Serials so far. */
  lines: number
  /** Lines that are in no settlement. */
  open: readonly Line[]
  discharged: boolean
  /** Settlements that stand, in the order in which they were made. */
  parts: readonly Part[]
  /** Whether it was settled for good. */
  closed: boolean
}

/** A purchase that stands. */
export interface Purchase {
  personNo: string
  pharmacy: Hospital
  visitId: string
  settlementId: string
}

/** The cookies of everybody who is at work, by person or desk. */
export type Cookies = Readonly<Record<string, string>>

/** The door of the program, for messages of a hospital and for the pages alike. */
export interface Door {
  inject(request: {
    method: 'GET' | 'POST'
    url: string
    headers: Record<string, string>
    payload?: string | Buffer
  }): Promise<{ statusCode: number; body: string }>
}
