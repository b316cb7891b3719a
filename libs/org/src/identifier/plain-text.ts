const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g;
const fullWidth = /[\uff01-\uff5e]/g;

/** Full-width letters and digits become ordinary ones, other blanks a blank, invisible marks go; ends are trimmed. */
export const plainText = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2000-\u200a\t\r\n]+/g, ' ')
    .trim();
