/** Takes the gallery: every subject in its looks, two at a time, with what axe and the page itself find wrong. */
import type { Browser } from 'playwright-core'
import { axeFindings } from '../browser/axe.ts'
import { openBrowser } from '../browser/browser.ts'
import { openCamera, type Camera } from './camera.ts'
import type { GalleryLook } from './looks.ts'
import { writePng } from './png.ts'
import { serveGallery } from './served.ts'
import { pageSubjects, partSubjects, type Subject } from './subjects.ts'
import { openWorld } from './world.ts'

export interface Shot {
  subject: Subject
  look: string
  /** The picture as the PNG file that would be kept. */
  file: Buffer
  /** What is wrong with the page itself, in words. */
  findings: readonly string[]
}

export interface Asked {
  /** Subjects whose name has one of these words; all when there are none. */
  words: readonly string[]
  /** True: every rule of axe in every look. False: every rule in the first, and in the others those that the look can change. */
  everyRule: boolean
  /**
   * Subjects that are taken in every look, by their whole name, while each of the others is taken in one: by its place among all
   * of them, so that every look is worn by each fifth. All are taken in every look where this is left out.
   */
  inEveryLook?: readonly string[]
  /** Of the pages only one in so many, by its place; parts and what is taken in every look are never left out. */
  onePageIn?: number
}

export interface Studio {
  browser: Browser
  subjects: readonly Subject[]
  now: Date
  close: () => Promise<void>
}

/** Opens what the pictures are taken of: the program with its world, the built parts, the browser. */
export async function openStudio(): Promise<Studio> {
  const gallery = await serveGallery()
  const [world, browser] = await Promise.all([openWorld(), openBrowser()])
  return {
    browser,
    subjects: [...(await partSubjects(browser, gallery)), ...pageSubjects(world)],
    now: world.now,
    close: async () => {
      await browser.close()
      await Promise.all([gallery.close(), world.close()])
    },
  }
}

/** Takes every subject that is asked for and hands over each picture; gives the subjects. */
export async function takeGallery(studio: Studio, asked: Asked, onShot: (shot: Shot) => void): Promise<Subject[]> {
  const subjects = studio.subjects.filter(
    (subject, place) =>
      (asked.words.length === 0 || asked.words.some((word) => subject.name.includes(word))) &&
      isOfThem(subject, place, asked),
  )
  const left = [...subjects]
  const work = async (): Promise<void> => {
    const camera = await openCamera(studio.browser, studio.now)
    for (let subject = left.shift(); subject !== undefined; subject = left.shift())
      await takeSubject(camera, { ...subject, looks: looksOf(studio, asked, subject) }, asked.everyRule, onShot)
    await camera.close()
  }
  await Promise.all([work(), work()])
  return subjects
}

const isOfThem = ({ kind, name }: Subject, place: number, { onePageIn = 1, inEveryLook = [] }: Asked): boolean =>
  kind === 'part' || inEveryLook.includes(name) || place % onePageIn === 0

function looksOf({ subjects }: Studio, { inEveryLook }: Asked, subject: Subject): readonly GalleryLook[] {
  const { name, looks } = subject
  if (inEveryLook === undefined || inEveryLook.includes(name)) return looks
  return [looks[subjects.indexOf(subject) % looks.length]!]
}

async function takeSubject(
  camera: Camera,
  subject: Subject,
  everyRule: boolean,
  onShot: (shot: Shot) => void,
): Promise<void> {
  await subject.show(camera)
  for (const [index, look] of subject.looks.entries()) {
    const { picture, fits } = await camera.take(look, subject.frame)
    const findings = [
      ...(fits ? [] : ['something is wider than the screen']),
      ...(await findingsOf(camera, subject, everyRule || index === 0)),
      ...camera.faults().map((fault) => `its script failed: ${fault}`),
    ]
    onShot({ subject, look: look.name, file: writePng(picture), findings })
  }
}

/** What axe finds serious or moderate. A part alone is no page: landmarks and a first heading are the page's matter. */
async function findingsOf({ page }: Camera, { kind, name }: Subject, whole: boolean): Promise<string[]> {
  const rules = !whole ? 'look' : kind === 'page' ? 'wcag and best practice' : 'wcag'
  const covered = kind === 'part' && !name.includes('-', 'part-'.length) && (await page.evaluate<boolean>(isCovered))
  return [
    ...(covered ? ['an example lies over the sheet: name it under `covering`'] : []),
    ...(await axeFindings(page, { from: 'moderate', rules })),
  ]
}

const isCovered = `document.querySelector(':modal') !== null`

export const lookOf = (subject: Subject, name: string): GalleryLook => subject.looks.find((look) => look.name === name)!
