import type { Sex } from './chinese-names';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const SLOTS = 50_000;
const SEEDS = 1000;

/** GB 11643: character 18 from the first 17. */
export function idCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return '10X98765432'[sum % 11] as string;
}

/**
 * ID numbers of the area 4590xx, which does not exist: nobody has them. Each only once, and seeds (modulo 1000) keep out of
 * each other's way: of the 100 areas × 500 serials that a day and a sex have, every seed takes its own.
 */
export class InventedIdNumbers {
  private readonly taken = new Map<string, number>();

  constructor(private readonly seed: number) {}

  take(birthDate: string, sex: Sex): string {
    const day = birthDate.replaceAll('-', '');
    const count = this.taken.get(day + sex) ?? 0;
    if ((count + 1) * SEEDS > SLOTS) throw new Error(`No ID numbers are left for ${birthDate}`);
    this.taken.set(day + sex, count + 1);
    // 7919 has no factor in common with 50,000: slots are scattered, otherwise on each day, and none comes twice.
    const slot = ((count * SEEDS + (this.seed % SEEDS)) * 7919 + Number(day) * 811) % SLOTS;
    const area = String(Math.floor(slot / 500)).padStart(2, '0');
    const serial = String((slot % 500) * 2 + (sex === '男' ? 1 : 0)).padStart(3, '0');
    const first17 = `4590${area}${day}${serial}`;
    return first17 + idCheckCharacter(first17);
  }
}

/** Mobile numbers 199…, scattered, each once. */
export class InventedPhones {
  private count = 0;

  constructor(private readonly seed: number) {}

  take(): string {
    // Odd and no multiple of 5: a permutation of the eight digits.
    const digits = ((this.count + this.seed * 7_368_787) * 37_649_321) % 100_000_000;
    this.count += 1;
    return `199${String(digits).padStart(8, '0')}`;
  }
}
