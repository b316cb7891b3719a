import type { Sql } from './sql';

declare const txBrand: unique symbol;

/** An open transaction. Only `Transactions.run` makes one, so a write outside a transaction does not compile. */
export interface Tx {
  readonly [txBrand]: true;
}

const open = new WeakMap<Tx, Sql>();

/** For `libs/platform/database` alone. */
export function bindTx(sql: Sql): Tx {
  const tx = Object.freeze({}) as Tx;
  open.set(tx, sql);
  return tx;
}

/** For `libs/platform/database` alone: a Tx kept after its end must fail loudly. */
export function endTx(tx: Tx): void {
  open.delete(tx);
}

/** Statements inside the transaction; for stores. */
export function sqlOf(tx: Tx): Sql {
  const found = open.get(tx);
  if (!found) throw new Error('This transaction has ended: a Tx must not be kept beyond Transactions.run');
  return found;
}
