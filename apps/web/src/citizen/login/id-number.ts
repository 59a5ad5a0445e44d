/** An ID number as the log-in takes it. */
export const typedNumber = (text: string): string => text.trim().toUpperCase()

/** Whether it looks like one; whether it is somebody's the server knows. */
export const isIdNumber = (number: string): boolean => /^\d{17}[\dX]$/.test(number)
