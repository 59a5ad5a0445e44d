/** One entry of the error registry. Texts are for people, in Chinese; `{name}` stands for a parameter. */
export interface ErrorEntry {
  /** HTTP status of the problem document. */
  status: number
  /** A few words that never change for the code. */
  title: string
  /** What is wrong this time, with the value: `参保地 {pool} 还没有接入。` */
  detail: string
  /** What the reader can do about it. */
  remedy: string
  /** The article that the refusal rests on, where it is the law that refuses. */
  basis?: { document: string; article: string }
}
