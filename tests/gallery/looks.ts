/** The five looks in which every part and page is seen. */

export interface GalleryLook {
  name: string
  width: number
  size: 'normal' | 'elder'
  colour: 'light' | 'dark'
}

const looks = (usual: number, narrow: number, wide: number): readonly GalleryLook[] => [
  { name: String(usual), width: usual, size: 'normal', colour: 'light' },
  { name: String(narrow), width: narrow, size: 'normal', colour: 'light' },
  { name: String(wide), width: wide, size: 'normal', colour: 'light' },
  { name: 'elder', width: usual, size: 'elder', colour: 'light' },
  { name: 'dark', width: usual, size: 'normal', colour: 'dark' },
]

/** A phone, a small phone, a computer; large type and the dark of night on the phone. */
export const phoneLooks = looks(390, 320, 1280)

/** The same widths, and large type and dark on the computer, where a desk works. */
export const deskLooks = looks(1280, 320, 390)
