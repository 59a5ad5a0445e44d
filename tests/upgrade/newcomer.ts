/** Who is enrolled in the story; the number is given then. */
export const newcomer = { idNumber: '330100199203150037', name: '演示新参保', pool: '330100' } as const
