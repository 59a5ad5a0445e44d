/**
 * What a clerk or an ID-card reader puts into the box at the counter. A reader is a keyboard: it types the number alone, or
 * the name and the number, in one line or in several, and mostly presses Enter after each.
 */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether the last place of an ID number is the one that the others lead to (GB 11643). */
function isWhole(number: string): boolean {
  const sum = weights.reduce((before, weight, place) => before + weight * Number(number[place]), 0)
  return '10X98765432'[sum % 11] === number[17]
}

/** The ID number in what was typed, wherever it stands; undefined while there is none whose last place is right. */
export function numberIn(text: string): string | undefined {
  const [found] = text.toUpperCase().match(/(?<!\d)\d{17}[\dX](?![\dX])/) ?? []
  return found !== undefined && isWhole(found) ? found : undefined
}

/** Whether what was typed can only be a name: no figure in it. */
export const isName = (text: string): boolean => text.trim() !== '' && !/\d/.test(text)
