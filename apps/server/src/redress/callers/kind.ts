/** Complaints of callers nobody knows, among the kinds of records. */
import { callerKind } from './caller.ts'

export default callerKind
