// Knows which cards a person sees on the map of a page, whole or covered; knows no step of a call.
import type { Locator, Page } from 'playwright-core'

/** How many cards of a kind lie whole within what is seen of the map. */
export const cardsInSight = (page: Page, kind: string): Promise<number> =>
  page.getByRole('application', { name: 'Map' }).evaluate((map, wanted) => {
    const area = map.getBoundingClientRect()
    return [...map.querySelectorAll(`[data-kind="${wanted}"]`)].filter((one) => {
      const { top, bottom, left, right } = one.getBoundingClientRect()
      return top >= area.top && bottom <= area.bottom && left >= area.left && right <= area.right
    }).length
  }, kind)
/** How many cards of a kind lie under something in part. */
export const coveredBy = async (cover: Locator, kind: string): Promise<number> => {
  const over = await cover.boundingBox()
  if (over === null) throw new RangeError('nothing lies over the map')
  const { x, y, width, height } = over
  return await cover.page().evaluate(
    ([cards, left, top, right, bottom]) =>
      [...document.querySelectorAll(`[data-kind="${cards}"]`)].filter((one) => {
        const card = one.getBoundingClientRect()
        return card.left < right && card.right > left && card.top < bottom && card.bottom > top
      }).length,
    [kind, x, y, x + width, y + height] as const,
  )
}
