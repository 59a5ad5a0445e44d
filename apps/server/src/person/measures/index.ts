export { measureKind, wayOn } from './kind.ts'
export type { MeasureDetail } from './kind.ts'
export { liftMeasure, measuresOn, takeMeasure } from './measures.ts'
