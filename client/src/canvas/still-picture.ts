// Knows how a finished picture is handed to the page so that later frames cost nothing for it; knows nothing of what it shows.

/**
 * Shows a picture that was painted elsewhere; it is spent afterwards.
 * A canvas with a drawing context is copied into every frame in which anything on the page changed, even when
 * it did not; a picture handed over whole is copied once.
 */
export function showStill(target: HTMLCanvasElement, picture: ImageBitmap): void {
  if (target.width !== picture.width) target.width = picture.width
  if (target.height !== picture.height) target.height = picture.height
  target.getContext('bitmaprenderer')?.transferFromImageBitmap(picture)
}
