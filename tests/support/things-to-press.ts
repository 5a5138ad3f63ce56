// Knows how many things a person sees that can be pressed, typed into or chosen on a page, as the person would count them.
import type { Page } from 'playwright-core'

/**
 * What stands around the board and may be pressed, by name; two that are called the same are two. What can be pressed only later counts too: it is seen. The
 * answers to one question that are to be picked from count as one; the cards on the map and in the list are the board
 * itself. [PG96]
 */
export async function thingsToPress(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const ROLES = ['button', 'link', 'tab', 'checkbox', 'radio', 'switch', 'combobox', 'menuitem', 'slider', 'textbox']
    const all = document.querySelectorAll<HTMLElement>(
      `a[href], button, input, select, textarea, summary, [contenteditable=true], ${ROLES.map((role) => `[role=${role}]`).join()}`,
    )
    const asked = new Set<Element>()
    return [...all].flatMap((element) => {
      const { width, height, bottom, right, top, left } = element.getBoundingClientRect()
      const isInWindow = width > 1 && height > 1 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
      const isSeen = isInWindow && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      const isBoard = element.matches('[data-card-id], [data-relation-id], article *, .zone-part *')
      if (!isSeen || isBoard || element.closest('[inert]') !== null) return []
      if (element.parentElement?.closest('a[href], button') !== null) return []
      const question = element.matches('[type=checkbox], [type=radio]') ? element.closest('fieldset') : null
      const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : null
      const own = element.getAttribute('aria-label') ?? label ?? element.textContent
      if (question === null) return [own]
      if (asked.has(question)) return []
      asked.add(question)
      return [question.querySelector('legend')?.textContent ?? own]
    })
  })
}
