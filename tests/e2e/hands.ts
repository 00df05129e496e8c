import type { Locator, Page } from '@playwright/test'
import { TEST_PASSWORD } from '#tests/setup/api-client.ts'
import { tabTo } from './focus.ts'
import { expect } from './test.ts'

/** A way to use a page: what a person does, whatever they do it with. */
export type Hand = {
  /** A button, a link, a checkbox or what opens details. */
  readonly press: (target: Locator) => Promise<void>
  /** One radio button of a group. */
  readonly pick: (target: Locator) => Promise<void>
  /** An option of a select, by its words. */
  readonly choose: (target: Locator, option: string | RegExp) => Promise<void>
  /** A text in place of what stands in a field. */
  readonly write: (target: Locator, text: string) => Promise<void>
  /** Puts the focus there, and nothing else. */
  readonly reach: (target: Locator) => Promise<void>
}

const byMouse = (page: Page): Hand => ({
  press: (target) => target.click(),
  // The button itself may be drawn by its label alone.
  pick: (target) => target.locator('xpath=ancestor::label[1]').click(),
  choose: async (target, option) => {
    await target.selectOption({ index: await optionIndex(target, option) })
  },
  write: async (target, text) => {
    await target.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(text)
  },
  reach: (target) => target.click(),
})

/** Nothing but keys: Tab to get there, and what a key does to the kind of control. */
const byKeyboard = (page: Page): Hand => {
  let pressed = ''
  const go = async (target: Locator) => {
    // A press before may have led to another page: it is there with what is looked for.
    await expect(target).toBeVisible()
    if (pressed && (await page.evaluate(isFocusLost)))
      expect.soft('', 'whatever a press does, the focus stays in the page').toBe(`focus lost by ${pressed}`)
    pressed = ''
    await tabTo(page, target)
  }
  return {
    press: async (target) => {
      await go(target)
      // As a click does, and whoever sees that it is grey.
      await expect(target).toBeEnabled()
      pressed = String(target)
      await page.evaluate(markPage)
      const isInput = await target.evaluate((element) => element instanceof HTMLInputElement)
      await page.keyboard.press(isInput ? 'Space' : 'Enter')
    },
    pick: async (target) => {
      await go(target)
      const distance = await target.evaluate(radioDistance)
      for (let step = 0; step < Math.abs(distance); step++)
        await page.keyboard.press(distance > 0 ? 'ArrowDown' : 'ArrowUp')
      await expect(target).toBeFocused()
      if (!(await target.isChecked())) await page.keyboard.press('Space')
    },
    choose: async (target, option) => {
      await go(target)
      const wanted = await optionIndex(target, option)
      const distance = wanted - (await target.evaluate((select: HTMLSelectElement) => select.selectedIndex))
      for (let step = 0; step < Math.abs(distance); step++)
        await page.keyboard.press(distance > 0 ? 'ArrowDown' : 'ArrowUp')
    },
    write: async (target, text) => {
      await go(target)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(text)
    },
    reach: go,
  }
}

/** Every journey below goes by each of them. */
export const HANDS = { mouse: byMouse, 'keyboard alone': byKeyboard }

export const keyboard = byKeyboard

/** On the page where one signs in, which leads on from there. */
export async function signInBy(hand: Hand, page: Page, { email }: { readonly email: string }): Promise<void> {
  const main = page.getByRole('main')
  await hand.write(main.getByLabel('Email address'), email)
  await hand.write(main.getByLabel('Password'), TEST_PASSWORD)
  await hand.press(main.getByRole('button', { name: 'Sign in' }))
}

/** On the page where one registers. Returns the address of the new account. */
export async function registerBy(hand: Hand, page: Page, name: string): Promise<string> {
  const main = page.getByRole('main')
  const email = `${crypto.randomUUID()}@visitors.example`
  await hand.write(main.getByLabel('Name'), name)
  await hand.write(main.getByLabel('Email address'), email)
  await hand.write(main.getByLabel('Password'), TEST_PASSWORD)
  await hand.press(main.getByRole('button', { name: 'Register' }))
  return email
}

/** Remembers which page a press was made on. Runs in the page. */
function markPage(): void {
  document.documentElement.dataset.pressedOn = location.pathname
}

/** Whether this is still the page of the last press, and nothing in it has the focus. Runs in the page. */
function isFocusLost(): boolean {
  const isSame = document.documentElement.dataset.pressedOn === location.pathname
  return isSame && document.activeElement === document.body
}

/** How many arrows down from the radio button of its group that has the focus. Runs in the page. */
function radioDistance(element: Element): number {
  const { name, form } = element as HTMLInputElement
  const all = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  const group = all.filter((radio) => radio.name === name && radio.form === form && !radio.disabled)
  return (
    group.indexOf(element as HTMLInputElement) - group.indexOf(document.activeElement as HTMLInputElement)
  )
}

async function optionIndex(select: Locator, option: string | RegExp): Promise<number> {
  await expect(select).toBeVisible()
  const texts = await select.locator('option').allTextContents()
  const index = texts.findIndex((text) => (typeof option === 'string' ? text === option : option.test(text)))
  if (index < 0) throw new Error(`No option ${option} among ${texts.join(', ')}.`)
  return index
}
