/** What a second language has to say: the same names, sentences that take the same values, in other words. */
export type Shape<T> = T extends string
  ? string
  : T extends (...values: infer Values) => infer Said
    ? (...values: Values) => Shape<Said>
    : T extends readonly (infer One)[]
      ? readonly Shape<One>[]
      : { readonly [Name in keyof T]: Shape<T[Name]> }
