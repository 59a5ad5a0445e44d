import type { code as zh } from '../zh/code.ts'
import type { Shape } from '../shape.ts'

export const code: Shape<typeof zh> = {
  title: 'My code',
  why: 'Log in to show your insurance code.',
  picture: 'QR code of your insurance, for the hospital to scan',
  left: (minutes, seconds) => `Good for ${String(minutes)}:${String(seconds).padStart(2, '0')} more`,
  read: (institution) => `${institution} has scanned your code.`,
  used: (institution) => `${institution} has registered you with this code. Take a new one to register again.`,
  someInstitution: 'A hospital',
  byHand: 'If it cannot be scanned, the staff can type:',
  renew: 'New code',
  hints: [
    'Make the screen bright and hold it straight to the scanner.',
    'One code registers one visit. It lasts five minutes and is then replaced by itself.',
    'Without a phone, your ID card or social security card does the same.',
  ],
}
