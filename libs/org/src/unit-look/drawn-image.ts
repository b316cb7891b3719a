/** A picture without anything that is not needed to draw it: no text, no place where it was taken, nothing after its end. */
export interface DrawnImage {
  readonly width: number;
  readonly height: number;
  readonly content: Buffer;
}
