// Knows how a finished picture is handed to the page so that later frames cost nothing for it; knows nothing of what it shows.

/**
 * Shows a copy of what is painted in `target`, as large as asked, in canvas pixels.
 * A canvas with a drawing context is copied into every frame in which anything on the page changed, even when
 * it did not; a picture handed over whole is copied once.
 */
export function showStill(target: HTMLCanvasElement, painted: CanvasImageSource, width: number, height: number): void {
  const carrier = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
  carrier.getContext('2d')?.drawImage(painted, 0, 0)
  handOver(target, carrier)
}

/** The same without a copy: the carrier is empty afterwards. */
export function handOver(target: HTMLCanvasElement, carrier: OffscreenCanvas): void {
  if (target.width !== carrier.width) target.width = carrier.width
  if (target.height !== carrier.height) target.height = carrier.height
  target.getContext('bitmaprenderer')?.transferFromImageBitmap(carrier.transferToImageBitmap())
}
