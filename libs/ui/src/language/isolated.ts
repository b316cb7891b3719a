/** A name within a sentence: what writes from right to left in it turns nothing around it (Unicode UAX #9, FSI and PDI). */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
