// Knows how faces that are painted again and again are kept as bitmaps; knows no layer and no camera.
import type { CardPicture } from '@common-ground/shared/picture/display-list.ts'
import type { Theme } from '@common-ground/shared/picture/theme.ts'
import { paint } from './paint.ts'

/** All bitmaps together may have this many pixels (4 bytes each). */
const MOST_PIXELS = 12_000_000
/** Room around a face for borders and rings that stand outside it, world units. */
const RIM = 8

interface Bitmap {
  readonly picture: CardPicture
  readonly scale: number
  readonly canvas: OffscreenCanvas
}
export interface FaceBitmaps {
  /** Paints a face with its top left corner at (x, y); `scale` = device pixels a world unit. */
  paint(pen: CanvasRenderingContext2D, picture: CardPicture, x: number, y: number, scale: number, theme: Theme): void
  clear(): void
}

export function createFaceBitmaps(): FaceBitmaps {
  // Insertion order is age: what was used last stands last.
  const kept = new Map<string, Bitmap>()
  let pixels = 0
  const drop = (id: string, bitmap: Bitmap): void => {
    kept.delete(id)
    pixels -= bitmap.canvas.width * bitmap.canvas.height
  }
  return {
    paint(pen, picture, x, y, scale, theme) {
      let bitmap = kept.get(picture.id)
      if (bitmap !== undefined && (bitmap.picture !== picture || bitmap.scale !== scale)) {
        drop(picture.id, bitmap)
        bitmap = undefined
      }
      if (bitmap === undefined) {
        const canvas = new OffscreenCanvas(
          Math.max(1, Math.ceil((picture.width + 2 * RIM) * scale)),
          Math.max(1, Math.ceil((picture.height + 2 * RIM) * scale)),
        )
        const brush = canvas.getContext('2d')
        if (brush === null) return
        brush.setTransform(scale, 0, 0, scale, RIM * scale, RIM * scale)
        // Same methods on both kinds of context; only the type differs.
        paint(brush as unknown as CanvasRenderingContext2D, picture.marks, theme)
        bitmap = { picture, scale, canvas }
        pixels += canvas.width * canvas.height
      } else kept.delete(picture.id)
      kept.set(picture.id, bitmap)
      for (const [id, old] of kept) {
        if (pixels <= MOST_PIXELS) break
        if (old !== bitmap) drop(id, old)
      }
      pen.drawImage(bitmap.canvas, x - RIM, y - RIM, bitmap.canvas.width / scale, bitmap.canvas.height / scale)
    },
    clear() {
      kept.clear()
      pixels = 0
    },
  }
}
