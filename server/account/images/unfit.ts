/** An image that is not what it says, or is damaged; it is not filed. */
export class Unfit extends Error {}

/** More than any phone takes, and less than what exhausts the phone that shows it. */
const MOST_PIXELS = 120_000_000

/** Checks the size an image claims, before anything has to hold it. */
export function checkPixels(width: number, height: number): void {
  if (width < 1 || height < 1 || width * height > MOST_PIXELS) throw new Unfit(`${width} by ${height} pixels`)
}
