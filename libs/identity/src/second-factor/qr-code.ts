import { toString } from 'qrcode';

/** An SVG without script or style that the page may hold as it is. */
export const qrCodeSvg = (text: string): Promise<string> =>
  toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
