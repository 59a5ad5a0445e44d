/** Whatever is kept as pictures: each part, and each page in each of its states. */
import type { Browser } from 'playwright-core'
import type { Camera, Frame } from './camera.ts'
import type { Viewer } from './doors.ts'
import { deskLooks, phoneLooks, type GalleryLook } from './looks.ts'
import { deskPages, phonePages, type GalleryPage } from './pages.ts'
import type { ServedGallery } from './served.ts'
import type { World } from './world.ts'

export interface Subject {
  /** The folder of its pictures. */
  name: string
  /** In words, for whoever looks at the gallery. */
  title: string
  kind: 'part' | 'page'
  looks: readonly GalleryLook[]
  frame: Frame
  show: (camera: Camera) => Promise<void>
}

/** A page is kept small: that its parts are right is seen at the parts, which are kept as they are. */
const pageFrame: Frame = { mostHeight: 1800, scale: 0.5 }
const partFrame: Frame = { mostHeight: 6000, scale: 1 }

/** The pages, each as its viewer finds it in the world of the gallery. */
export function pageSubjects(world: World): Subject[] {
  const subject = (page: GalleryPage, looks: readonly GalleryLook[]): Subject => ({
    name: page.name,
    title: `${page.path} · ${page.who} · ${page.state}`,
    kind: 'page',
    looks,
    frame: pageFrame,
    show: async (camera) => {
      const named = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => world.named[name]!)
      const cookie = await world.cookieOf(named(page.who) as Viewer)
      await camera.open(`${world.address}${named(page.path)}`, cookie)
      for (const button of page.press ?? []) await camera.press(button)
    },
  })
  return [...phonePages.map((page) => subject(page, phoneLooks)), ...deskPages.map((page) => subject(page, deskLooks))]
}

interface ListedPart {
  part: string
  title: string
  covering: readonly string[]
}

/** The parts, each with its examples on one sheet; an example that lies over the whole page has a sheet of its own. */
export async function partSubjects(browser: Browser, gallery: ServedGallery): Promise<Subject[]> {
  const page = await browser.newPage()
  await page.goto(gallery.address())
  await page.getByRole('heading', { level: 1 }).waitFor()
  const listed = await page.evaluate<ListedPart[]>(`[...document.querySelectorAll('[data-part]')].map((section) => ({
    part: section.dataset.part,
    title: section.querySelector('h2').innerText,
    covering: [...section.querySelectorAll('[data-covering=true]')].map((one) => one.innerText),
  }))`)
  await page.close()
  const subject = (name: string, title: string, address: string): Subject => ({
    name: `part-${name}`,
    title,
    kind: 'part',
    looks: phoneLooks,
    frame: partFrame,
    show: (camera) => camera.open(address, undefined),
  })
  return listed.flatMap(({ part, title, covering }) => [
    subject(part, title, gallery.address(part)),
    ...covering.map((name) => subject(`${part}-${name}`, `${title} · ${name}`, gallery.address(part, name))),
  ])
}
